import Glibc

/// Puts a run's results in the place of those before: all of them or none.
struct Exchange {
    let working: WorkingFolder
    /// Each undoes a step that was taken.
    private var undo: [() throws -> Void] = []

    private var files: FileSystem { working.files }
    private var folder: String { working.place.folder }

    init(_ working: WorkingFolder) {
        self.working = working
    }

    /// What has become of the results before.
    enum Before {
        case nothing
        /// They lie here, and can go.
        case at(String)
        /// They hold something else too, and are kept here.
        case kept(String)
    }

    /// Writes the files and exchanges the folders.
    ///
    /// - Parameters:
    ///   - texts: names and texts.
    ///   - keepsBefore: what was there is not a run's alone, and is kept beside the results.
    /// - Returns: what has become of what was there.
    /// - Throws: ``OutputError``, which says what is in place now.
    mutating func run(_ texts: [(name: String, text: String)], keepsBefore: Bool) throws -> Before {
        do {
            try write(texts)
            var before = try exchange()
            if keepsBefore, case .at(let path) = before {
                let kept = try working.keep(path)
                undo.append { [files] in try files.move(kept, to: path) }
                before = .kept(kept)
            }
            try files.flush(working.place.parent)
            try files.flush(working.path)
            return before
        } catch {
            throw OutputError(
                description: "cannot write the results to '\(working.place.given)': \(error); \(takeBack())"
            )
        }
    }

    /// Writes whole results beside those before.
    private func write(_ texts: [(name: String, text: String)]) throws {
        try files.makeFolder(working.writing)
        for (name, text) in texts { try files.write(text, to: "\(working.writing)/\(name)") }
        if let before = try files.entry(folder) { try files.setPermissions(working.writing, before.permissions) }
        try files.flush(working.writing)
        // From here on a later run takes the folder for whole results.
        try files.move(working.writing, to: working.new)
        try files.flush(working.path)
    }

    private mutating func exchange() throws -> Before {
        let (folder, files, new, old) = (folder, files, working.new, working.old)
        guard try files.entry(folder) != nil else {
            try files.move(new, to: folder)
            undo.append { try files.move(folder, to: new) }
            return .nothing
        }
        if try files.exchange(new, folder) {
            undo.append {
                guard try files.exchange(new, folder) else {
                    throw FileError(call: .exchange, path: folder, code: EINVAL)
                }
            }
            return .at(new)
        }
        // Between these two there are no results in place: a run that is killed here leaves it to the next to put the
        // old ones back.
        try files.move(folder, to: old)
        undo.append { try files.move(old, to: folder) }
        try files.move(new, to: folder)
        undo.append { try files.move(folder, to: new) }
        return .at(old)
    }

    /// Undoes all steps, last first.
    ///
    /// - Returns: what is in place now, in the words of a message.
    private mutating func takeBack() -> String {
        do {
            while let step = undo.last {
                try step()
                undo.removeLast()
            }
            return "nothing was changed"
        } catch {
            // Not even that: the file system is going. Nothing is removed any more.
            let inPlace = try? files.entry(folder)
            return inPlace == nil
                ? "the results before lie in '\(working.old)', and the next run puts them back"
                : "the new results are in place, but may not outlast a power cut, and those before lie in "
                    + "'\(working.path)'"
        }
    }

    /// Whether every step has been undone.
    var isTakenBack: Bool { undo.isEmpty }
}

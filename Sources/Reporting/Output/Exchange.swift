import Glibc

/// Puts a run's results in the place of those before: all of them or none.
struct Exchange {
    let working: WorkingFolder
    /// What has been done, and can be undone.
    private var steps: [Step] = []

    private enum Step {
        case moved(String, to: String)
        case exchanged(String, String)
    }

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
    ///   - contents: names of files and their bytes.
    ///   - keepsBefore: what was there is not a run's alone, and is kept beside the results.
    /// - Returns: what has become of what was there.
    /// - Throws: ``OutputError``, which says what is in place now.
    mutating func run(_ contents: [(name: String, bytes: [UInt8])], keepsBefore: Bool) throws -> Before {
        do {
            try write(contents)
            var before = try exchange()
            if keepsBefore, case .at(let path) = before {
                let kept = try working.keep(path)
                steps.append(.moved(path, to: kept))
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
    private func write(_ contents: [(name: String, bytes: [UInt8])]) throws {
        try files.makeFolder(working.writing)
        let inner = Set(contents.compactMap { OutputPlace.innerFolder(of: $0.name) }).sorted()
            .map { "\(working.writing)/\($0)" }
        for path in inner { try files.makeFolder(path) }
        for (name, bytes) in contents { try files.write(bytes, to: "\(working.writing)/\(name)") }
        let before = try files.entry(folder)
        for path in inner + [working.writing] {
            if let before { try files.setPermissions(path, before.permissions) }
            try files.flush(path)
        }
        // From here on a later run takes the folder for whole results.
        try files.move(working.writing, to: working.new)
        try files.flush(working.path)
    }

    private mutating func exchange() throws -> Before {
        guard try files.entry(folder) != nil else {
            try move(working.new, to: folder)
            return .nothing
        }
        if try files.exchange(working.new, folder) {
            steps.append(.exchanged(working.new, folder))
            return .at(working.new)
        }
        // Between these two there are no results in place: a run that is killed here leaves it to the next to put the
        // old ones back.
        try move(folder, to: working.old)
        try move(working.new, to: folder)
        return .at(working.old)
    }

    private mutating func move(_ path: String, to other: String) throws {
        try files.move(path, to: other)
        steps.append(.moved(path, to: other))
    }

    /// Undoes all steps, last first.
    ///
    /// - Returns: what is in place now, in the words of a message.
    private mutating func takeBack() -> String {
        while let step = steps.last {
            do {
                switch step {
                case .moved(let path, to: let other): try files.move(other, to: path)
                case .exchanged(let path, let other):
                    guard try files.exchange(path, other) else {
                        throw FileError(call: .exchange, path: path, code: EINVAL)
                    }
                }
                steps.removeLast()
            } catch {
                // The file system is going, and may not even tell any more what is where.
                return state(after: step)
            }
        }
        try? files.flush(working.place.parent)
        return "nothing was changed"
    }

    /// What is in place when a step and those before it stand.
    private func state(after step: Step) -> String {
        var before: String?
        switch step {
        case .exchanged(let path, _): before = path
        case .moved(folder, to: let old): return "the results before lie in '\(old)', and the next run puts them back"
        case .moved(_, to: folder): before = steps.count == 1 ? nil : working.old
        case .moved(_, to: let kept): before = kept
        }
        return "the new results are in place, but may not outlast a power cut"
            + (before.map { ", and those before lie in '\($0)'" } ?? "")
    }

    /// Whether every step has been undone.
    var isTakenBack: Bool { steps.isEmpty }
}

/// The hidden folder beside the results in which one run at a time gets its results ready.
///
/// Whoever holds the lock in it may change the results, and only then what else lies in it:
///
/// | name | holds |
/// |---|---|
/// | `writing` | results that are not whole yet |
/// | `new` | whole results; after an exchange, what was in their place |
/// | `old` | what was there before, where two folders cannot be exchanged at once |
///
/// A run that is killed leaves it behind, and the next one makes good what it finds.
struct WorkingFolder {
    let place: OutputPlace
    let files: FileSystem
    private let lock: Int32

    var path: String { Self.path(place) }
    var writing: String { "\(path)/writing" }
    var new: String { "\(path)/new" }
    var old: String { "\(path)/old" }
    private var lockFile: String { "\(path)/lock" }

    private static func path(_ place: OutputPlace) -> String { place.beside(".\(place.name).waitcast.tmp") }

    /// Makes the folder, if need be, and takes its lock.
    ///
    /// - Throws: ``OutputError`` if another run has it.
    init(_ place: OutputPlace, files: FileSystem) throws {
        self.place = place
        self.files = files
        let path = Self.path(place)
        // The run that had the lock before may take the folder away between our making it and our locking it.
        for _ in 0..<1000 {
            if try files.entry(path) == nil {
                do {
                    try files.makeFolder(path)
                } catch let error as FileError where error.isAlreadyThere {
                    continue
                } catch let error as FileError {
                    throw FileError(call: .makeFolderIn, path: place.parent, code: error.code)
                }
            }
            guard try files.entry(path)?.isFolder != false else {
                throw OutputError(description: "'\(path)' is in the way of the results: move it elsewhere")
            }
            do {
                lock = try files.lock("\(path)/lock")
                return
            } catch let error as FileError where error.isMissing {
                continue
            } catch let error as FileError where error.isLockedByAnother {
                break
            } catch {
                try? files.removeFolder(path)
                throw error
            }
        }
        throw OutputError(
            description: "another run is writing to '\(place.given)': wait for its end, or name another folder with "
                + "--output"
        )
    }

    /// Makes good what a killed run left: results that were on their way out are put back, and what is left of it is
    /// cleared away.
    ///
    /// - Returns: where things that no run wrote are kept now.
    func recover() throws -> [String] {
        if try files.entry(old) != nil, try files.entry(place.folder) == nil {
            try files.move(old, to: place.folder)
            try files.flush(place.parent)
        }
        if try files.entry(writing) != nil {
            for name in try files.names(in: writing) { try remove("\(writing)/\(name)") }
            try files.removeFolder(writing)
        }
        var kept: [String] = []
        for left in [new, old] where try files.entry(left) != nil {
            if let name = try discard(left) { kept.append(name) }
        }
        return kept
    }

    /// Removes a file, or an inner folder with its files.
    private func remove(_ path: String) throws {
        guard try files.entry(path)?.isFolder == true else { return try files.removeFile(path) }
        for name in try files.names(in: path) { try files.removeFile("\(path)/\(name)") }
        try files.removeFolder(path)
    }

    /// Removes results that are as a run wrote them; everything else is kept beside the results.
    ///
    /// - Returns: where it is kept.
    func discard(_ folder: String) throws -> String? {
        guard let content = try FolderContent.of(folder, files: files), content.foreign == nil else {
            return try keep(folder)
        }
        do {
            // The manifest last: it vouches for what is left if this run is killed.
            for name in content.own where name != OutputFolder.manifestName {
                try files.removeFile("\(folder)/\(name)")
            }
            for name in content.folders { try files.removeFolder("\(folder)/\(name)") }
            if content.record != nil { try files.removeFile("\(folder)/\(OutputFolder.manifestName)") }
            try files.removeFolder(folder)
            return nil
        } catch let error as FileError where error.isNotEmpty {
            return try keep(folder)
        }
    }

    /// Moves a folder beside the results under a free name.
    func keep(_ folder: String) throws -> String {
        var name = place.beside("\(place.name).replaced")
        var number = 1
        while try files.entry(name) != nil {
            number += 1
            name = place.beside("\(place.name).replaced-\(number)")
        }
        try files.move(folder, to: name)
        return name
    }

    /// Takes the folder away, if it is empty, and gives up the lock.
    func close() {
        try? files.removeFile(lockFile)
        try? files.removeFolder(path)
        files.unlock(lock)
    }
}

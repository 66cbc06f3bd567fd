import Foundation

/// A folder that is written whole or not at all.
struct NewFolder {
    /// As the user named it.
    private let given: String
    /// Where it will stand.
    private let place: String
    /// Where it is written before.
    private let working: String

    /// A place for a folder: where nothing is, or an empty folder.
    ///
    /// - Throws: A ``Failure`` that says what is in the way.
    init(_ given: String) throws {
        self.given = given
        let parts = given.split(separator: "/")
        guard let name = parts.last, !given.utf8.contains(0) else {
            throw Self.failure("'\(given)' can be no new folder: give it a name")
        }
        let root = given.hasPrefix("/") ? "/" : ""
        let parent = root + parts.dropLast().map { "\($0)/" }.joined()
        guard parent.isEmpty || InputFile.isFolder(parent) else {
            throw Self.failure(
                "there is no folder '\(root)\(parts.dropLast().joined(separator: "/"))' to make '\(given)' in"
            )
        }
        place = parent + name
        working = "\(parent).\(name).waitcast-\(getpid())"
        try requireEmpty()
    }

    private func requireEmpty() throws {
        var status = stat()
        guard lstat(place, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw Self.failure("'\(given)' is there already, and is no folder")
        }
        var here = stat()
        if stat(".", &here) == 0, here.st_ino == status.st_ino, here.st_dev == status.st_dev {
            throw Self.failure("'\(given)' is the folder that you are in: name a new one, as in 'waitcast new myarea'")
        }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: place) else {
            throw Self.failure("cannot look into '\(given)': it is not open to you")
        }
        guard names.isEmpty else { throw Self.failure("'\(given)' is not empty: name a new folder") }
    }

    /// Writes files under a name of its own, then gives it the folder's.
    ///
    /// - Parameter files: Names seen from the folder, and texts.
    /// - Throws: A ``Failure``, and nothing is left behind.
    func write(_ files: [(name: String, text: String)]) throws {
        // A limit on the size of files is then an error like a full disk, instead of the program's end.
        signal(SIGXFSZ, SIG_IGN)
        do {
            try attempt(mkdir(working, 0o777))
            for (name, text) in files {
                for end in name.indices where name[end] == "/" {
                    let folder = "\(working)/\(name[..<end])"
                    if !InputFile.isFolder(folder) { try attempt(mkdir(folder, 0o777)) }
                }
                try write(text, to: "\(working)/\(name)")
            }
            // Takes the place of nothing but an empty folder.
            try attempt(rename(working, place))
        } catch {
            try? FileManager.default.removeItem(atPath: working)
            throw Self.failure("cannot make '\(given)': \(reason(error.code.rawValue))")
        }
    }

    private func write(_ text: String, to path: String) throws(POSIXError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        try attempt(file)
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else {
                let error = POSIXError(.init(rawValue: errno) ?? .EIO)
                close(file)
                throw error
            }
            bytes = bytes.dropFirst(max(count, 0))
        }
        try attempt(close(file))
    }

    /// Throws the system's error where a call gave less than nothing.
    private func attempt(_ result: Int32) throws(POSIXError) {
        if result < 0 { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }

    private static func failure(_ message: String) -> Failure {
        Failure(description: message, code: Failure.cannotWrite)
    }
}

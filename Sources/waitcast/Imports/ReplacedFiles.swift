import Foundation

/// Files that are exchanged one after the other, each whole or not at all.
enum ReplacedFiles {
    /// Writes texts under names of their own beside the files, then gives them the files' names, in their order.
    ///
    /// - Parameters:
    ///   - files: Where each stands, and its new text.
    ///   - afterFirst: What to tell if the first has been exchanged and a later one cannot be.
    /// - Throws: A ``Failure``; what was not exchanged is as it was.
    static func write(_ files: [(path: String, text: String)], afterFirst: String) throws {
        // A limit on the size of files is then an error like a full disk, instead of the program's end.
        signal(SIGXFSZ, SIG_IGN)
        var waiting: [(temporary: String, path: String)] = []
        defer { for (temporary, _) in waiting { unlink(temporary) } }
        for (given, text) in files {
            // A link stays a link: what it leads to is exchanged.
            let path = URL(filePath: given).resolvingSymlinksInPath().path
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
            let temporary = "\(folder).\(path.dropFirst(folder.count)).waitcast-\(getpid())"
            waiting.append((temporary, path))
            do {
                try write(text, to: temporary, like: path)
            } catch {
                throw failure("cannot write '\(given)'", error)
            }
        }
        for (index, (temporary, path)) in waiting.enumerated() where rename(temporary, path) != 0 {
            let code = errno
            throw Failure(
                description: "cannot replace '\(files[index].path)': \(reason(code))"
                    + (index > 0 ? ". \(afterFirst)" : ""),
                code: Failure.cannotWrite
            )
        }
        waiting = []
    }

    private static func failure(_ what: String, _ error: POSIXError) -> Failure {
        Failure(description: "\(what): \(reason(error.code.rawValue))", code: Failure.cannotWrite)
    }

    private static func write(_ text: String, to path: String, like old: String) throws(POSIXError) {
        unlink(path)
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        defer { close(file) }
        var status = stat()
        if stat(old, &status) == 0 { _ = fchmod(file, status.st_mode & 0o777) }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
            bytes = bytes.dropFirst(max(count, 0))
        }
        guard fsync(file) == 0 || errno == EINVAL else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }
}

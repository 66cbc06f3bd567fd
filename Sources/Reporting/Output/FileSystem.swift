import CRename
import Glibc

/// A call to the file system failed.
package struct FileError: Error, CustomStringConvertible {
    let call: FileSystem.Call
    let path: String
    /// As in errno.h.
    let code: Int32

    var isAlreadyThere: Bool { code == EEXIST }
    /// Nothing lies there, or the way leads through something that is no folder.
    var isMissing: Bool { code == ENOENT || code == ENOTDIR }
    var isLockedByAnother: Bool { code == EWOULDBLOCK }
    var isNotEmpty: Bool { code == ENOTEMPTY }

    /// What failed and why.
    package var description: String { "cannot \(call.rawValue) '\(path)': \(String(cString: strerror(code)))" }
}

/// The calls to the file system that writing results needs; nothing else in this room touches the disk.
struct FileSystem: Sendable {
    /// A kind of call, in the words of a message: "cannot list 'results'".
    enum Call: String, Sendable {
        case look = "look at"
        case resolve = "find"
        case list
        case read
        case lock
        case makeFolder = "make"
        case makeFolderIn = "make a folder in"
        case change
        case create
        case write
        case flush = "save"
        case allow = "set the permissions of"
        case move
        case exchange
        case remove
    }

    /// What lies at a path.
    struct Entry: Equatable, Sendable {
        let isFolder: Bool
        let isFile: Bool
        let isLink: Bool
        let permissions: mode_t
        let identity: Identity
    }

    /// Tells a file or folder from every other, by whatever path it was reached.
    struct Identity: Equatable, Sendable {
        let device: dev_t
        let inode: ino_t
    }

    /// For tests: the error that a call fails with instead of being made; `nil` lets it through.
    var fault: @Sendable (Call) -> Int32? = { _ in nil }

    /// What lies at a path itself, even if it is a link; `nil` if nothing does.
    func entry(_ path: String) throws -> Entry? {
        var status = stat()
        do {
            try attempt(.look, path) { lstat(path, &status) }
        } catch let error as FileError where error.isMissing {
            return nil
        }
        let kind = status.st_mode & S_IFMT
        return Entry(
            isFolder: kind == S_IFDIR,
            isFile: kind == S_IFREG,
            isLink: kind == S_IFLNK,
            permissions: status.st_mode & 0o7777,
            identity: Identity(device: status.st_dev, inode: status.st_ino)
        )
    }

    /// The path without links and dots; `nil` if it leads nowhere.
    func realPath(_ path: String) throws -> String? {
        var real: UnsafeMutablePointer<CChar>?
        do {
            try attempt(.resolve, path) {
                real = realpath(path, nil)
                return real == nil ? -1 : 0
            }
        } catch let error as FileError where error.isMissing {
            return nil
        }
        defer { free(real) }
        return real.map { String(cString: $0) }
    }

    /// The names in a folder, sorted.
    func names(in folder: String) throws -> [String] {
        var names: [String] = []
        try attempt(.list, folder) {
            guard let stream = opendir(folder) else { return -1 }
            defer { closedir(stream) }
            names = []
            errno = 0
            while let item = readdir(stream) {
                let name = withUnsafePointer(to: &item.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { names.append(name) }
                errno = 0
            }
            return errno == 0 ? 0 : -1
        }
        return names.sorted()
    }

    /// Reads a file in pieces, never through a link.
    func read(_ path: String, _ body: ([UInt8]) -> Void) throws {
        let file = try attempt(.read, path) { open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
        defer { close(file) }
        while true {
            var count = 0
            let piece = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, used in
                try attempt(.read, path) {
                    count = Glibc.read(file, buffer.baseAddress, buffer.count)
                    return count < 0 ? -1 : 0
                }
                used = count
            }
            guard count > 0 else { return }
            body(piece)
        }
    }

    /// Whether this user may put files into a folder and take them out.
    func mayChange(_ folder: String) throws {
        try attempt(.change, folder) { access(folder, R_OK | W_OK | X_OK) }
    }

    func makeFolder(_ path: String) throws {
        try attempt(.makeFolder, path) { mkdir(path, 0o777) }
    }

    func setPermissions(_ path: String, _ permissions: mode_t) throws {
        try attempt(.allow, path) { chmod(path, permissions) }
    }

    /// Writes a new file and waits until the disk has it.
    func write(_ bytes: [UInt8], to path: String) throws {
        // A limit on the size of files is then an error like a full disk, instead of the program's end.
        signal(SIGXFSZ, SIG_IGN)
        let file = try attempt(.create, path) {
            open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        }
        var isOpen = true
        defer { if isOpen { close(file) } }
        try bytes.withUnsafeBufferPointer { bytes in
            var written = 0
            while written < bytes.count {
                try attempt(.write, path) {
                    let count = Glibc.write(file, bytes.baseAddress! + written, bytes.count - written)
                    written += max(count, 0)
                    return count < 0 ? -1 : 0
                }
            }
        }
        try attempt(.flush, path) { fsync(file) }
        // Some network file systems tell only here that the disk is full.
        try attempt(.flush, path) {
            isOpen = false
            return close(file) == 0 || errno == EINTR ? 0 : -1
        }
    }

    /// Waits until the disk has a folder's names.
    func flush(_ folder: String) throws {
        let descriptor = try attempt(.flush, folder) { open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        defer { close(descriptor) }
        do {
            try attempt(.flush, folder) { fsync(descriptor) }
        } catch let error as FileError where error.code == EINVAL || error.code == EOPNOTSUPP {
            // A file system that keeps no folders back has nothing to wait for.
        }
    }

    func move(_ path: String, to other: String) throws {
        try attempt(.move, path) { rename(path, other) }
    }

    /// Exchanges two folders, at once.
    ///
    /// - Returns: whether system and file system can do it; if not, nothing has been done.
    func exchange(_ path: String, _ other: String) throws -> Bool {
        do {
            try attempt(.exchange, other) { renameat2(AT_FDCWD, path, AT_FDCWD, other, WAITCAST_RENAME_EXCHANGE) }
            return true
        } catch let error as FileError where [EINVAL, ENOSYS, EOPNOTSUPP].contains(error.code) {
            return false
        }
    }

    func removeFile(_ path: String) throws {
        try attempt(.remove, path) { unlink(path) }
    }

    /// Removes an empty folder.
    func removeFolder(_ path: String) throws {
        try attempt(.remove, path) { rmdir(path) }
    }

    /// Makes a file, if need be, and takes its lock, which ends with the process at the latest.
    ///
    /// - Returns: the open file.
    /// - Throws: ``FileError`` with EWOULDBLOCK if another process has it, with ENOENT if the file was removed meanwhile.
    func lock(_ path: String) throws -> Int32 {
        let file = try attempt(.lock, path) { open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o666) }
        do {
            try attempt(.lock, path) { flock(file, LOCK_EX | LOCK_NB) }
            // Whoever had the lock may have removed the file before we got it: ours would then lock nobody out.
            var status = stat()
            try attempt(.lock, path) { fstat(file, &status) }
            guard try entry(path)?.identity == Identity(device: status.st_dev, inode: status.st_ino) else {
                throw FileError(call: .lock, path: path, code: ENOENT)
            }
            return file
        } catch {
            close(file)
            throw error
        }
    }

    func unlock(_ file: Int32) {
        close(file)
    }

    /// Makes a call, again when a signal interrupted it.
    @discardableResult
    private func attempt(_ call: Call, _ path: String, _ body: () -> Int32) throws -> Int32 {
        if let code = fault(call) { throw FileError(call: call, path: path, code: code) }
        while true {
            let result = body()
            if result >= 0 { return result }
            if errno != EINTR { throw FileError(call: call, path: path, code: errno) }
        }
    }
}

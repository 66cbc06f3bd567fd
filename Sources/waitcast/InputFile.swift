import Foundation
import Importing
import Reading
import Wording

/// Reading one file, pipe or standard input, from beginning to end.
enum InputFile {
    /// The text of what a user named; `-` is standard input.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - most: more bytes are refused: a pipe may never end.
    /// - Returns: the text, with the name that messages show.
    /// - Throws: a ``Failure`` that says why there is no text.
    static func text(of name: String, most: Int = 1_000_000_000) throws -> InputText {
        let stream = Stream(name)
        let title = stream?.name ?? "'\(name)'"
        let bytes = try stream.map { try contents($0.descriptor, title, most) } ?? fileContents(name, most)
        let text = String(validating: bytes, as: UTF8.self)
        guard let text, !isUTF16(bytes) else {
            throw Failure(description: "\(title) \(whyNotUTF8(bytes))", code: Failure.badData)
        }
        return InputText(name: stream?.name ?? name, text: text, isNameless: stream != nil)
    }

    /// A published file that is read piece by piece, as often as it is asked for; what comes through a pipe is kept.
    ///
    /// - Throws: a ``Failure`` that says why it cannot be read.
    static func source(_ name: String, most: Int = 1_000_000_000) throws -> SourceFile {
        if let stream = Stream(name) {
            return SourceFile(name: stream.name, bytes: try contents(stream.descriptor, stream.name, most))
        }
        let descriptor = try opened(name)
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return SourceFile(name: name, bytes: try contents(descriptor, "'\(name)'", most))
        }
        var beginning: [UInt8] = []
        try forEachChunk(descriptor, "'\(name)'") { chunk in
            beginning += chunk
            return beginning.count < SourceFile.beginningBytes
        }
        return SourceFile(name: name, beginning: beginning) { body in
            let descriptor = try opened(name)
            defer { close(descriptor) }
            try forEachChunk(descriptor, "'\(name)'") { chunk in
                try body(chunk)
                return true
            }
        }
    }

    /// What has a number and no name: standard input, or a shell's `<(...)`.
    private struct Stream {
        let descriptor: Int32
        var name: String { descriptor == 0 ? "standard input" : "pipe \(descriptor)" }

        init?(_ name: String) {
            if name == "-" || name == "/dev/stdin" {
                descriptor = 0
                return
            }
            for folder in ["/dev/fd/", "/proc/self/fd/"] where name.hasPrefix(folder) {
                guard let number = Int32(name.dropFirst(folder.count)), number >= 0 else { return nil }
                descriptor = number
                return
            }
            return nil
        }
    }

    private static func fileContents(_ name: String, _ most: Int) throws -> [UInt8] {
        let descriptor = try opened(name)
        defer { close(descriptor) }
        return try contents(descriptor, "'\(name)'", most)
    }

    private static func opened(_ name: String) throws -> Int32 {
        // The system would cut such a name short.
        guard !name.utf8.contains(0) else { throw missing(name) }
        let descriptor = open(name, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? missing(name) : unreadable("'\(name)'", errno)
        }
        return descriptor
    }

    private static func contents(_ descriptor: Int32, _ title: String, _ most: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try forEachChunk(descriptor, title) { chunk in
            bytes += chunk
            guard bytes.count <= most else {
                throw Failure(
                    description: "\(title) is larger than \(most / 1_000_000) MB: give the part that is needed",
                    code: Failure.badData
                )
            }
            return true
        }
        return bytes
    }

    /// Hands over what follows in pieces; `body` says whether to go on.
    private static func forEachChunk(
        _ descriptor: Int32,
        _ title: String,
        _ body: (UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { chunk.deallocate() }
        while true {
            let count = read(descriptor, chunk.baseAddress, chunk.count)
            if count > 0 {
                guard try body(UnsafeRawBufferPointer(rebasing: chunk[..<count])) else { return }
            } else if count == 0 {
                return
            } else if errno == EAGAIN {
                waitUntilReady(descriptor, POLLIN)
            } else if errno != EINTR {
                throw unreadable(title, errno)
            }
        }
    }

    /// Whether bytes are text in two bytes a letter, with or without the mark that says so.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(2).contains(0)
    }

    /// What bytes are that are not UTF-8, and what to do.
    private static func whyNotUTF8(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
            return "is a workbook or another packed file: save the sheet as a CSV file (in Excel: 'CSV UTF-8')"
        }
        return isUTF16(bytes)
            ? "is UTF-16 text ('Unicode Text' in Excel): save it as UTF-8 (in Excel: 'CSV UTF-8')"
            : "is not UTF-8 text: save it as UTF-8 (in Excel: 'CSV UTF-8')"
    }
}

// MARK: - Files that cannot be read

extension InputFile {
    private static func unreadable(_ title: String, _ code: Int32) -> Failure {
        let why = code == EISDIR ? "is a folder: name a file" : "cannot be read: \(reason(code))"
        return Failure(description: "\(title) \(why)", code: Failure.noInput)
    }

    /// The failure for a file that is not there, with the name that may have been meant.
    private static func missing(_ name: String) -> Failure {
        func failure(_ more: String) -> Failure {
            Failure(description: "there is no file '\(name)'\(more)", code: Failure.noInput)
        }
        var folder = name.hasPrefix("/") ? "/" : ""
        for part in name.split(separator: "/") {
            let next = folder + part
            if FileManager.default.fileExists(atPath: next) {
                folder = next + "/"
                continue
            }
            if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: next) {
                return failure(": '\(next)' is a link to '\(target)', which does not exist")
            }
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
            let meant = nearestMatch(to: String(part), in: names.sorted()).map { ". Did you mean '\(folder)\($0)'?" }
            return failure((next.count < name.count ? ": there is no folder '\(next)'" : "") + (meant ?? ""))
        }
        return failure("")
    }

    /// Whether a name is that of a folder.
    static func isFolder(_ name: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) && isFolder.boolValue
    }
}

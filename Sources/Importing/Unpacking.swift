package import Foundation
import Workbooks

/// Opens what files are packed in, so that formats see the files themselves.
package enum Unpacking {
    /// Whether a file is packed, by how it begins.
    package static func isPacked(_ beginning: [UInt8]) -> Bool {
        GzipReader.isGzip(Data(beginning.prefix(4))) || ZipArchive.isZip(Data(beginning.prefix(4)))
    }

    /// A file, or the files that it holds: what is packed by gzip is unpacked while it is read, an archive is opened
    /// to its files by name, and a workbook stays as it is.
    ///
    /// - Parameters:
    ///   - name: As the user gave it.
    ///   - bytes: All of it; a file that is mapped into memory costs none.
    /// - Returns: The files, and whether they stood in an archive.
    /// - Throws: `WorkbookError` for an archive that cannot be read.
    package static func files(name: String, bytes: Data) throws -> (files: [SourceFile], isArchive: Bool) {
        try files(name: name, bytes: bytes, within: 0)
    }

    /// Archives within archives: more of them than anybody packs are no files but a trap.
    private static let deepest = 3

    private static func files(
        name: String,
        bytes: Data,
        within depth: Int
    ) throws -> (files: [SourceFile], isArchive: Bool) {
        if GzipReader.isGzip(bytes) {
            return ([try file(named: name) { GzipReader(bytes) }], false)
        }
        guard ZipArchive.isZip(bytes), depth < deepest else {
            return (
                [
                    SourceFile(name: name, beginning: Array(bytes.prefix(SourceFile.beginningBytes))) {
                        try pieces(bytes, $0)
                    }
                ], false
            )
        }
        let archive = try ZipArchive(bytes)
        // Office and OpenDocument files are told for what they are, not opened to their parts.
        guard archive.entry(named: "[Content_Types].xml") == nil, archive.entry(named: "mimetype") == nil else {
            return (
                [
                    SourceFile(name: name, beginning: Array(bytes.prefix(SourceFile.beginningBytes))) {
                        try pieces(bytes, $0)
                    }
                ], false
            )
        }
        // Beside the files some programs pack what only they know.
        let entries = archive.entries.filter { !$0.isFolder && !$0.name.hasPrefix("__MACOSX/") }
            .sorted { $0.name < $1.name }
        return (
            try entries.flatMap { entry in
                let packed = "\(name)/\(entry.name)"
                if entry.name.lowercased().hasSuffix(".zip") || entry.name.lowercased().hasSuffix(".gz") {
                    return try files(name: packed, bytes: try archive.data(of: entry), within: depth + 1).files
                }
                return [try file(named: packed) { try archive.reader(of: entry) }]
            },
            true
        )
    }

    /// A file whose bytes are unpacked anew each time that it is read.
    private static func file(
        named name: String,
        _ open: @escaping @Sendable () throws -> any ByteSource
    ) throws -> SourceFile {
        var beginning: [UInt8] = []
        try open()
            .forEachChunk(of: SourceFile.beginningBytes) { chunk in
                beginning += chunk
                return beginning.count < SourceFile.beginningBytes
            }
        return SourceFile(name: name, beginning: beginning) { body in
            var failure: (any Error)?
            try open()
                .forEachChunk(of: 1 << 18) { chunk in
                    do {
                        try body(chunk)
                        return true
                    } catch {
                        failure = error
                        return false
                    }
                }
            if let failure { throw failure }
        }
    }

    /// Hands bytes over in pieces.
    private static func pieces(_ bytes: Data, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try bytes.withUnsafeBytes { all in
            var next = 0
            while next < all.count {
                let end = min(all.count, next + (1 << 18))
                try body(UnsafeRawBufferPointer(rebasing: all[next..<end]))
                next = end
            }
        }
    }
}

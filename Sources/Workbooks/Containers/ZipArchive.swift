package import Foundation

/// A ZIP container: what it holds by its directory, and each entry unpacked and verified.
///
/// Entries may be stored or deflated, also as Zip64. Encrypted ones and other methods are refused by name.
package struct ZipArchive: Sendable {
    /// What the directory lists, in its order.
    package let entries: [ZipEntry]
    private let bytes: Data
    private let places: [String: Int]

    /// Reads the directory; entries are not looked at yet.
    package init(_ bytes: Data) throws(WorkbookError) {
        guard Self.isZip(bytes) else {
            throw WorkbookError(
                .unsupported,
                "the file is no ZIP container",
                remedy: "Name the .zip or .xlsx file itself."
            )
        }
        let entries = try ZipDirectory(of: bytes).entries
        self.entries = entries
        self.bytes = bytes
        // A container that was added to may list a file twice: the last one counts.
        places = Dictionary(
            entries.enumerated().map { ($1.name.lowercased(), $0) },
            uniquingKeysWith: { _, last in last }
        )
    }

    /// Whether bytes begin as a ZIP container does.
    package static func isZip(_ bytes: Data) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    }

    /// The entry with a path; capitals make no difference.
    package func entry(named name: String) -> ZipEntry? {
        places[name.lowercased()].map { entries[$0] }
    }

    /// An entry's bytes, a chunk at a time; no more than `limit` of them.
    package func reader(
        of entry: ZipEntry,
        limit: Int = UnpackingLimit.streamed
    ) throws(WorkbookError) -> some ByteSource {
        try ZipEntryReader(entry, of: bytes, limit: limit)
    }

    /// All of an entry's bytes, in memory.
    package func data(of entry: ZipEntry) throws(WorkbookError) -> Data {
        try reader(of: entry, limit: UnpackingLimit.held).all()
    }
}

/// An entry of a ZIP container, unpacked a chunk at a time; size and checksum are verified at its end.
private final class ZipEntryReader: ByteSource {
    private let entry: ZipEntry
    private let bytes: Data
    private let inflater: Inflater?
    private var position = 0
    private var unpacked = 0
    private var checksum = Checksum()
    private var hasEnded = false

    init(_ entry: ZipEntry, of archive: Data, limit: Int) throws(WorkbookError) {
        if entry.isEncrypted {
            throw WorkbookError(.encrypted, "'\(entry.name)' in the ZIP container is encrypted")
        }
        guard [.stored, .deflated].contains(entry.method) else {
            throw WorkbookError(
                .unsupported,
                "'\(entry.name)' is packed with method \(entry.method.rawValue) of ZIP, and only stored and deflated "
                    + "entries are read",
                remedy: "Unpack it, and name the file itself."
            )
        }
        guard entry.size <= limit else {
            throw WorkbookError(.tooLarge, "'\(entry.name)' has \(entry.size) bytes unpacked, and \(limit) are allowed")
        }
        let header = entry.headerOffset
        guard archive.littleEndian(UInt32.self, at: header) == 0x0403_4B50,
            let nameLength = archive.littleEndian(UInt16.self, at: header + 26),
            let extraLength = archive.littleEndian(UInt16.self, at: header + 28),
            let packed = archive.part(at: header + 30 + nameLength + extraLength, count: entry.packedSize)
        else {
            throw WorkbookError(.damaged, "'\(entry.name)' is not where the ZIP container's directory says")
        }
        self.entry = entry
        bytes = packed
        inflater = entry.method == .deflated ? Inflater(.none) : nil
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookError) -> Int {
        while !hasEnded {
            let count = try unpack(into: buffer)
            unpacked += count
            // No more than was announced is ever unpacked, but for what one chunk holds.
            guard unpacked <= entry.size else { throw damaged("has more bytes than its \(entry.size)") }
            checksum.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            if hasEnded {
                guard unpacked == entry.size else { throw damaged("has \(unpacked) bytes, not \(entry.size)") }
                guard checksum.value == entry.checksum else { throw damaged("does not agree with its checksum") }
            }
            if count > 0 { return count }
        }
        return 0
    }

    private func unpack(into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookError) -> Int {
        guard let inflater else {
            let chunk = bytes.dropFirst(position).prefix(buffer.count)
            chunk.copyBytes(to: buffer)
            position += chunk.count
            hasEnded = position == bytes.count
            return chunk.count
        }
        let step = bytes.withUnsafeBytes { packed in
            inflater.step(from: UnsafeRawBufferPointer(rebasing: packed[position...]), into: buffer)
        }
        position += step.consumed
        switch step.outcome {
        case .damaged: throw damaged("cannot be unpacked")
        case .ended: hasEnded = true
        case .unfinished:
            if step.produced == 0, position == bytes.count { throw damaged("ends too early") }
        }
        return step.produced
    }

    private func damaged(_ what: String) -> WorkbookError {
        WorkbookError(.damaged, "'\(entry.name)' in the ZIP container \(what)")
    }
}

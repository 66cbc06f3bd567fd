import Foundation

/// The directory at the end of a ZIP container.
///
/// Source: PKWARE's APPNOTE 6.3, sections 4.3.12 to 4.3.16 and 4.5.3: the end record, that of Zip64 where sizes or
/// places do not fit into 32 bits, and a header for each entry.
struct ZipDirectory {
    let entries: [ZipEntry]

    init(of bytes: Data) throws(WorkbookError) {
        let end = try Self.end(of: bytes)
        // Bytes before the container, such as a program that unpacks it, shift every offset.
        let shift = end.offset - end.directoryOffset - end.directorySize
        guard shift >= 0, end.directoryOffset >= 0, end.directorySize >= 0 else {
            throw WorkbookError(.damaged, "the directory of the ZIP container is not where its end says")
        }
        guard end.count <= end.directorySize / Self.headerSize else {
            throw WorkbookError(
                .damaged,
                "the directory of the ZIP container is too short for its \(end.count) entries"
            )
        }
        var entries: [ZipEntry] = []
        entries.reserveCapacity(end.count)
        var offset = end.directoryOffset + shift
        for index in 0..<end.count {
            guard let (entry, length) = Self.entry(of: bytes, at: offset, shift: shift) else {
                throw WorkbookError(.damaged, "entry \(index + 1) of the ZIP container's directory is damaged")
            }
            entries.append(entry)
            offset += length
        }
        self.entries = entries
    }

    /// Where the directory is, by the record after it.
    private struct End {
        var offset: Int
        var directoryOffset: Int
        var directorySize: Int
        var count: Int
    }

    private static let headerSize = 46
    private static let endSize = 22
    private static let noNumber16 = 0xFFFF
    private static let noNumber32 = 0xFFFF_FFFF

    private static func end(of bytes: Data) throws(WorkbookError) -> End {
        let last = bytes.count - endSize
        // A remark of up to 65,535 bytes may follow; the record is the last one whose remark fills the file.
        let earliest = max(0, last - noNumber16)
        let found = stride(from: last, through: earliest, by: -1)
            .first { offset in
                bytes.littleEndian(UInt32.self, at: offset) == 0x0605_4B50
                    && bytes.littleEndian(UInt16.self, at: offset + 20) == last - offset
            }
        guard let offset = found,
            let disk = bytes.littleEndian(UInt16.self, at: offset + 4),
            let count = bytes.littleEndian(UInt16.self, at: offset + 10),
            let size = bytes.littleEndian(UInt32.self, at: offset + 12),
            let directory = bytes.littleEndian(UInt32.self, at: offset + 16)
        else {
            throw WorkbookError(.cutShort, "the ZIP container ends before its directory does")
        }
        let end = End(offset: offset, directoryOffset: directory, directorySize: size, count: count)
        if count == noNumber16 || size == noNumber32 || directory == noNumber32 {
            return try largeEnd(of: bytes, before: end)
        }
        guard disk == 0 else { throw Self.inSeveralParts }
        return end
    }

    /// The end record of Zip64, which a locator of 20 bytes before the usual one points to.
    private static func largeEnd(of bytes: Data, before end: End) throws(WorkbookError) -> End {
        let locator = end.offset - 20
        guard bytes.littleEndian(UInt32.self, at: locator) == 0x0706_4B50 else { return end }
        guard bytes.littleEndian(UInt32.self, at: locator + 16) ?? 1 <= 1 else { throw inSeveralParts }
        guard let offset = bytes.littleEndian(UInt64.self, at: locator + 8),
            bytes.littleEndian(UInt32.self, at: offset) == 0x0606_4B50,
            let count = bytes.littleEndian(UInt64.self, at: offset + 32),
            let size = bytes.littleEndian(UInt64.self, at: offset + 40),
            let directory = bytes.littleEndian(UInt64.self, at: offset + 48),
            directory <= bytes.count, size <= bytes.count
        else {
            throw WorkbookError(.damaged, "the Zip64 record of the ZIP container is damaged")
        }
        return End(offset: offset, directoryOffset: directory, directorySize: size, count: count)
    }

    private static var inSeveralParts: WorkbookError {
        WorkbookError(
            .unsupported,
            "the ZIP container is one part of several",
            remedy: "Make one container of all parts."
        )
    }

    /// The entry whose header begins at an offset, and how long that header is.
    private static func entry(of bytes: Data, at offset: Int, shift: Int) -> (entry: ZipEntry, length: Int)? {
        guard bytes.littleEndian(UInt32.self, at: offset) == 0x0201_4B50,
            let flags = bytes.littleEndian(UInt16.self, at: offset + 8),
            let method = bytes.littleEndian(UInt16.self, at: offset + 10),
            let checksum = bytes.littleEndian(UInt32.self, at: offset + 16),
            let nameLength = bytes.littleEndian(UInt16.self, at: offset + 28),
            let extraLength = bytes.littleEndian(UInt16.self, at: offset + 30),
            let remarkLength = bytes.littleEndian(UInt16.self, at: offset + 32),
            let name = bytes.part(at: offset + headerSize, count: nameLength),
            let extra = bytes.part(at: offset + headerSize + nameLength, count: extraLength),
            let sizes = sizes(of: bytes, at: offset, extra: extra),
            // Beyond the file, but not so far that sums overflow.
            sizes.unpacked < 1 << 60, sizes.packed <= bytes.count, sizes.header <= bytes.count
        else { return nil }
        let entry = ZipEntry(
            // Some writers put backslashes between folders, against the specification.
            name: String(decoding: name, as: UTF8.self).replacing("\\", with: "/"),
            size: sizes.unpacked,
            method: ZipEntry.Method(rawValue: method),
            isEncrypted: flags & 1 != 0,
            packedSize: sizes.packed,
            checksum: checksum,
            headerOffset: sizes.header + shift
        )
        return (entry, headerSize + nameLength + extraLength + remarkLength)
    }

    /// Sizes and place of an entry; what does not fit into 32 bits stands in the extra field of Zip64, in this order.
    private static func sizes(of bytes: Data, at offset: Int, extra: Data) -> (unpacked: Int, packed: Int, header: Int)?
    {
        guard let packed = bytes.littleEndian(UInt32.self, at: offset + 20),
            let unpacked = bytes.littleEndian(UInt32.self, at: offset + 24),
            let header = bytes.littleEndian(UInt32.self, at: offset + 42)
        else { return nil }
        var sizes = [unpacked, packed, header]
        if sizes.contains(noNumber32) {
            guard let large = zip64Field(of: extra) else { return nil }
            var next = 0
            for index in sizes.indices where sizes[index] == noNumber32 {
                guard let size = large.littleEndian(UInt64.self, at: next) else { return nil }
                sizes[index] = size
                next += 8
            }
        }
        return (sizes[0], sizes[1], sizes[2])
    }

    private static func zip64Field(of extra: Data) -> Data? {
        var offset = 0
        while let id = extra.littleEndian(UInt16.self, at: offset),
            let length = extra.littleEndian(UInt16.self, at: offset + 2),
            let field = extra.part(at: offset + 4, count: length)
        {
            if id == 1 { return field }
            offset += 4 + length
        }
        return nil
    }
}

import CZlib
import Foundation

/// A ZIP container put together byte by byte, sound or with one fault.
struct MadeZip {
    /// What an entry says of itself, beside its bytes.
    struct Entry {
        var name: String
        var bytes: [UInt8]
        var isDeflated = true
        var flags = 0
        var method: Int?
        var announcedSize: Int?
        var announcedChecksum: Int?
        var isZip64 = false
    }

    var entries: [Entry]
    var before: [UInt8] = []
    var remark: [UInt8] = []
    var hasZip64End = false

    init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// Texts by their names, deflated.
    init(_ texts: KeyValuePairs<String, String>) {
        entries = texts.map { Entry(name: $0, bytes: Array($1.utf8)) }
    }

    var data: Data {
        var file = before
        var directory: [UInt8] = []
        for entry in entries {
            let packed = entry.isDeflated ? Self.deflated(entry.bytes) : entry.bytes
            let name = Array(entry.name.utf8)
            let size = entry.announcedSize ?? entry.bytes.count
            let beyond = 0xFFFF_FFFF
            let offset = file.count - before.count
            let extra =
                entry.isZip64
                ? little(1, 2) + little(24, 2) + little(size, 8) + little(packed.count, 8) + little(offset, 8) : []
            var common = little(entry.flags, 2) + little(entry.method ?? (entry.isDeflated ? 8 : 0), 2) + little(0, 4)
            common += little(entry.announcedChecksum ?? Self.checksum(entry.bytes), 4)
            common += little(entry.isZip64 ? beyond : packed.count, 4) + little(entry.isZip64 ? beyond : size, 4)
            common += little(name.count, 2)
            directory += [0x50, 0x4B, 1, 2] + little(20, 2) + little(20, 2) + common + little(extra.count, 2)
            directory += little(0, 10) + little(entry.isZip64 ? beyond : offset, 4) + name + extra
            file += [0x50, 0x4B, 3, 4] + little(20, 2) + common + little(0, 2) + name + packed
        }
        let start = file.count - before.count
        file += directory
        if hasZip64End {
            let end = file.count - before.count
            file += [0x50, 0x4B, 6, 6] + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
            file += little(entries.count, 8) + little(entries.count, 8) + little(directory.count, 8) + little(start, 8)
            file += [0x50, 0x4B, 6, 7] + little(0, 4) + little(end, 8) + little(1, 4)
        }
        file += [0x50, 0x4B, 5, 6] + little(0, 4)
        file += little(hasZip64End ? 0xFFFF : entries.count, 2) + little(hasZip64End ? 0xFFFF : entries.count, 2)
        file += little(directory.count, 4) + little(hasZip64End ? 0xFFFF_FFFF : start, 4)
        return Data(file + little(remark.count, 2) + remark)
    }

    private func little(_ number: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
    }

    static func checksum(_ bytes: [UInt8]) -> Int { Int(crc32_z(0, bytes, bytes.count)) }

    /// Bytes deflated by zlib, without a header.
    static func deflated(_ bytes: [UInt8]) -> [UInt8] { packed(bytes, windowBits: -15) }

    /// Bytes as one member of gzip.
    static func gzipped(_ bytes: [UInt8]) -> [UInt8] { packed(bytes, windowBits: 31) }

    private static func packed(_ bytes: [UInt8], windowBits: Int32) -> [UInt8] {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        deflateInit2_(&stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 100)
        let room = output.count
        input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                deflate(&stream, Z_FINISH)
            }
        }
        return Array(output.prefix(room - Int(stream.avail_out)))
    }
}

import Foundation
import Importing
import Testing

/// What files are packed in is opened before a format sees them.
@Suite struct UnpackingTests {
    private static let csv = Array("time_period,la_name\n2024,Derby\n".utf8)

    @Test func plainFilesStayAsTheyAre() throws {
        let (files, isArchive) = try Unpacking.files(name: "a.csv", bytes: Data(Self.csv))
        #expect(!isArchive && files.map(\.name) == ["a.csv"])
        #expect(try files[0].bytes() == Self.csv && files[0].beginning == Self.csv)
        #expect(!Unpacking.isPacked(Self.csv) && !Unpacking.isPacked([]))
    }

    /// By name, without folders and without what some programs add; each as often as it is asked for.
    @Test func anArchiveIsItsFiles() throws {
        let zip = StoredZip.bytes([
            ("data/", []), ("data/b.csv", [1, 2, 3]), ("data/a.csv", Self.csv), ("__MACOSX/data/._a.csv", [0]),
        ])
        #expect(Unpacking.isPacked(Array(zip.prefix(64))))
        let (files, isArchive) = try Unpacking.files(name: "r.zip", bytes: zip)
        #expect(isArchive && files.map(\.name) == ["r.zip/data/a.csv", "r.zip/data/b.csv"])
        for _ in 0..<2 { #expect(try files[0].bytes() == Self.csv) }
        #expect(try files[1].bytes() == [1, 2, 3])
    }

    @Test func aWorkbookStaysOne() throws {
        let book = StoredZip.bytes([("[Content_Types].xml", Array("<Types/>".utf8)), ("xl/workbook.xml", [60])])
        let (files, isArchive) = try Unpacking.files(name: "b.xlsx", bytes: book)
        #expect(!isArchive && files.map(\.name) == ["b.xlsx"])
        #expect(try files[0].bytes() == Array(book))
    }

    /// Archives in archives are opened; an endless nest of them is not.
    @Test func nestsAreOpenedSomeWay() throws {
        var bytes = StoredZip.bytes([("a.csv", Self.csv)])
        let (once, _) = try Unpacking.files(name: "o.zip", bytes: StoredZip.bytes([("i.zip", Array(bytes))]))
        #expect(once.map(\.name) == ["o.zip/i.zip/a.csv"])
        for _ in 0..<6 { bytes = StoredZip.bytes([("i.zip", Array(bytes))]) }
        let (deep, _) = try Unpacking.files(name: "o.zip", bytes: bytes)
        #expect(deep.map(\.name) == ["o.zip/i.zip/i.zip/i.zip"])
    }

    @Test func aBrokenArchiveIsToldByName() throws {
        let zip = StoredZip.bytes([("a.csv", Self.csv)])
        #expect(throws: (any Error).self) { try Unpacking.files(name: "r.zip", bytes: zip.prefix(zip.count - 30)) }
    }
}

/// ZIP containers whose entries are stored as they are.
private enum StoredZip {
    static func bytes(_ files: [(name: String, bytes: [UInt8])]) -> Data {
        var (body, directory) = ([UInt8](), [UInt8]())
        for (name, bytes) in files {
            let offset = body.count
            // Version, flags, method, time, date, checksum, both sizes, the lengths of name and extra field.
            let common =
                little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0x21, 2)
                + little(checksum(bytes), 4)
                + little(bytes.count, 4) + little(bytes.count, 4) + little(name.utf8.count, 2) + little(0, 2)
            body += little(0x0403_4b50, 4) + common + Array(name.utf8) + bytes
            directory += little(0x0201_4b50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
            directory += little(0, 4) + little(offset, 4) + Array(name.utf8)
        }
        let end =
            little(0x0605_4b50, 4) + little(0, 4) + little(files.count, 2) + little(files.count, 2)
            + little(directory.count, 4) + little(body.count, 4) + little(0, 2)
        return Data(body + directory + end)
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// CRC-32 of ISO 3309, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return Int(~crc)
    }
}

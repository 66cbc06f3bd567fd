import Foundation
import Testing

@testable import Workbooks

/// ZIP containers of other programs and of our own, by the specification.
@Suite struct ZipArchiveTests {
    private static let text = Array("one two three ".utf8)

    static let faults: [(MadeZip.Entry, WorkbookError.Kind, String)] = [
        (
            MadeZip.Entry(name: "a", bytes: text, flags: 1), WorkbookError.Kind.encrypted,
            "'a' in the ZIP container is encrypted. Open it with its password, and save it without one."
        ),
        (
            MadeZip.Entry(name: "a", bytes: text, method: 12), .unsupported,
            "'a' is packed with method 12 of ZIP, and only stored and deflated entries are read. Unpack it, and name the "
                + "file itself."
        ),
        (
            MadeZip.Entry(name: "a", bytes: text, announcedChecksum: 1), .damaged,
            "'a' in the ZIP container does not agree with its checksum. Download or save the file again."
        ),
        (
            MadeZip.Entry(name: "a", bytes: text, announcedSize: 13), .damaged,
            "'a' in the ZIP container has more bytes than its 13. Download or save the file again."
        ),
        (
            MadeZip.Entry(name: "a", bytes: text, announcedSize: 15), .damaged,
            "'a' in the ZIP container has 14 bytes, not 15. Download or save the file again."
        ),
        (
            MadeZip.Entry(name: "a", bytes: text, announcedSize: 3 << 30), .tooLarge,
            "'a' has 3221225472 bytes unpacked, and 2147483648 are allowed. Take out the table that is needed, and save it "
                + "as CSV."
        ),
        (
            MadeZip.Entry(name: "a", bytes: [0xFF, 0xFF], isDeflated: false, method: 8), .damaged,
            "'a' in the ZIP container cannot be unpacked. Download or save the file again."
        ),
    ]

    private func text(of name: String, in data: Data) throws -> String {
        let archive = try ZipArchive(data)
        return String(decoding: try archive.data(of: #require(archive.entry(named: name))), as: UTF8.self)
    }

    /// The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
    @Test func checksumHasItsCheckValue() {
        var checksum = Checksum()
        for part in ["1234", "", "56789"] { Array(part.utf8).withUnsafeBytes { checksum.add($0) } }
        #expect(checksum.value == 0xCBF4_3926)
    }

    @Test func otherProgramsContainer() throws {
        let archive = try ZipArchive(Samples.zip)
        #expect(archive.entries.map(\.name) == ["stored.txt", "folder/deflated.txt"])
        #expect(archive.entries.map(\.size) == [8, 240])
        #expect(try text(of: "stored.txt", in: Samples.zip) == "as it is")
        #expect(try text(of: "folder/deflated.txt", in: Samples.zip) == String(repeating: "again ", count: 40))
    }

    @Test func capitalsAndBackslashesMakeNoDifference() throws {
        #expect(try text(of: "XL/Sheet.xml", in: MadeZip(["xl\\sheet.XML": "found"]).data) == "found")
    }

    @Test func theLastOfTwoCounts() throws {
        #expect(try text(of: "a", in: MadeZip(["a": "old", "b": "other", "a": "new"]).data) == "new")
    }

    @Test func bytesBeforeAndARemarkAfter() throws {
        var zip = MadeZip(["a": "here"])
        zip.remark = Array("PK\u{5}\u{6} is no second end".utf8)
        let sound = zip.data
        #expect(try text(of: "a", in: sound) == "here")
        // A container behind a program that unpacks it begins with the program, and is only taken for one by its directory.
        zip.before = [0x50, 0x4B, 3, 4] + Array("a program".utf8)
        #expect(try text(of: "a", in: zip.data) == "here")
    }

    @Test func sliceOfALargerFile() throws {
        let data = Data("before".utf8) + Samples.zip
        #expect(try text(of: "stored.txt", in: data.dropFirst(6)) == "as it is")
    }

    @Test func zip64() throws {
        var zip = MadeZip([
            .init(name: "a", bytes: Self.text, isZip64: true), .init(name: "b", bytes: Self.text),
        ])
        #expect(try text(of: "a", in: zip.data) == "one two three ")
        zip.hasZip64End = true
        #expect(try text(of: "a", in: zip.data) == "one two three ")
        #expect(try text(of: "b", in: zip.data) == "one two three ")
        zip.before = [0x50, 0x4B, 3, 4]
        #expect(throws: WorkbookError.self) { try text(of: "b", in: zip.data) }
    }

    @Test func emptyContainerAndEmptyEntry() throws {
        #expect(try ZipArchive(MadeZip([MadeZip.Entry]()).data).entries.isEmpty)
        for isDeflated in [true, false] {
            let data = MadeZip([.init(name: "folder/", bytes: [], isDeflated: isDeflated)]).data
            #expect(try text(of: "folder/", in: data) == "")
            #expect(try ZipArchive(data).entries[0].isFolder)
        }
    }

    @Test(arguments: faults)
    func whatIsWrongIsTold(_ entry: MadeZip.Entry, _ kind: WorkbookError.Kind, _ message: String) throws {
        let archive = try ZipArchive(MadeZip([entry]).data)
        let error = #expect(throws: WorkbookError.self) {
            try archive.reader(of: archive.entries[0]).all()
        }
        #expect(error?.kind == kind)
        #expect(error?.description == message)
    }

    /// 64 MiB of zeros in 64 KB: announced as one byte, they stop with the first chunk; announced as they are, at the
    /// limit.
    @Test func whatGrowsIsStopped() throws {
        let zeros = [UInt8](repeating: 0, count: 64 << 20)
        let hidden = try ZipArchive(MadeZip([.init(name: "a", bytes: zeros, announcedSize: 1)]).data)
        var chunks = 0
        #expect(throws: WorkbookError.self) {
            try hidden.reader(of: hidden.entries[0])
                .forEachChunk { _ in
                    chunks += 1
                    return true
                }
        }
        #expect(chunks == 0)
        let told = try ZipArchive(MadeZip([.init(name: "a", bytes: zeros)]).data)
        let error = #expect(throws: WorkbookError.self) { try told.reader(of: told.entries[0], limit: 1 << 20).all() }
        #expect(error?.kind == .tooLarge)
    }

    @Test func whatIsNoContainerIsTold() {
        let error = #expect(throws: WorkbookError.self) { try ZipArchive(Data("service,period".utf8)) }
        #expect(error?.description == "the file is no ZIP container. Name the .zip or .xlsx file itself.")
        let cut = #expect(throws: WorkbookError.self) { try ZipArchive(Samples.zip.dropLast(100)) }
        #expect(cut?.kind == .cutShort)
        #expect(cut?.message == "the ZIP container ends before its directory does")
    }
}

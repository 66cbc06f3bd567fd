import Foundation
import Testing

@testable import Workbooks

/// Files cut off at any byte and with any bits changed: each is read or told, none stops the program.
@Suite struct DamageTests {
    /// xorshift, so that the damage is the same in every run.
    private struct Damage: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }

        /// Bytes with one to four of them changed.
        mutating func changed(_ data: Data) -> Data {
            var bytes = data
            for _ in 0...next() % 4 {
                bytes[bytes.startIndex + Int(next() % UInt64(data.count))] ^= UInt8(1 << (next() % 8))
            }
            return bytes
        }
    }

    /// All that can be read of a container.
    private func unpacked(_ data: Data) throws(WorkbookError) -> [Data] {
        let archive = try ZipArchive(data)
        var all: [Data] = []
        for entry in archive.entries { all.append(try archive.data(of: entry)) }
        return all
    }

    /// How many of the cells of all sheets can be read.
    private func count(_ data: Data) throws(WorkbookError) -> Int {
        let workbook = try Workbook(data)
        var count = 0
        for sheet in workbook.sheets { count += try workbook.cells(of: sheet).count }
        return count
    }

    @Test(arguments: [Samples.zip, Samples.workbook])
    func everyCutIsTold(_ file: Data) {
        for count in 0..<file.count {
            let error = #expect(throws: WorkbookError.self, "\(count)") { try unpacked(file.prefix(count)) }
            #expect(error?.kind == (count < 4 ? .unsupported : .cutShort), "\(count)")
        }
    }

    @Test func everyBitOfASmallContainer() throws {
        let sound = try unpacked(Samples.zip)
        var told = 0
        for place in 0..<Samples.zip.count {
            for bit in 0..<8 {
                var data = Samples.zip
                data[place] ^= UInt8(1 << bit)
                guard let read = try? unpacked(data) else {
                    told += 1
                    continue
                }
                // Names, times and remarks are not under the checksum; the bytes are.
                #expect(read == sound || read.isEmpty, "byte \(place), bit \(bit)")
            }
        }
        #expect(told > Samples.zip.count * 3)
    }

    @Test func changedWorkbooks() {
        var damage = Damage(state: 20_231_130)
        var told = 0
        for _ in 0..<3_000 where (try? count(damage.changed(Samples.workbook))) == nil { told += 1 }
        // Most of a container is under checksums.
        #expect(told > 2_000 && told < 3_000)
    }

    @Test func changedGzip() {
        var damage = Damage(state: 1_952)
        let sound = try? GzipReader(Samples.gzip).all()
        for _ in 0..<3_000 {
            let read = try? GzipReader(damage.changed(Samples.gzip)).all()
            #expect(read == nil || read == sound)
        }
    }

    /// Damage to the XML itself, under checksums that agree: what another program could have written.
    @Test func changedParts() {
        var made = MadeWorkbook([
            "A": "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>45199</v></c></row>"
                + "<row><c t=\"inlineStr\"><is><t>für &amp; &#x20AC;</t></is></c><c t=\"b\"><v>1</v></c></row>"
        ])
        made.texts = "<si><r><t>Größe</t></r><rPh><t>no</t></rPh></si><!-- Ö --><?step ?>"
        made.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
        var damage = Damage(state: 29_500)
        let parts = made.parts.map { MadeZip.Entry(name: $0.path, bytes: Array($0.text.utf8), isDeflated: false) }
        var told = 0
        for turn in 0..<4_000 {
            var entries = parts
            let index = turn % entries.count
            entries[index].bytes = Array(damage.changed(Data(entries[index].bytes)))
            if (try? count(MadeZip(entries).data)) == nil { told += 1 }
        }
        #expect(told > 2_000 && told < 4_000)
    }

    /// A part that ends anywhere is told.
    @Test func cutParts() throws {
        let made = MadeWorkbook(["A": "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>für</v></c></row>"])
        let parts = made.parts.map { MadeZip.Entry(name: $0.path, bytes: Array($0.text.utf8), isDeflated: false) }
        #expect(try count(MadeZip(parts).data) == 1)
        for index in parts.indices {
            for length in 0..<parts[index].bytes.count {
                var entries = parts
                entries[index].bytes.removeLast(parts[index].bytes.count - length)
                #expect(throws: WorkbookError.self, "\(parts[index].name), \(length)") {
                    try count(MadeZip(entries).data)
                }
            }
        }
    }
}

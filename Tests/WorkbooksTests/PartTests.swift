import Foundation
import Testing

@testable import Workbooks

/// Which parts the XML parser is given.
@Suite struct PartTests {
    private func message(_ part: [UInt8]) throws -> String? {
        var entries = MadeWorkbook("").parts.map { MadeZip.Entry(name: $0.path, bytes: Array($0.text.utf8)) }
        let index = try #require(entries.firstIndex { $0.name == "xl/s0.xml" })
        entries[index].bytes = part
        do throws(WorkbookError) {
            _ = try cells(of: MadeZip(entries).data)
            return nil
        } catch {
            return error.message
        }
    }

    @Test func utf8IsRead() throws {
        #expect(try message([0xEF, 0xBB, 0xBF] + Array("<worksheet/>".utf8)) == nil)
        #expect(try message(Array("<?xml version='1.0' encoding='Utf-8'?><worksheet/>".utf8)) == nil)
        #expect(try message(Array("<worksheet encoding='latin'/>".utf8)) == nil)
    }

    @Test func otherEncodingsAreTold() throws {
        let told = "sheet 'Sheet': the part 'xl/s0.xml' is not in UTF-8"
        #expect(try message(Array("<worksheet>Gr".utf8) + [0xF6] + Array("e</worksheet>".utf8)) == told)
        #expect(try message(Array("<w".utf8) + [0xC3]) == told)
        #expect(try message(Array("<?xml version='1.0' encoding='ISO-8859-1'?><worksheet/>".utf8)) == told)
        #expect(try message("<worksheet/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == told)
        #expect(try message("<worksheet/>".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == told)
    }

    /// Entities of entities would make a small part very large.
    @Test func documentTypesAreRefused() throws {
        let entities = "<!DOCTYPE w [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
        let padding = "<!--" + String(repeating: " ", count: 131_072 - 9) + "-->"
        for before in ["", "<<!D", padding] {
            let told = try message(Array((before + entities + "<worksheet>&b;</worksheet>").utf8))
            #expect(told == "sheet 'Sheet': the part 'xl/s0.xml' has a document type, which no workbook has")
        }
    }

    @Test func nothingIsNoPart() throws {
        #expect(try message([]) == "sheet 'Sheet': the part 'xl/s0.xml' is no well-formed XML (line 1)")
        #expect(try message(Array("<w>".utf8)) == "sheet 'Sheet': the part 'xl/s0.xml' is no well-formed XML (line 1)")
    }

    /// Against the standard library's own decoder, on every sequence of two bytes and on seeded longer ones.
    @Test func utf8IsWhatTheStandardLibrarySaysItIs() {
        func check(_ bytes: [UInt8]) {
            let whole = bytes.withUnsafeBytes { UTF8Check.wholeCharacters(of: $0) }
            #expect((whole == bytes.count) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
        }
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max { check([first, second]) }
        }
        var state: UInt64 = 3_629
        let edges: [UInt8] = [0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5]
        for _ in 0..<20_000 {
            check(
                (0..<4)
                    .map { _ in
                        state = state &* 6_364_136_223_846_793_005 &+ 1
                        return edges[Int(state >> 33) % edges.count]
                    }
            )
        }
    }
}

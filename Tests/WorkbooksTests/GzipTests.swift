import Foundation
import Testing

@testable import Workbooks

/// gzip files of one member and of several.
@Suite struct GzipTests {
    private func text(_ data: Data, limit: Int = UnpackingLimit.streamed) throws -> String {
        String(decoding: try GzipReader(data, limit: limit).all(), as: UTF8.self)
    }

    private static let expected = String(repeating: "first ", count: 20) + String(repeating: "second ", count: 20)

    @Test func membersOfAnotherProgram() throws {
        #expect(try text(Samples.gzip) == Self.expected)
        #expect(GzipReader.isGzip(Samples.gzip) && !GzipReader.isGzip(Samples.zip))
    }

    /// Chunks of any size add up to the same bytes.
    @Test(arguments: [1, 2, 7, 119, 120, 121, 1 << 16])
    func chunks(_ size: Int) throws {
        var bytes: [UInt8] = []
        var largest = 0
        try GzipReader(Samples.gzip)
            .forEachChunk(of: size) { chunk in
                bytes += chunk
                largest = max(largest, chunk.count)
                return true
            }
        #expect(String(decoding: bytes, as: UTF8.self) == Self.expected)
        #expect(largest <= size)
    }

    @Test func stopsWhenToldTo() throws {
        var chunks = 0
        try GzipReader(Samples.gzip)
            .forEachChunk(of: 10) { _ in
                chunks += 1
                return chunks < 3
            }
        #expect(chunks == 3)
    }

    @Test func emptyMembersAndZerosAfterwards() throws {
        let empty = Data(MadeZip.gzipped([]))
        #expect(try text(empty) == "")
        #expect(try text(empty + Samples.gzip + empty) == Self.expected)
        #expect(try text(Samples.gzip + Data(count: 600)) == Self.expected)
    }

    @Test func whatIsWrongIsTold() {
        let cut = #expect(throws: WorkbookError.self) { try text(Samples.gzip.dropLast(3)) }
        #expect(cut?.description == "the gzip file ends before its last member does. Download or save the file again.")
        let other = #expect(throws: WorkbookError.self) { try text(Samples.gzip + Data("more".utf8)) }
        #expect(other?.message == "the gzip file goes on with other bytes at byte \(Samples.gzip.count)")
        let large = #expect(throws: WorkbookError.self) { try text(Samples.gzip, limit: 100) }
        #expect(large?.kind == .tooLarge)
        #expect(throws: WorkbookError.self) { try text(Data()) }
    }

    /// A file that was cut off anywhere is told, unless the cut leaves whole members.
    @Test func everyCutIsTold() throws {
        for count in 0..<Samples.gzip.count {
            let data = Samples.gzip.prefix(count)
            let whole = try? text(data)
            #expect(whole == nil || whole == String(repeating: "first ", count: 20), "\(count)")
        }
    }
}

import Importing
import Testing

/// A file's bytes are given whole, and its beginning is cut.
@Suite struct SourceFileTests {
    @Test func bytesInMemory() throws {
        let bytes = (0..<100_000).map { UInt8($0 % 251) }
        let file = SourceFile(name: "a.csv", bytes: bytes)
        #expect(try file.bytes() == bytes)
        #expect(file.beginning == Array(bytes.prefix(SourceFile.beginningBytes)))
    }
}

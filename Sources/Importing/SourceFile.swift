/// A published file as a user has it: its name, and its bytes piece by piece.
///
/// What is packed as gzip or in a ZIP archive that is no workbook is unpacked before a format sees it.
package struct SourceFile: Sendable {
    /// Its name as given; of a file in an archive, both: `release.zip/data/requests.csv`.
    package let name: String
    /// Its first bytes, ``beginningBytes`` of them or all there are: from them a format is recognised.
    package let beginning: [UInt8]
    /// Gives all bytes, in order, in pieces of any length.
    private let pieces: @Sendable (_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Void

    /// How many bytes a format is recognised from.
    package static let beginningBytes = 1 << 16

    /// A file.
    ///
    /// - Parameters:
    ///   - name: Its name, for messages and sources.
    ///   - beginning: Its first bytes.
    ///   - pieces: Gives all its bytes, each time that it is called; throws what keeps it from being read.
    package init(
        name: String,
        beginning: [UInt8],
        pieces: @escaping @Sendable (_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) {
        self.name = name
        self.beginning = Array(beginning.prefix(Self.beginningBytes))
        self.pieces = pieces
    }

    /// A file whose bytes are in memory.
    package init(name: String, bytes: [UInt8]) {
        self.init(name: name, beginning: bytes) { body in try bytes.withUnsafeBytes(body) }
    }

    /// Reads the bytes, piece by piece.
    package func forEachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try pieces(body)
    }

    /// All bytes in one: for files that are small, or read from their end, as archives are.
    package func bytes() throws -> [UInt8] {
        var bytes: [UInt8] = []
        try forEachPiece { bytes += $0 }
        return bytes
    }
}

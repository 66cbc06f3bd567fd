import Foundation

/// A list as it may be: waits so far, each with the children who have waited so long.
///
/// A replication starts with one of many such lists, all of which agree with what is published: see ``WaitReconstruction``.
package struct RebuiltWaits: Sendable, Equatable {
    /// Waits in weeks, rising.
    package let weeks: [Float]
    /// Children who have waited so long.
    package let children: [Int32]
    /// Children on the list.
    package let number: Int

    /// A list of so many children for each wait.
    package init(weeks: [Float], children: [Int32]) {
        precondition(weeks.count == children.count)
        (self.weeks, self.children) = (weeks, children)
        number = children.reduce(0) { $0 + Int($1) }
    }

    /// Nobody.
    package static let empty = RebuiltWaits(weeks: [], children: [])

    /// The longest wait in weeks; 0 if nobody waits.
    package var longest: Double { Double(weeks.last ?? 0) }

    /// The mean wait in weeks; 0 if nobody waits.
    package var mean: Double {
        guard number > 0 else { return 0 }
        return zip(weeks, children).reduce(0) { $0 + Double($1.0) * Double($1.1) } / Double(number)
    }

    /// Children who have waited less than so many weeks.
    package func number(below limit: Double) -> Int {
        zip(weeks, children).reduce(0) { Double($1.0) < limit ? $0 + Int($1.1) : $0 }
    }
}

extension RebuiltWaits: Codable {
    private enum CodingKeys: String, CodingKey {
        case weeks
        case children
    }

    /// Codes the numbers by their bytes: of an area there may be half a million, and one by one it takes six times as long
    /// to decode.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(Self.bytes(weeks.map(\.bitPattern)), forKey: .weeks)
        try values.encode(Self.bytes(children.map(UInt32.init(bitPattern:))), forKey: .children)
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let weeks = Self.numbers(try values.decode(Data.self, forKey: .weeks)).map(Float.init(bitPattern:))
        let children = Self.numbers(try values.decode(Data.self, forKey: .children)).map(Int32.init(bitPattern:))
        guard weeks.count == children.count else {
            throw DecodingError.dataCorruptedError(forKey: .children, in: values, debugDescription: "not one a wait")
        }
        self.init(weeks: weeks, children: children)
    }

    private static func bytes(_ numbers: [UInt32]) -> Data {
        numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
    }

    private static func numbers(_ data: Data) -> [UInt32] {
        data.withUnsafeBytes { bytes in
            (0..<bytes.count / 4)
                .map { UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)) }
        }
    }
}

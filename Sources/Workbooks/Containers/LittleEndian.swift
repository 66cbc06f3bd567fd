import Foundation

extension Data {
    /// The whole number that stands at an offset from the start, its least significant byte first.
    ///
    /// `nil`: the bytes end before it, or it is beyond any size.
    func littleEndian<Number: FixedWidthInteger & UnsignedInteger>(
        _ type: Number.Type,
        at offset: Int
    ) -> Int? {
        let width = Number.bitWidth / 8
        guard offset >= 0, offset <= count - width else { return nil }
        var number: UInt64 = 0
        for index in (0..<width).reversed() { number = number << 8 | UInt64(self[startIndex + offset + index]) }
        return Int(exactly: number)
    }

    /// The bytes from an offset from the start, where there are as many.
    func part(at offset: Int, count length: Int) -> Data? {
        guard offset >= 0, length >= 0, offset <= count - length else { return nil }
        return self[startIndex + offset..<startIndex + offset + length]
    }
}

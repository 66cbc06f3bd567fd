/// Whether bytes are UTF-8, by table 3-7 of the Unicode standard.
enum UTF8Check {
    /// How many bytes the whole characters have that a chunk begins with: all but a last one that is cut off.
    ///
    /// `nil`: the bytes are no UTF-8.
    static func wholeCharacters(of bytes: UnsafeRawBufferPointer) -> Int? {
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count,
                bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                index += 8
                continue
            }
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            guard let (length, second) = sequence(from: bytes[index]) else { return nil }
            for place in 1..<length {
                guard index + place < bytes.count else { return index }
                let allowed = place == 1 ? second : 0x80...0xBF
                guard allowed.contains(bytes[index + place]) else { return nil }
            }
            index += length
        }
        return index
    }

    /// How long a character is by its first byte, and what the second may be.
    private static func sequence(from first: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
        switch first {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: nil
        }
    }
}

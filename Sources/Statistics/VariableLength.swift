/// Whole numbers in as few bytes as they need: seven bits in each, least first, the eighth set where more follow (LEB128).
///
/// Source: DWARF 5 (2017), 7.6, "Variable length data".
package enum VariableLength {
    /// The most bytes that a number takes.
    package static let mostBytes = 10

    /// Appends a number.
    package static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest > 127 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// The number at a place, which moves behind it; `nil` where the bytes end within it or it is too large.
    package static func read(_ bytes: UnsafeRawBufferPointer, at place: inout Int) -> UInt64? {
        var (number, shift): (UInt64, UInt64) = (0, 0)
        while place < bytes.count, shift < 64 {
            let byte = bytes[place]
            place += 1
            number |= UInt64(byte & 127) << shift
            if byte < 128 { return shift < 63 || byte < 2 ? number : nil }
            shift += 7
        }
        return nil
    }

    /// Writes a number at an address, and gives the address behind it.
    @inline(__always)
    static func write(_ number: UInt64, at address: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        var (rest, address) = (number, address)
        while rest > 127 {
            address.pointee = UInt8(truncatingIfNeeded: rest) | 128
            address += 1
            rest &>>= 7
        }
        address.pointee = UInt8(truncatingIfNeeded: rest)
        return address + 1
    }

    /// The number at an address, which moves behind it; of bytes that are known to hold one.
    @inline(__always)
    static func read(at address: inout UnsafePointer<UInt8>) -> UInt64 {
        var number = UInt64(address.pointee & 127)
        var shift: UInt64 = 7
        while address.pointee > 127 {
            address += 1
            number |= UInt64(address.pointee & 127) &<< shift
            shift &+= 7
        }
        address += 1
        return number
    }
}

/// Increasing keys with their counts, in bytes: the distance from the key before, then the count, in variable length.
///
/// The first key may be negative, and stands with its sign as its last bit.
enum CountedKeys {
    /// Calls a function with every key and its count, in order.
    @inline(__always)
    static func forEach(_ bytes: [UInt8], _ body: (_ key: Int, _ count: Int) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            var cursor = Cursor(bytes)
            while cursor.isValid {
                body(cursor.key, cursor.count)
                cursor.advance()
            }
        }
    }

    /// The counts in all; `nil` for bytes that hold no increasing keys with counts.
    static func total(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var (place, total) = (0, 0)
        while place < bytes.count {
            let isFirst = place == 0
            guard let distance = VariableLength.read(bytes, at: &place), isFirst || distance > 0, distance < 1 << 40,
                let count = VariableLength.read(bytes, at: &place), count > 0, count < 1 << 40
            else { return nil }
            total += Int(count)
        }
        return total
    }

    /// Keys with further ones merged in, which a function writes in order.
    ///
    /// - Parameters:
    ///   - bytes: the keys before.
    ///   - most: how many keys are written at most.
    ///   - further: is given the function to write with.
    /// - Returns: all of them.
    @inline(__always)
    static func merged(
        _ bytes: [UInt8],
        adding most: Int,
        _ further: ((_ key: Int, _ count: Int) -> Void) -> Void
    ) -> [UInt8] {
        // A key that is put between two lengthens none of them.
        let room = bytes.count + 2 * VariableLength.mostBytes * (most + 1)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { room in
            bytes.withUnsafeBufferPointer { bytes in
                var old = Cursor(bytes)
                var out = Output(room.baseAddress!)
                further { key, count in
                    while old.isValid && old.key < key {
                        out.append(old.key, old.count)
                        old.advance()
                    }
                    guard old.isValid && old.key == key else { return out.append(key, count) }
                    out.append(key, old.count + count)
                    old.advance()
                }
                while old.isValid {
                    out.append(old.key, old.count)
                    old.advance()
                }
                return Array(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<(out.end - room.baseAddress!)]))
            }
        }
    }

    private struct Cursor {
        private var next: UnsafePointer<UInt8>
        private let end: UnsafePointer<UInt8>
        private(set) var key = 0
        private(set) var count = 0
        private(set) var isValid: Bool

        @inline(__always)
        init(_ bytes: UnsafeBufferPointer<UInt8>) {
            isValid = !bytes.isEmpty
            next = bytes.baseAddress ?? UnsafePointer(bitPattern: 1)!
            end = next + bytes.count
            guard isValid else { return }
            let zigzag = VariableLength.read(at: &next)
            key = Int(truncatingIfNeeded: zigzag &>> 1) ^ -Int(truncatingIfNeeded: zigzag & 1)
            count = Int(truncatingIfNeeded: VariableLength.read(at: &next))
        }

        @inline(__always)
        mutating func advance() {
            guard next < end else {
                isValid = false
                return
            }
            key &+= Int(truncatingIfNeeded: VariableLength.read(at: &next))
            count = Int(truncatingIfNeeded: VariableLength.read(at: &next))
        }
    }

    private struct Output {
        private(set) var end: UnsafeMutablePointer<UInt8>
        private var last = 0
        private var isFirst = true

        @inline(__always)
        init(_ start: UnsafeMutablePointer<UInt8>) {
            end = start
        }

        @inline(__always)
        mutating func append(_ key: Int, _ count: Int) {
            let distance = isFirst ? UInt64(bitPattern: Int64(key &<< 1 ^ key &>> 63)) : UInt64(key &- last)
            end = VariableLength.write(UInt64(count), at: VariableLength.write(distance, at: end))
            last = key
            isFirst = false
        }
    }
}

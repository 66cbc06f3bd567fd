/// The state of a run in a row of bytes: written down, or read back in the same order.
///
/// Both ways go through the same calls, so that nothing is read where something else was written.
struct Tape {
    private var bytes = UnsafeMutableRawPointer.allocate(byteCount: 0, alignment: 1)
    private var capacity = 0
    private var place = 0
    private(set) var isReading = false

    func deallocate() {
        bytes.deallocate()
    }

    /// Goes back to the start, to write or to read.
    mutating func rewind(toRead: Bool) {
        (place, isReading) = (0, toRead)
    }

    mutating func carry<Value: BitwiseCopyable>(_ values: UnsafeMutablePointer<Value>, _ count: Int) {
        carry(UnsafeMutableRawPointer(values), byteCount: count &* MemoryLayout<Value>.stride)
    }

    mutating func carry<Value: BitwiseCopyable>(_ value: inout Value) {
        withUnsafeMutableBytes(of: &value) { carry($0.baseAddress!, byteCount: $0.count) }
    }

    /// Passes over what is not wanted any more.
    mutating func skip<Value: BitwiseCopyable>(_ count: Int, of type: Value.Type) {
        place += count &* MemoryLayout<Value>.stride
    }

    private mutating func carry(_ other: UnsafeMutableRawPointer, byteCount: Int) {
        guard byteCount > 0 else { return }
        if isReading {
            other.copyMemory(from: bytes + place, byteCount: byteCount)
        } else {
            if place + byteCount > capacity { makeRoom(for: place + byteCount) }
            (bytes + place).copyMemory(from: other, byteCount: byteCount)
        }
        place += byteCount
    }

    private mutating func makeRoom(for byteCount: Int) {
        capacity = max(byteCount, 2 * capacity)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        larger.copyMemory(from: bytes, byteCount: place)
        bytes.deallocate()
        bytes = larger
    }
}

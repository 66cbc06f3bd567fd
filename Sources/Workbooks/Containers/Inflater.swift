internal import CZlib

/// zlib's inflate, step by step.
final class Inflater {
    /// What stands around the deflated bytes.
    enum Wrapper: Int32 {
        /// Nothing, as in ZIP.
        case none = -15
        /// The header and trailer of gzip, whose checksum and size are then verified.
        case gzip = 31
    }

    /// What a step came to.
    enum Outcome {
        /// There is more.
        case unfinished
        /// The deflated bytes have ended.
        case ended
        /// They are none.
        case damaged
    }

    // On the heap, since zlib keeps the address.
    private let stream: UnsafeMutablePointer<z_stream>

    init(_ wrapper: Wrapper) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let status = inflateInit2_(stream, wrapper.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "zlib has another version than its header, or no memory")
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Inflates from `input` into `output`, until one of them is used up or the deflated bytes end.
    func step(
        from input: UnsafeRawBufferPointer,
        into output: UnsafeMutableRawBufferPointer
    ) -> (consumed: Int, produced: Int, outcome: Outcome) {
        let given = UInt32(clamping: input.count)
        let room = UInt32(clamping: output.count)
        // zlib only reads there, and its header says so only under a macro.
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        )
        stream.pointee.avail_in = given
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = room
        let status = inflate(stream, Z_NO_FLUSH)
        let outcome: Outcome =
            switch status {
            case Z_STREAM_END: .ended
            // No progress for want of input or room is no fault of the bytes.
            case Z_OK, Z_BUF_ERROR: .unfinished
            default: .damaged
            }
        return (Int(given - stream.pointee.avail_in), Int(room - stream.pointee.avail_out), outcome)
    }

    /// Begins anew, with other deflated bytes.
    func reset() {
        inflateReset(stream)
    }
}

/// The checksum of ZIP and gzip, CRC-32 of ISO 3309, added to chunk by chunk.
struct Checksum {
    /// That of all bytes so far.
    private(set) var value: UInt = 0

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        value = crc32_z(value, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
    }
}

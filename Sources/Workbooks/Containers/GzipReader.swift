package import Foundation

/// What a gzip file holds, unpacked a chunk at a time: all its members one after the other.
///
/// Source: RFC 1952. Checksum and size of each member are verified. Zero bytes after the last member, with which tapes
/// and some servers fill up, are passed over.
package final class GzipReader: ByteSource {
    private let bytes: Data
    private var position = 0
    private let inflater = Inflater(.gzip)
    private var isInMember = true
    private var unpacked = 0
    private let limit: Int

    /// Begins with the first byte; no more than `limit` bytes are unpacked.
    package init(_ bytes: Data, limit: Int = UnpackingLimit.streamed) {
        self.bytes = bytes
        self.limit = limit
    }

    /// Whether bytes begin as a gzip file does.
    package static func isGzip(_ bytes: Data) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookError) -> Int {
        while isInMember {
            let step = bytes.withUnsafeBytes { whole in
                inflater.step(from: UnsafeRawBufferPointer(rebasing: whole[position...]), into: buffer)
            }
            position += step.consumed
            unpacked += step.produced
            if unpacked > limit {
                throw WorkbookError(.tooLarge, "the gzip file holds more than \(limit) bytes")
            }
            switch step.outcome {
            case .damaged: throw WorkbookError(.damaged, "the gzip file is damaged at byte \(position)")
            case .ended: try beginNextMember()
            case .unfinished:
                if step.produced == 0, position == bytes.count {
                    throw WorkbookError(.cutShort, "the gzip file ends before its last member does")
                }
            }
            if step.produced > 0 { return step.produced }
        }
        return 0
    }

    private func beginNextMember() throws(WorkbookError) {
        let rest = bytes.dropFirst(position)
        if rest.allSatisfy({ $0 == 0 }) {
            isInMember = false
        } else if Self.isGzip(rest) {
            inflater.reset()
        } else {
            throw WorkbookError(.damaged, "the gzip file goes on with other bytes at byte \(position)")
        }
    }
}

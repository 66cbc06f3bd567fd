package import Foundation

/// Bytes that are unpacked a chunk at a time.
package protocol ByteSource: AnyObject {
    /// Fills the buffer, or its beginning, and says with how many bytes: none at the end, at least one before.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookError) -> Int
}

extension ByteSource {
    /// Hands over all that follows, in chunks of at most so many bytes; `body` says whether to go on.
    package func forEachChunk(
        of size: Int = 1 << 16,
        _ body: (UnsafeRawBufferPointer) -> Bool
    ) throws(WorkbookError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try read(into: buffer)
            guard count > 0, body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
        }
    }

    /// All that follows, in memory.
    package func all() throws(WorkbookError) -> Data {
        var data = Data()
        try forEachChunk { chunk in
            data.append(contentsOf: chunk)
            return true
        }
        return data
    }
}

/// How many bytes are unpacked of one file at most, whatever the file says: a small file can hold a great many.
package enum UnpackingLimit {
    /// Of what is handed on in chunks.
    package static let streamed = 2 << 30
    /// Of what is held in memory.
    package static let held = 128 << 20
}

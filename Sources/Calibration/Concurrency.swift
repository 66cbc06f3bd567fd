import Dispatch

/// Does pieces of work on as many threads as there are, and waits for all of them.
///
/// The pieces must not touch the same storage: the compiler cannot see that here, so it is the caller's to hold.
package func concurrently(_ pieces: Int, _ work: (Int) -> Void) {
    withoutActuallyEscaping(work) { work in
        nonisolated(unsafe) let work = work
        DispatchQueue.concurrentPerform(iterations: pieces) { work($0) }
    }
}

/// Values worked out on as many threads as there are, in order.
package func concurrentMap<Value>(_ count: Int, _ value: (Int) -> Value) -> [Value] {
    var values = [Value?](repeating: nil, count: count)
    values.withUnsafeMutableBufferPointer { places in
        let places = places
        concurrently(count) { places[$0] = value($0) }
    }
    return values.map { $0! }
}

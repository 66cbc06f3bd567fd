import Calibration
import Synchronization

/// Works through replications on several threads, each of which takes the next that nobody has taken yet.
///
/// Of a large network one replication takes so long that with several at a time a thread would wait for the others at the end.
///
/// - Parameters:
///   - numbers: the replications' numbers, or their places.
///   - threads: how many threads.
///   - progress: called now and then with the share done, from 0 to 1, never from two threads at once.
///   - work: does a replication on a thread; where it has too many children to count it says in which order that is told.
/// - Returns: the least that any replication said, whatever the threads; `nil`: none did.
func sharedOut(
    _ numbers: Range<Int>,
    threads: Int,
    progress: (Double) -> Void = { _ in },
    _ work: (_ number: Int, _ thread: Int) -> Int?
) -> Int? {
    let next = Atomic(numbers.lowerBound)
    let overfull = Atomic(Int.max)
    concurrently(max(1, threads)) { thread in
        while true {
            let number = next.add(1, ordering: .relaxed).oldValue
            guard number < numbers.upperBound else { return }
            if let found = work(number, thread) {
                overfull.min(found, ordering: .relaxed)
                return
            }
            if thread == 0 { progress(Double(number - numbers.lowerBound) / Double(numbers.count)) }
        }
    }
    let found = overfull.load(ordering: .relaxed)
    return found < .max ? found : nil
}

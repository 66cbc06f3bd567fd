import Dispatch
import Foundation

/// Replications shared out over threads and timed.
public enum Timing {
    /// What a timed run took and gave.
    public struct Run {
        /// Wall time.
        public let seconds: Double
        /// Processor time of all threads.
        public let cpuSeconds: Double
        /// Sums over the replications, the same for any number of threads.
        public let sums: [Double]

        /// The run in one line.
        public func summary(_ name: String, replications: Int) -> String {
            let perSecond = Int(Double(replications) / seconds)
            let microseconds = String(format: "%.1f", cpuSeconds / Double(replications) * 1e6)
            return "\(name): \(perSecond) replications/s, \(microseconds) us of processor each"
        }
    }

    /// Runs replications in equal chunks, one engine to a chunk, and adds up their sums in order.
    public static func run(
        threads: Int,
        replications: Int,
        chunk: Int = 500,
        simulate: @escaping @Sendable (Range<Int>) -> [Double]
    ) -> Run {
        let chunks = (replications + chunk - 1) / chunk
        let results = Results(count: chunks)
        let start = ContinuousClock.now
        let cpuStart = clock()
        let work: @Sendable (Int) -> Void = { thread in
            for index in stride(from: thread, to: chunks, by: threads) {
                results.set(index, simulate(index * chunk..<min((index + 1) * chunk, replications)))
            }
        }
        if threads == 1 { work(0) } else { DispatchQueue.concurrentPerform(iterations: threads, execute: work) }
        let cpu = Double(clock() - cpuStart) / Double(CLOCKS_PER_SEC)
        let elapsed = (ContinuousClock.now - start).components
        return Run(
            seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18,
            cpuSeconds: cpu,
            sums: results.total()
        )
    }

    /// The quickest of some turns that one thread and two take at a piece of work, in seconds: what else the processor does
    /// comes and goes, and only slows.
    ///
    /// - Parameters:
    ///   - turns: how many each has.
    ///   - seconds: does the work on so many threads, and says how long it took.
    /// - Returns: as text, `0.64 s on one thread, 0.33 s on two`.
    public static func turns(_ turns: Int, _ seconds: (_ threads: Int) -> Double) -> String {
        var (one, two) = (Double.infinity, Double.infinity)
        for _ in 0..<turns { (one, two) = (min(one, seconds(1)), min(two, seconds(2))) }
        return String(format: "%.4f s on one thread, %.4f s on two", one, two)
    }

    /// Seconds that a loop takes that touches no memory: what the processor itself gives to a second thread.
    public static func loop(threads: Int) -> Double {
        run(threads: threads, replications: 64, chunk: 1) { _ in
            // Numbers that do not wait for one another, so that two threads on one core are in each other's way.
            var state = SIMD16<UInt32>(repeating: 1) &+ SIMD16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
            for _ in 0..<1_500_000 { state = state &* 747_796_405 &+ 2_891_336_453 }
            return [Double(state.wrappedSum())]
        }
        .seconds
    }

    /// One slot for each chunk.
    private final class Results: @unchecked Sendable {
        private let lock = NSLock()
        private var parts: [[Double]]

        init(count: Int) { parts = Array(repeating: [], count: count) }

        func set(_ index: Int, _ part: [Double]) {
            lock.withLock { parts[index] = part }
        }

        func total() -> [Double] {
            parts.dropFirst().reduce(parts.first ?? []) { sums, part in zip(sums, part).map { $0 + $1 } }
        }
    }
}

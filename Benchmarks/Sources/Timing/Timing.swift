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

    /// How many times as fast two threads are as one: the median of rounds in which they take turns, because what else the
    /// processor does comes and goes.
    ///
    /// - Parameters:
    ///   - rounds: how many turns each has.
    ///   - seconds: does the work on so many threads, and says how long it took.
    /// - Returns: seconds on one thread over seconds on two.
    public static func speedup(rounds: Int, _ seconds: (_ threads: Int) -> Double) -> Double {
        let ratios = (0..<rounds).map { _ in seconds(1) / seconds(2) }
        return ratios.sorted()[rounds / 2]
    }

    /// The same of a loop that touches no memory: what the processor itself gives to a second thread.
    public static func speedupOfALoop(rounds: Int, length: Int) -> Double {
        speedup(rounds: rounds) { threads in
            run(threads: threads, replications: 64, chunk: 1) { _ in
                var state: UInt64 = 1
                for _ in 0..<length / 64 { state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 }
                return [Double(state >> 32)]
            }
            .seconds
        }
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

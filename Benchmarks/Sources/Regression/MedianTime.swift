import Foundation

/// How long a piece of work takes, measured as the peers measure it: the median over batches of CPU time in the process.
enum MedianTime {
    /// How many batches the median is over.
    static let batches = 7
    /// The least CPU time of a batch, so that coarse clocks do not matter.
    static let secondsPerBatch = 0.1

    /// The median of the milliseconds that the work takes, and what it gives.
    static func milliseconds<Result>(of work: () throws -> Result) rethrows -> (time: Double, result: Result) {
        var start = processorSeconds()
        let result = try work()
        let first = processorSeconds() - start
        let repetitions = max(1, Int((secondsPerBatch / first).rounded(.up)))
        var times: [Double] = []
        for _ in 0..<batches {
            start = processorSeconds()
            for _ in 0..<repetitions { _ = try work() }
            times.append((processorSeconds() - start) / Double(repetitions))
        }
        return (1_000 * times.sorted()[batches / 2], result)
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }
}

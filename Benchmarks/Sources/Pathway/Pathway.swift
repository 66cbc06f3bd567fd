import Foundation
import Randomness
import Simulation
import Timing

/// A small pathway that other engines can do exactly alike (see README.md and `peers/pathway.py`).
///
/// `Pathway [replications]` prints the processor time of a replication and, for each figure, its mean and standard
/// error, as JSON.
@main
struct Pathway {
    static func main() throws {
        let replications = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20_000
        _ = simulate(0..<500)  // warm up
        let run = Timing.run(threads: 1, replications: replications, simulate: simulate)
        let count = Double(replications)
        var figures: [String: [Double]] = [:]
        for (index, name) in Figures.names.enumerated() {
            let mean = run.sums[2 * index] / count
            let variance = (run.sums[2 * index + 1] / count - mean * mean) * count / (count - 1)
            figures[name] = [mean, (variance / count).squareRoot()]
        }
        let report = Report(replications: replications, seconds: run.cpuSeconds, figures: figures)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        print(String(decoding: try encoder.encode(report), as: UTF8.self))
    }

    /// What is printed; `seconds` of processor time are for all replications together.
    struct Report: Encodable {
        let replications: Int
        let seconds: Double
        let figures: [String: [Double]]
    }

    /// Sums over replications of each figure and of its square.
    @Sendable
    static func simulate(_ replications: Range<Int>) -> [Double] {
        let engine = Model.engine()
        var sums = Array(repeating: 0.0, count: 2 * Figures.names.count)
        for replication in replications {
            engine.run(seed: 2025, replication: replication)
            for (index, value) in Figures.read(engine).enumerated() {
                sums[2 * index] += value
                sums[2 * index + 1] += value * value
            }
        }
        return sums
    }
}

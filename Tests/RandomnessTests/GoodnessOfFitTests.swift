import Foundation
import Randomness
import Testing

/// Observed counts against expected ones, every cell within 5.5 standard deviations at fixed seeds.
///
/// A correct sampler fails a cell with probability below 4e-8, and all of these with probability below 1e-4 for a
/// fresh seed.
@Suite struct GoodnessOfFitTests {
    static let draws = 200_000

    private func expectFit(_ name: String, _ probabilities: [Double], _ draw: (inout RandomStream) -> Int) {
        var stream = RandomStream(
            seed: 20_251,
            replication: 0,
            service: RandomStream.serviceKey(name),
            stage: 0,
            purpose: .parameters,
            week: 0
        )
        var counts = [Int](repeating: 0, count: probabilities.count)
        for _ in 0..<Self.draws {
            let k = draw(&stream)
            if k < counts.count { counts[k] += 1 }
        }
        let n = Double(Self.draws)
        for (k, p) in probabilities.enumerated() where n * p > 20 {
            let deviation = (n * p * (1 - p)).squareRoot()
            #expect(abs(Double(counts[k]) - n * p) < 5.5 * deviation, "\(name): \(counts[k]) draws of \(k)")
        }
    }

    @Test func poisson() {
        let probabilities = (0..<60).map { exp(Double($0) * log(24.23) - 24.23 - lgamma(Double($0) + 1)) }
        expectFit("poisson", probabilities) { CountInversion.poisson($0.uniform(), mean: 24.23) }
    }

    @Test func negativeBinomial() {
        let (mean, size) = (7.0, 2.5)
        let probabilities = (0..<60)
            .map { k in
                let x = Double(k)
                return exp(
                    lgamma(size + x) - lgamma(size) - lgamma(x + 1) + size * log(size / (size + mean)) + x
                        * log(mean / (size + mean))
                )
            }
        let table = CountTable.negativeBinomial(mean: mean, size: size)
        expectFit("negative binomial", probabilities) { table.draw($0.uniform()) }
    }

    @Test func hypergeometric() {
        func choose(_ n: Int, _ k: Int) -> Double {
            exp(lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1))
        }
        let probabilities = (0...20).map { choose(90, $0) * choose(210, 20 - $0) / choose(300, 20) }
        expectFit("hypergeometric", probabilities) {
            CountInversion.hypergeometric($0.uniform(), population: 300, marked: 90, draws: 20)
        }
    }

    @Test func skips() {
        let inverseLog = CountInversion.inverseLogOfFailure(0.07)
        expectFit("skips", (0..<100).map { 0.07 * pow(0.93, Double($0)) }) {
            CountInversion.geometricSkips($0.uniform(), inverseLog: inverseLog)
        }
    }

    @Test func discreteTable() {
        let table = DiscreteTable(weights: [1, 0, 2, 3, 4])
        expectFit("table", [0.1, 0, 0.2, 0.3, 0.4]) { table.draw($0.next()) }
    }
}

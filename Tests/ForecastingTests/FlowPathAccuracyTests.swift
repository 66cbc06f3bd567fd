import Calendar
import Foundation
import Randomness
import Statistics
import TestSupport
import Testing

@testable import Forecasting

/// Scores on the published flows of Scotland's CAMHS, against the last value carried forward.
@Suite("Path of a flow, accuracy")
struct FlowPathAccuracyTests {
    private static let months = [1, 3, 6, 12]

    /// Quantiles of the counts to come: negative binomials about drawn paths.
    static func quantiles(_ path: FlowPath, months: Int, paths: Int, key: UInt64) -> [[Double]] {
        let all = (0..<paths)
            .map { number -> [Double] in
                let u = (Double(number) + 0.5) / Double(paths)
                var random = RandomStream.path(number, seed: 1, of: key)
                let means = path.draw(months: months, particle: u, random: &random)
                let size = path.size(particle: u)
                return means.map { mean in
                    // Wilson and Hilferty's gamma, then a normal about it: exact to a few per cent at ten and more.
                    let deviation = (mean + mean * mean / size).squareRoot()
                    let skew = (mean + 2 * mean * mean / size) / (deviation * mean)
                    let shape = 4 / (skew * skew)
                    let z = StandardNormal.quantile(random.uniform())
                    let cube = 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot())
                    return max(mean + deviation * (shape * cube * cube * cube - shape) / shape.squareRoot(), 0)
                }
            }
        return PathQuantiles.of(all, PathTrials.probabilities)
    }

    private func trials(_ column: String, _ kind: FlowPath.Kind) throws -> PathTrials {
        var trials = PathTrials()
        var number = 0
        for list in try PublishedList.scotland(column) {
            for (known, later) in list.origins(known: 36, within: 60, months: Self.months) {
                number += 1
                guard number % SeriesTrials.stride == 0 else { continue }
                let key = RandomStream.serviceKey(list.name) &+ UInt64(number)
                let path = try #require(
                    FlowPath(
                        fitting: known.map { FlowCount($0.month, $0.number) },
                        season: .scotland,
                        kind: kind,
                        key: key,
                        particles: 128
                    )
                )
                let own = Self.quantiles(path, months: 12, paths: 512, key: key)
                let naive = PathTrials.naive(known, months: Self.months)
                for (place, ahead) in Self.months.enumerated() {
                    guard let observed = later[place] else { continue }
                    let size = known[known.count - 1].number
                    trials.add(
                        list.name,
                        ahead,
                        size: size,
                        own: own[ahead - 1],
                        naive: naive[place],
                        observed: observed
                    )
                }
            }
        }
        return trials
    }

    private func hold(_ trials: PathTrials, relative most: Double) {
        for months in Self.months {
            #expect(trials.relative(months) < most, "\(months): \(trials.relative(months))")
            let (in80, in95) = trials.coverage(months)
            #expect((0.72...0.88).contains(in80) && in95 > 0.9, "\(months): \(in80) \(in95)")
        }
    }

    @Test func referrals() throws {
        let trials = try trials("ReferralsAccepted", .referrals)
        trials.show("CAMHS referrals")
        hold(trials, relative: 0.76)
    }

    @Test func seen() throws {
        let trials = try trials("TotalPatientsSeen", .seen)
        trials.show("CAMHS seen")
        hold(trials, relative: 0.9)
    }
}

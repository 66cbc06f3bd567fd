import Areas
import Calendar
import Foundation
import Randomness
import Statistics
import Testing

@testable import Calibration

/// Simulation-based calibration: parameters drawn from the prior, a list worked by them child by child, and its posterior.
///
/// If posteriors are right, the place of the truth among the draws is as likely to be any.
///
/// Takes some minutes: it runs where WAITCAST_CALIBRATION says how many lists.
@Suite("Simulation-based calibration of the posterior of a list", .serialized)
struct ListCalibrationTests {
    private static let lists = ProcessInfo.processInfo.environment["WAITCAST_CALIBRATION"].flatMap(Int.init)
    private static let bins = 10
    private static let checked: [ListParameter] = [
        .kappa, .logitEarlyShare, .logEarlyAge, .logAttrition, .logitAdditionRate, .logAdditionSize,
        .logReferralScatter,
        .logReferralStep, .logitJumpRate,
    ]

    @Test(
        .enabled(if: lists != nil, "set WAITCAST_CALIBRATION to a number of lists, such as 200"),
        arguments: FitEffort.allCases
    )
    func ranksAreUniform(_ effort: FitEffort) throws {
        let count = Self.lists ?? 0
        let ranks = concurrentMap(count) { Self.ranks(of: $0, effort) }
        var rows: [(name: String, p: Double, counts: [Int])] = []
        for (place, parameter) in Self.checked.enumerated() {
            var counts = Array(repeating: 0, count: Self.bins)
            for rank in ranks { counts[min(Int(rank[place] * Double(Self.bins)), Self.bins - 1)] += 1 }
            let expected = Double(count) / Double(Self.bins)
            let statistic = counts.reduce(0) { $0 + pow(Double($1) - expected, 2) / expected }
            let p = try ChiSquared(degreesOfFreedom: Double(Self.bins - 1)).survival(statistic)
            rows.append(("\(parameter)", p, counts))
        }
        for row in rows { print("| \(effort) | \(row.name) | \(String(format: "%.3f", row.p)) | \(row.counts) |") }
        // A quick fit is told of, not held to it.
        guard effort == .full else { return }
        // Holm: the smallest p by as many as there are, the next by one less.
        for (place, row) in rows.sorted(by: { $0.p < $1.p }).enumerated() {
            #expect(row.p * Double(rows.count - place) > 0.01, "\(row)")
        }
    }

    /// Places of the true parameters among the draws, from 0 to 1.
    private static func ranks(of number: Int, _ effort: FitEffort) -> [Double] {
        var list = WorkedList(number)
        let record = list.record(months: 12, publishesAssessed: number % 2 == 1)
        let sampler = ListSampler(record, count: effort.posteriorDraws)
        var truth = list.parameters
        // Attrition is a share of referrals on a list of the usual number.
        truth[ListParameter.logAttrition.rawValue] += log(record.usualNumber / list.number)
        return checked.map { parameter in
            let values = (0..<sampler.count).map { Array(sampler.row($0))[parameter.rawValue] }
            return Double(values.count { $0 < truth[parameter.rawValue] }) / Double(values.count)
        }
    }
}

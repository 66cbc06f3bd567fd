import Foundation

/// What is held of a pathway's unpublished side before its figures are looked at, as standard normal numbers and what they
/// stand for.
///
/// Source: all authorities of the Department for Education's "Education, health and care plans", release of 2025: backlogs of
/// 2 weeks of throughput in the middle (quartiles 0 and 11, mean 13); capacity 1.14 of what is completed (standard deviation
/// 0.11), free by a fifth to a quarter a year. Refusals that come back, and the order of service, are not published: any
/// share up to 60%, or none, and any order are as likely.
struct PathwayPrior {
    /// Weeks of work from the clock start to the plan, by the area's delays.
    let workWeeks: Double
    /// Weeks until refusals come back that do, by the area's appeals.
    let returnWeeks: Double
    /// Cases a week at the start.
    let startingPace: Double
    let spans: Int

    static let capacityOverCompleted = (mean: 1.14, deviation: 0.11)
    static let capacityStep = 0.22
    /// Published accounts do not close: cases finished in a year and plans issued in it differ by so much.
    static let accountError = 0.05
    /// Of the logits of the shares in time and beyond a year.
    static let inTimeError = 0.4
    static let afterAYearError = 0.6

    private static let first = 7

    /// How many numbers a setting has.
    var count: Int { Self.first + spans }

    func setting(_ x: [Double]) -> PathwayFluid.Setting {
        let u = x.prefix(Self.first).map { StandardNormalProbability.below($0) }
        var setting = PathwayFluid.Setting()
        setting.returning = u[0] < 0.1 ? 0 : 0.6 * (u[0] - 0.1) / 0.9
        setting.kappa = u[1] < 0.5 ? -5 + 10 * u[1] : 16 * (u[1] - 0.5)
        let weeks = Self.backlogWeeks(u[2])
        setting.backlog = weeks * startingPace
        setting.backlogWeeks = min(max(weeks * (0.5 + 2 * u[3]), 3), 100)
        setting.workWeeks = workWeeks + 4 * (u[4] - 0.5)
        setting.returnWeeks = returnWeeks * (0.5 + 0.6 * u[5])
        setting.surge = 0.9 * u[6]
        setting.completed = x.dropFirst(Self.first).map { Self.accountError * $0 }
        return setting
    }

    /// Weeks of throughput in the backlog that is exceeded with a probability.
    private static func backlogWeeks(_ u: Double) -> Double {
        let points = [(0.25, 0.0), (0.5, 2.0), (0.75, 11), (0.9, 40), (0.97, 80), (1, 110)]
        guard u > points[0].0 else { return 0 }
        for (low, high) in zip(points, points.dropFirst()) where u <= high.0 {
            return low.1 + (high.1 - low.1) * (u - low.0) / (high.0 - low.0)
        }
        return points[points.count - 1].1
    }
}

/// The probability that a standard normal number is below another.
enum StandardNormalProbability {
    static func below(_ x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }
}

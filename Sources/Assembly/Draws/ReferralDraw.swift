import Areas
import Calendar
import Calibration
import Forecasting
import Randomness

/// The referrals of a service in one replication.
struct ReferralDraw {
    /// Expected in an average month where those known end.
    let monthly: Double
    /// NB2 size of a month's count.
    let monthlySize: Double
    /// Expected in the months after those known.
    let months: [Double]

    /// Draws the level and the path; a stated level is drawn from its own range, and the path follows it.
    init(_ demand: FittedService.Demand, _ replication: Replication, _ key: UInt64, to last: Month) {
        let particle = replication.uniform(at: .referralLevel(of: key))
        var random = replication.stream(.referralPath(of: key))
        let level = demand.law.monthlyMean(particle: particle, random: random)
        let path = demand.law.draw(months: max(1, last - demand.law.lastMonth), particle: particle, random: &random)
        monthlySize = demand.law.size(particle: particle)
        guard let stated = demand.stated else {
            (monthly, months) = (level, path)
            return
        }
        let drawn = replication.draw(stated, .referrals, of: key)
        monthly = drawn
        months = path.map { $0 * drawn / level }
    }
}

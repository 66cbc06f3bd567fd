import Calendar
import Calibration
import Forecasting
import Randomness

/// The assessments that a service's clinics make in one replication, where they are published.
struct AssessmentDraw {
    /// NB2 size of a month's count.
    let monthlySize: Double
    /// Expected in each month after the anchor.
    let months: [Double]

    /// Draws which course they take, and then the course.
    init(_ law: FlowPath, _ replication: Replication, _ key: UInt64, from anchor: Month, months: Int) {
        var random = replication.stream(.assessmentPath(of: key))
        let particle = random.uniform()
        let known = max(0, anchor - law.lastMonth)
        self.months = Array(law.draw(months: known + months, particle: particle, random: &random).dropFirst(known))
        monthlySize = law.size(particle: particle)
    }
}

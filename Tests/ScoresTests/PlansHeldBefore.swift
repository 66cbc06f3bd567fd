import Areas
import Calendar
import Calibration
import Runs
import Statistics

/// The plans that Derby held, as its area file would have forecast them two years before from what was published by then.
enum PlansHeldBefore {
    private static let service = "ehcna"
    private static let years = 2023...2025

    static let part = "Plans held by Derby, two years ahead"
    static let header = """
        | held in January | from | published then | median | 80% | 95% | published | naive |
        |---|---|---|---|---|---|---|---|
        """

    static func lines(replications: Int, effort: FitEffort) throws -> [String] {
        let area = try ScoredLists.derby()
        let counts = area.history.rows(of: service).filter { $0.metric == "plans_maintained" }
        func published(_ month: Month) -> Double? { counts.last { $0.period.month == month }?.value }
        return try years.compactMap { year -> String? in
            let (origin, due) = (Month(year: year - 2, month: 1), Month(year: year, month: 1))
            guard let before = published(origin), let came = published(due) else { return nil }
            let result = try Runner(
                FittedArea(area, dataTo: origin, effort: effort),
                plans: [],
                settings: RunSettings(
                    replications: replications,
                    horizonMonths: due - origin,
                    services: [service],
                    followsReferrals: false
                )
            )
            .run()
            let held = MeasuredSeries(measure: .held(placement: nil))
            guard let told = result.forecast("no-change", service, held)?.months[due - origin]?.percentiles else {
                return nil
            }
            let whole = told.map { "\(Int($0.rounded()))" }
            let off = (median: told[4] - came, naive: before - came)
            let cells = [
                "\(year)", "\(origin)", "\(Int(before))", whole[4], "\(whole[2]) to \(whole[6])",
                "\(whole[0]) to \(whole[8])",
                "\(Int(came))", "off by \(Int(abs(off.naive))), the median by \(Int(abs(off.median).rounded()))",
            ]
            return "| \(cells.joined(separator: " | ")) |"
        }
    }
}

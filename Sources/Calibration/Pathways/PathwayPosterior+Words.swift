import Calendar
import Foundation
import Statistics
import Wording

/// What a pathway's fit found, in words.
extension PathwayPosterior {
    static func sentences(_ futures: [Future], _ figures: PathwayFigures, _ outlook: PathwayOutlook) -> [String] {
        let back = futures.filter { $0.setting.returning >= PathwayDraw.manyReturning }
        let few = futures.filter { $0.setting.returning < PathwayDraw.manyReturning }
        let share = Double(back.count) / Double(futures.count)
        let waiting = futures.map { $0.atOrigin.queue.reduce(0, +) }
        var sentences = [
            "capacity, backlog, order of service and refusals that come back are inferred from "
                + "\(counted(figures.spans.count, "span")) of requests, plans issued and shares in time; about "
                + "\(middle(waiting, 0)) cases (\(ends(waiting, 0))) wait beyond the time that their work takes"
        ]
        var account =
            "two accounts of it: refusals that come back, \(inTen(share)) likely"
        if !back.isEmpty {
            account += " (\(percent(back.map(\.setting.returning))) of them come back)"
        }
        account += "; few come back and \(Self.order(few)), \(inTen(1 - share)) likely"
        sentences.append(account)
        let year = outlook.origin.year
        for (name, some) in [("refusals come back", back), ("few come back", few)] {
            let shares = some.compactMap(\.inTime)
            guard shares.count >= 10 else { continue }
            let half = Double(shares.count { $0 >= 0.5 }) / Double(shares.count)
            sentences.append(
                "if \(name), \(percent(shares)) of the plans of \(year) are in time, and at least half of them in "
                    + "\(inTen(half)) of the draws, the chance of single cases left out"
            )
        }
        let cleared = futures.count { $0.atOrigin.queue.reduce(0, +) < 2 * $0.atOrigin.servedPerWeek }
        if Double(cleared) > 0.5 * Double(futures.count) {
            sentences.append(
                "what it can do is not seen once nobody waits: for \(outlook.nextYear) half of the draws take it as what "
                    + "comes and 14% more, give or take a quarter, half as what leads to the share in time that authorities "
                    + "had after such years"
            )
        }
        return sentences
    }

    private static func order(_ futures: [Future]) -> String {
        let newest = futures.count { $0.setting.kappa < -0.5 }
        return 2 * newest > futures.count ? "the newest are served first" : "old cases are left from before"
    }

    private static func inTen(_ share: Double) -> String { "\(Int((100 * share).rounded()))%" }

    private static func middle(_ values: [Double], _ decimals: Int) -> String {
        plain(Quantile.of(values, 0.5), decimals: decimals)
    }

    private static func ends(_ values: [Double], _ decimals: Int) -> String {
        "\(plain(Quantile.of(values, 0.1), decimals: decimals)) to \(plain(Quantile.of(values, 0.9), decimals: decimals))"
    }

    private static func percent(_ shares: [Double]) -> String {
        let values = shares.map { 100 * $0 }
        return "\(middle(values, 0))% (\(ends(values, 0))%)"
    }

}

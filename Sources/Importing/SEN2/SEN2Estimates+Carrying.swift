import Calendar
import Foundation
import Wording

extension SEN2Estimates {
    /// How ranges of requests widen with the years: standard deviations of 0.14, 0.22 and 0.30 at one, two and three.
    static let spreadGrowth = 0.7

    /// Years from the last figure to the origin; none where they are close.
    var yearsOn: Double {
        guard let origin, let last = requestsLastYear?.year else { return 0 }
        let end = plansHeld.map { Month(year: $0.year, month: 1) } ?? Month(year: last, month: 12)
        let years = Double(origin - end) / 12
        return years < 0.25 ? 0 : years
    }

    /// How much of the last year's growth is added up over so many years, of which each keeps a part of the one before.
    static func growthKept(overYears years: Double) -> Double {
        var (sum, kept, left) = (0.0, 1.0, years)
        while left > 0 {
            kept *= NationalRates.growthKept
            sum += kept * min(1, left)
            left -= 1
        }
        return sum
    }

    /// What flows have grown by from their last year to the origin, on the same growth as requests.
    var growthToOrigin: Double {
        guard yearsOn > 0, let last = requestsLastYear else { return 1 }
        return exp((growth(last.year)?.value ?? 0) * Self.growthKept(overYears: yearsOn))
    }

    /// Words for what has been carried on: empty where nothing was.
    var carriedWords: String {
        yearsOn > 0 ? "; carried on over \(plain(yearsOn, decimals: 1)) years without a figure" : ""
    }

    /// Plans held at the origin: as counted, or as many as the last year's balance makes of them.
    func plansAtOrigin(_ held: (year: Int, value: Double)) -> Estimate {
        let counted = "plans maintained on census day, January \(held.year) (caseload)"
        guard yearsOn > 0 else { return Estimate(value: held.value, range: nil, evidence: "observed", source: counted) }
        let issued = (plansIssued.last?.value ?? 0) * growthToOrigin.squareRoot()
        let growth = max(-0.1, min(0.25, issued / held.value - ceasing.value))
        func carried(_ growth: Double) -> Double { (held.value * pow(1 + growth, yearsOn)).rounded() }
        return Estimate(
            value: carried(growth),
            range: min(carried(0), carried(2 * growth))...max(carried(0), carried(2 * growth)),
            evidence: "assumed",
            source:
                "\(words(held.value)) \(counted), growing by \(AreaLines.percent(growth)) a year (plans issued "
                + "less plans "
                + "ceasing)\(carriedWords)"
        )
    }
}

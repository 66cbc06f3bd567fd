import Areas
import Calendar
package import Forecasting
import Foundation
package import Randomness

/// How the share of a route wanders over the years to come.
package struct ShareCourse: Codable, Sendable {
    /// The route's number in its stage.
    package let route: Int
    /// The law of its kind.
    package let law: AnnualShare
    /// Where the published shares lead to, and since when.
    package let start: AnnualShare.Start

    /// The courses of a stage's routes of which shares are published a year at a time.
    static func all(of stage: Stage, in service: Service, _ history: ServiceHistory, to cutoff: Month) -> [ShareCourse]
    {
        stage.routes.enumerated()
            .compactMap { number, route in
                guard route.share != nil, let metric = service.annualMetric(of: route),
                    let law = AnnualShare.law(of: metric)
                else { return nil }
                let counts = history.spans(of: metric.rawValue, to: cutoff)
                    .map { row -> AnnualShare.Count in
                        let requests = history.spans(of: service.referralMetric, to: cutoff)
                            .last { $0.period.first == row.period.first && $0.period.end == row.period.end }
                        return AnnualShare.Count(
                            moment: (row.period.first.inYears + row.period.end.inYears) / 2,
                            share: row.value,
                            of: requests?.value ?? 100
                        )
                    }
                return law.start(counts).map { ShareCourse(route: number, law: law, start: $0) }
            }
    }

    /// The share at some moments in years, as one of the courses that it may take from a share that it has now.
    package func drawn(at moments: [Double], from share: Double, _ random: inout RandomStream) -> [Double] {
        let years = max(1, Int(((moments.last ?? start.moment) - start.moment).rounded(.up)))
        let ends = (1...years).map { start.moment + Double($0) }
        // What the area states is where it is: its range is drawn already.
        let from = AnnualShare.Start(logit: AnnualShare.logit(share), variance: 0, moment: start.moment)
        let logits = [from.logit] + law.path(at: ends, from: from, &random).map(AnnualShare.logit)
        return moments.map { moment in
            let place = max(0, moment - start.moment)
            let year = min(Int(place), years - 1)
            let part = min(1, place - Double(year))
            return AnnualShare.share(logits[year] + part * (logits[year + 1] - logits[year]))
        }
    }
}

extension AnnualShare {
    /// The law of a published share.
    fileprivate static func law(of metric: AnnualMetric) -> AnnualShare? {
        switch metric {
        case .refused: .refused
        case .noPlan: .noPlan
        case .afterAYear: nil
        }
    }
}

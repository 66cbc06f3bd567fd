import Areas
import Calendar
import Foundation
import Randomness
import TestSupport
import Testing

@testable import Calibration

/// How the posterior does on lists of other laws than its own, beside the fit of the order of service alone and the prior.
///
/// Takes some minutes: it runs where WAITCAST_CALIBRATION says how many lists.
@Suite("The posterior of lists of other laws", .serialized)
struct ListRecoveryTests {
    private static let lists = ProcessInfo.processInfo.environment["WAITCAST_CALIBRATION"].flatMap(Int.init)

    /// What is asked of a list.
    enum Subject: String, CaseIterable {
        case kappa = "order of service (kappa)"
        case early = "early share"
        case attrition = "attrition, share of referrals"
        case assessed = "assessed a month, of referrals"
        case leaving = "leaving a month, of referrals"
    }

    /// What is believed: by the prior, by the fit of the order of service alone, and by the posterior.
    enum Method: String, CaseIterable {
        case prior
        case orderAlone = "order alone"
        case posterior
    }

    /// A truth and what is believed of it, with weights; one value is a guess without a range.
    struct Belief {
        var subject: Subject
        var method: Method
        var truth: Double
        var values: [Double]
        var weights: [Double]?
    }

    @Test(
        .enabled(if: lists != nil, "set WAITCAST_CALIBRATION to a number of lists, such as 200"),
        arguments: [10.0...50, 50...300, 300...2000]
    )
    func listsOfOtherLaws(_ sizes: ClosedRange<Double>) {
        let beliefs = concurrentMap(Self.lists ?? 0) { number -> [Belief] in
            let list = OtherLawList(number, sizes: sizes)
            return Self.beliefs(list.published, list.truth)
        }
        let scores = Self.scores(beliefs.flatMap(\.self))
        Self.show(scores, "other laws, \(Int(sizes.lowerBound)) to \(Int(sizes.upperBound)) children")
        // Of laws that it does not know it is surer than it is right, but not by much; and it errs less than the fit alone.
        for subject in [Subject.kappa, .early, .assessed] {
            #expect(scores[.init(subject, .posterior)]!.share(2) > 0.7, "\(subject)")
        }
        for subject in [Subject.kappa, .early, .leaving] {
            #expect(
                scores[.init(subject, .posterior)]!.error < scores[.init(subject, .orderAlone)]!.error,
                "\(subject)"
            )
        }
    }

    /// Services drawn by the law of the fit of the order alone, which that fit therefore knows better.
    @Test(.enabled(if: lists != nil, "set WAITCAST_CALIBRATION to a number of lists, such as 200"))
    func drawnServices() throws {
        let rows = Dictionary(
            grouping: try ReferenceTable("synthetic-services/services.csv").rows(where: "phase", is: "known"),
            by: { try? $0.integer("service") }
        )
        let services = try rows.keys.compactMap(\.self).sorted().prefix(Self.lists ?? 0)
            .map { service -> (published: OtherLawList.Published, truth: OtherLawList.Truth) in
                var published = OtherLawList.Published(id: "service \(service)")
                var truth = OtherLawList.Truth(earlyShare: 0)
                for row in rows[service] ?? [] {
                    let month = Month(year: 2024, month: 12) + (try row.integer("month"))
                    published.stocks.append(
                        StockPoint(
                            month: month,
                            number: try row.number("waiting"),
                            mean: try row.numberIfKnown("mean_wait"),
                            maximum: try row.numberIfKnown("max_wait")
                        )
                    )
                    published.referrals[month] = try row.number("referrals")
                    truth.kappa = try row.number("kappa")
                    truth.earlyShare = try row.number("psi")
                }
                published.stocks.sort { $0.month < $1.month }
                let counts = published.stocks
                let referred = counts.dropFirst().reduce(0) { $0 + (published.referrals[$1.month] ?? 0) }
                let months = Double(counts.count - 1)
                truth.leaving = (referred - (counts[counts.count - 1].number - counts[0].number)) / months
                truth.assessed = truth.leaving * (1 - truth.earlyShare)
                truth.earlyShare *= truth.leaving * months / referred
                return (published, truth)
            }
        let beliefs = concurrentMap(services.count) { Self.beliefs(services[$0].published, services[$0].truth) }
        let scores = Self.scores(beliefs.flatMap(\.self))
        Self.show(scores, "drawn services")
        #expect(scores[.init(.kappa, .posterior)]!.share(2) > 0.8)
        #expect(scores[.init(.assessed, .posterior)]!.share(2) > 0.8)
    }

    /// What is believed of a list by each method.
    ///
    /// Flows a month are told as shares of referrals.
    private static func beliefs(_ list: OtherLawList.Published, _ truth: OtherLawList.Truth) -> [Belief] {
        guard let record = list.record, !record.months.isEmpty else { return [] }
        let months = Double(record.months.count)
        let referrals = max(record.months.reduce(0) { $0 + ($1.referrals ?? 0) } / months, 0.2)
        var beliefs: [Belief] = []
        let truths: [Subject: Double] = [
            .kappa: truth.kappa, .early: truth.earlyShare, .attrition: truth.attrition,
            .assessed: truth.assessed / referrals, .leaving: truth.leaving / referrals,
        ]
        let add = { (method: Method, subject: Subject, values: [Double], weights: [Double]?) in
            beliefs.append(
                Belief(subject: subject, method: method, truth: truths[subject]!, values: values, weights: weights)
            )
        }
        let normals = (0..<400).map { StandardNormal.quantile((Double($0) + 0.5) / 400) }
        let prior = { (parameter: ListParameter) in
            normals.map { record.prior(of: parameter).mean + record.prior(of: parameter).deviation * $0 }
        }
        add(.prior, .kappa, prior(.kappa), nil)
        add(.prior, .early, prior(.logitEarlyShare).map(ListPosterior.logistic), nil)
        add(.prior, .attrition, prior(.logAttrition).map { exp($0) }, nil)

        // A fixed share leaves by the hazard; the rest of the implied removals is early or assessed.
        let steps = list.steps
        let fit = OrderFit(fitting: steps, leavingShare: Self.leavingShare)
        let weights = fit.points.map(\.probability)
        add(.orderAlone, .kappa, fit.points.map(\.kappa), weights)
        let implied = RemovalModel(fitting: steps)
        let removals = implied.map { exp($0.logLevel) / $0.referralLevel } ?? 1
        let byCapacity = max(removals - Self.leavingShare, 0)
        add(.orderAlone, .early, fit.points.map { $0.psi * byCapacity }, weights)
        add(.orderAlone, .attrition, [Self.leavingShare], nil)
        add(.orderAlone, .leaving, [removals], nil)
        if !record.publishesAssessed {
            add(.orderAlone, .assessed, fit.points.map { (1 - $0.psi) * byCapacity }, weights)
        }

        let sampler = ListSampler(record, count: ListPosterior.usualCount)
        let values = { (parameter: ListParameter) in
            (0..<sampler.count).map { Array(sampler.row($0))[parameter.rawValue] }
        }
        let flow = { (places: [Int]) in
            (0..<sampler.count)
                .map { number -> Double in
                    let state = Array(sampler.state(number))
                    return places.reduce(0) { $0 + state[$1] } / months / referrals
                }
        }
        add(.posterior, .kappa, values(.kappa), nil)
        add(.posterior, .early, values(.logitEarlyShare).map(ListPosterior.logistic), nil)
        add(.posterior, .attrition, values(.logAttrition).map { exp($0) }, nil)
        let place = ListFluid.Place.self
        if !record.publishesAssessed { add(.posterior, .assessed, flow([place.assessedSum]), nil) }
        add(.posterior, .leaving, flow([place.assessedSum, place.otherSum, place.removedOnceSum]), nil)
        return beliefs
    }

    /// What the fit of the order alone takes for attrition where an area says nothing.
    private static let leavingShare = 0.118

    /// A subject by a method.
    struct Key: Hashable {
        var subject: Subject
        var method: Method

        init(_ subject: Subject, _ method: Method) { (self.subject, self.method) = (subject, method) }
    }

    private static func scores(_ beliefs: [Belief]) -> [Key: RecoveryScore] {
        var scores: [Key: RecoveryScore] = [:]
        for belief in beliefs {
            let key = Key(belief.subject, belief.method)
            if belief.values.count == 1 {
                scores[key, default: RecoveryScore()].add(belief.truth, guess: belief.values[0])
            } else {
                scores[key, default: RecoveryScore()].add(belief.truth, belief.values, weights: belief.weights)
            }
        }
        return scores
    }

    private static func show(_ scores: [Key: RecoveryScore], _ lists: String) {
        for subject in Subject.allCases {
            for method in Method.allCases {
                guard let score = scores[Key(subject, method)] else { continue }
                print("| \(lists) | \(subject.rawValue) | \(method.rawValue) | \(score.cells) |")
            }
        }
    }
}

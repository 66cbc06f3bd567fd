import Areas
import Calendar
import Foundation
import Wording

/// A list at its date, as it may be.
struct StartingList {
    /// Children waiting.
    var number: Figure
    /// Mean wait so far, in weeks.
    var mean: Figure
    /// Longest wait so far, in weeks.
    var maximum: Double
    /// The month at whose end it was counted; `nil` when nothing is known but that it is empty.
    var month: Month?
    /// The least sure of number and mean.
    var evidence: Evidence
    /// Lists that a replication may start with, each as likely: by their numbers, and of one number by their tails.
    var variants: [RebuiltWaits]
    /// Published figures that others contradict.
    var contradictions: [WaitContradiction] = []
    /// What is known of the shares under 18 and under 52 weeks.
    var shares: [WaitShare] = []

    /// Nobody waits, as far as is known.
    static let empty = StartingList(
        number: Figure(0, evidence: .derived),
        mean: Figure(0, evidence: .derived),
        maximum: 0,
        month: nil,
        evidence: .derived,
        variants: [.empty]
    )

    /// The list from what the area states.
    init(_ stated: WaitingList, cutoff: Month, notes: inout [String]) {
        let published = PublishedWaits(
            number: stated.number.value,
            mean: stated.meanWeeks?.value,
            maximum: stated.maxWeeks?.value
        )
        self.init(
            number: stated.number,
            mean: stated.meanWeeks,
            published,
            RecentFlows(),
            month: min(stated.asAt ?? cutoff, cutoff),
            notes: &notes
        )
    }

    /// The list from its latest published count.
    init?(_ published: PublishedFigures, notes: inout [String]) {
        guard let point = published.stocks.last ?? published.snapshot else { return nil }
        var waits = point.published
        if waits.maximum == nil, let last = published.stocks.last(where: { $0.maximum != nil }),
            let known = last.maximum
        {
            waits.maximum = known + Double(point.month.end - last.month.end) / 7
            notes.append(
                "longest wait at \(point.month.name) taken as the \(counted(Int(known), "week")) of \(last.month.name) "
                    + "grown by the time since; none is published"
            )
        }
        self.init(
            number: Figure(point.number, evidence: point.numberEvidence),
            mean: point.meanEvidence == .observed ? point.mean.map { Figure($0, evidence: .observed) } : nil,
            waits,
            RecentFlows(to: point.month, referrals: published.referralsByMonth, stocks: published.stocks),
            month: point.month,
            notes: &notes
        )
    }

    private init(
        number: Figure,
        mean: Figure,
        maximum: Double,
        month: Month?,
        evidence: Evidence,
        variants: [RebuiltWaits]
    ) {
        self.number = number
        self.mean = mean
        self.maximum = maximum
        self.month = month
        self.evidence = evidence
        self.variants = variants
    }

    /// Rebuilds the list; says what is taken for a mean or a maximum that is not published.
    private init(
        number: Figure,
        mean: Figure?,
        _ published: PublishedWaits,
        _ flows: RecentFlows,
        month: Month,
        notes: inout [String]
    ) {
        let ranged = [number, mean].contains { $0?.range != nil }
        let rebuilt = ranged ? nil : WaitReconstruction(published, flows: flows)
        self.init(
            number: number,
            mean: mean ?? Figure(0, evidence: .derived),
            maximum: published.maximum ?? 0,
            month: month,
            evidence: max(number.evidence, mean?.evidence ?? .observed),
            variants: rebuilt?.lists ?? Self.levels(number: number, mean: mean, published)
        )
        guard number.value > 0 else { return }
        contradictions = rebuilt?.contradictions ?? []
        notes += contradictions.map(\.sentence)
        if !ranged { shares = [18, 52].compactMap { WaitShare(under: $0, variants, published) } }
        let spread = { [variants] (value: (RebuiltWaits) -> Double) -> (middle: Double, words: String) in
            let values = variants.map(value).sorted()
            let at = { (share: Double) in values[min(values.count - 1, Int(share * Double(values.count)))] }
            return (at(0.5), "\(oneDecimal(at(0.5))) weeks (\(oneDecimal(at(0.1))) to \(oneDecimal(at(0.9))))")
        }
        if mean == nil {
            let (middle, words) = spread(\.mean)
            let isKnown = published.saysHowLong
            self.mean = Figure(rounded3(middle), evidence: isKnown ? .derived : .assumed)
            evidence = max(evidence, self.mean.evidence)
            notes.append(
                "mean wait \(isKnown ? "derived" : "assumed") as \(words); none is published"
            )
        }
        if published.maximum == nil {
            let (middle, words) = spread(\.longest)
            maximum = rounded3(middle)
            evidence = max(evidence, .derived)
            notes.append("longest wait taken as \(words); none is published")
        }
    }

    /// Lists of a stated range of number or mean: sixteen levels of the number, each with a level of the mean, four lists a
    /// level.
    private static func levels(number: Figure, mean: Figure?, _ published: PublishedWaits) -> [RebuiltWaits] {
        let levels = 16
        return (0..<levels)
            .flatMap { level -> [RebuiltWaits] in
                var drawn = published
                drawn.number = number.draw((Double(level) + 0.5) / Double(levels)).rounded()
                // A permutation: 7 and 16 have no factor in common.
                drawn.mean = mean.map { max($0.draw((Double(7 * level % levels) + 0.5) / Double(levels)), 0.25) }
                return WaitReconstruction(drawn, count: 4, candidates: 64)?.lists ?? []
            }
    }
}

/// Three significant decimals: a stand-in is no surer.
private func rounded3(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

extension PublishedWaits {
    /// Whether anything but the number says how long children have waited.
    var saysHowLong: Bool {
        mean != nil || median != nil || maximum != nil || !percentiles.isEmpty || !sharesWithin.isEmpty
            || !bands.isEmpty
    }
}

import Areas
import Calendar
import Foundation
import Randomness
import Wording

/// A list at its date, with what stands in for figures that are not published.
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

    /// Nobody waits, as far as is known.
    static let empty = StartingList(
        number: Figure(0, evidence: .derived),
        mean: Figure(0, evidence: .derived),
        maximum: 0,
        month: nil,
        evidence: .derived
    )

    /// The list from what the area states.
    init(_ stated: WaitingList, cutoff: Month, notes: inout [String]) {
        self.init(
            number: stated.number,
            mean: stated.meanWeeks,
            maximum: stated.maxWeeks?.value,
            month: min(stated.asAt ?? cutoff, cutoff),
            notes: &notes
        )
    }

    /// The list from its latest published count.
    init?(_ published: PublishedFigures, notes: inout [String]) {
        guard let point = published.stocks.last ?? published.snapshot else { return nil }
        var maximum = point.maximum
        if maximum == nil, let last = published.stocks.last(where: { $0.maximum != nil }), let known = last.maximum {
            maximum = known + Double(point.month.end - last.month.end) / 7
            notes.append(
                "longest wait at \(point.month.name) taken as the \(counted(Int(known), "week")) of \(last.month.name) "
                    + "grown by the time since; none is published"
            )
        }
        self.init(
            number: Figure(point.number, evidence: .observed),
            mean: point.mean.map { Figure($0, evidence: .observed) },
            maximum: maximum,
            month: point.month,
            notes: &notes
        )
    }

    private init(number: Figure, mean: Figure, maximum: Double, month: Month?, evidence: Evidence) {
        self.number = number
        self.mean = mean
        self.maximum = maximum
        self.month = month
        self.evidence = evidence
    }

    /// Stands in for a mean or a maximum that is not published.
    private init(number: Figure, mean: Figure?, maximum: Double?, month: Month, notes: inout [String]) {
        self.init(
            number: number,
            mean: mean ?? Figure(0, evidence: .assumed),
            maximum: maximum ?? 0,
            month: month,
            evidence: number.evidence
        )
        guard number.value > 0 else { return }
        if let mean {
            evidence = max(evidence, mean.evidence)
        } else {
            self.mean = Figure(maximum.map { 0.4 * $0 } ?? 13, evidence: .assumed)
            evidence = .assumed
            notes.append("mean wait assumed as \(oneDecimal(self.mean.value)) weeks; none is published")
        }
        if maximum == nil {
            // The expected longest of n exponential waits is mean x (1 + 1/2 + ... + 1/n); lists with published maxima
            // lie between 1.75 and 4.5 times the mean.
            // From eleven on the sum is above 3.
            let harmonic = (1...max(1, min(11, Int(number.value)))).reduce(0) { $0 + 1 / Double($1) }
            self.maximum = min(3, harmonic) * self.mean.value
            evidence = max(evidence, .derived)
            notes.append("longest wait taken as \(oneDecimal(self.maximum)) weeks; none is published")
        }
    }

    /// Reconstructed waits, one list for each variant that a replication may draw: five shapes between the two of
    /// ``AgeReconstruction``; for a stated range of number or mean, five levels of each on a Latin square as well.
    var variants: [AgeReconstruction] {
        let levels = [0.1, 0.3, 0.5, 0.7, 0.9]
        let count = number.range == nil && mean.range == nil ? 1 : levels.count
        return (0..<count)
            .flatMap { level in
                levels.indices.map { shape in
                    let children = Int(number.draw(levels[level]).rounded())
                    let weeks = max(mean.draw(levels[(2 * level + shape) % levels.count]), 0.25)
                    return AgeReconstruction(
                        number: children,
                        mean: weeks,
                        maximum: maximum,
                        exponentialShare: levels[shape]
                    )
                }
            }
    }
}

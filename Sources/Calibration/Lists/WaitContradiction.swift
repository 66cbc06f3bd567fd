import Wording

/// Published figures of one date that no list can have together, and which of them gives way.
package enum WaitContradiction: Codable, Hashable, Sendable {
    /// The bands do not add up to the number: they are scaled to it.
    case sum(ofBands: Double, number: Double)
    /// No list with these bands has this mean: the mean gives way.
    case mean(weeks: Double, least: Double, most: Double)
    /// The longest wait is not where the bands have their last children: it gives way.
    case maximum(weeks: Double, lastFrom: Double, lastBelow: Double?)
    /// The mean is beyond the longest wait, or too short for so few children: the longest wait gives way.
    case meanBeyondMaximum(mean: Double, maximum: Double)
    /// A published share or percentile is not what the bands say: it gives way.
    case share(weeks: Double, published: Double, byBands: ClosedRange<Double>)
    /// More children have waited less than so many weeks than were referred in them.
    case young(weeks: Double, least: Double, referrals: Double)

    /// What does not agree, in words.
    package var sentence: String {
        switch self {
        case .sum(let bands, let number):
            return "wait bands add up to \(words(bands)), not to the \(words(number)) waiting; scaled to these"
        case .mean(let weeks, let least, let most):
            return "mean wait of \(words(weeks)) weeks not used: with these wait bands it lies between "
                + "\(words(least)) and \(most == .infinity ? "any" : words(most))"
        case .maximum(let weeks, let from, let below):
            let band = below.map { "\(words(from)) to \(words($0)) weeks" } ?? "over \(words(from)) weeks"
            return "longest wait of \(words(weeks)) weeks not used: the last band with anybody is \(band)"
        case .meanBeyondMaximum(let mean, let maximum):
            return "longest wait of \(words(maximum)) weeks not used: it does not go with a mean of \(words(mean))"
        case .share(let weeks, let published, let bands):
            let range =
                bands.lowerBound == bands.upperBound
                ? Self.percent(bands.lowerBound)
                : "\(Self.percent(bands.lowerBound)) to \(Self.percent(bands.upperBound))"
            return "\(Self.percent(published)) under \(words(weeks)) weeks not used: the wait bands say \(range)"
        case .young(let weeks, let least, let referrals):
            return "at least \(words(least.rounded())) children have waited less than \(words(weeks)) weeks, "
                + "but \(words(referrals.rounded())) were referred in them"
        }
    }

    private static func percent(_ share: Double) -> String { "\(words(100 * share))%" }
}

import Foundation

/// Scores of one method against those of another on the same forecasts, list by list.
///
/// Below 1 the method does better. Both means are given, since they answer different questions: the ratio of sums says
/// what is lost over all lists, the geometric mean what is usual of a list.
public struct RelativeScore: Equatable, Sendable {
    /// Lists, or other groups of forecasts, that were compared.
    public private(set) var count = 0
    private var sum = 0.0
    private var otherSum = 0.0
    private var logarithms = 0.0
    private var logarithmCount = 0
    private var worse = 0

    /// Nothing compared yet.
    public init() {}

    /// Adds a list: the mean scores of the two methods over the same forecasts, in units that lists have in common.
    ///
    /// A list on which both are without fault says nothing; one on which one of them is counts in the ratio of sums only.
    public mutating func add(_ score: Double, against other: Double) {
        count += 1
        sum += score
        otherSum += other
        if score > other { worse += 1 }
        guard score > 0, other > 0 else { return }
        logarithms += log(score / other)
        logarithmCount += 1
    }

    /// The sum of the scores over the sum of the other's; NaN without any.
    public var ratioOfSums: Double { sum / otherSum }
    /// The geometric mean over lists of score over the other's; NaN without any.
    public var geometricMean: Double { logarithmCount > 0 ? exp(logarithms / Double(logarithmCount)) : .nan }
    /// The share of lists on which the other did better.
    public var shareWorse: Double { Double(worse) / Double(count) }
}

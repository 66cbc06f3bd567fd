/// How far a straight line from the last value went wrong in a series, by months ahead.
///
///     s_1^2 = (3 f^2 + sum of e^2/gap)/(3 + n)        over the n changes from figure to figure
///     s_h^2 = (3 h s_1^2 + k m_h)/(3 + k)             m_h the mean square of the c errors h months ahead, k = c/h
///
/// with f the larger of 3% of the last value and 1, so that a series that happened not to move is not taken to stand still,
/// and a short one is not taken at its word. Errors h months ahead overlap: as many as c/h say something new.
struct PastErrors {
    /// The variance one month ahead.
    let oneStep: Double
    private let values: [Double?]
    private let slope: Double

    /// What the first guess of the variance counts for, in changes.
    private static let weightOfGuess = 3.0

    /// The errors of lines of a slope a month.
    init(_ values: [Double?], slope: Double = 0) {
        self.values = values
        self.slope = slope
        let last = values.last { $0 != nil } ?? 0
        let least = max(0.03 * abs(last ?? 0), 1)
        let changes = Self.changes(of: values)
        let squares = changes.reduce(0) { sum, change in
            let error = change.perMonth - slope
            return sum + error * error * Double(change.months)
        }
        oneStep = (Self.weightOfGuess * least * least + squares) / (Self.weightOfGuess + Double(changes.count))
    }

    /// The variance so many months ahead.
    func variance(stepsAhead h: Int) -> Double {
        guard h > 1 else { return oneStep }
        var squares = 0.0
        var count = 0
        if h < values.count {
            for t in 0..<values.count - h {
                guard let from = values[t], let to = values[t + h] else { continue }
                let error = to - from - slope * Double(h)
                squares += error * error
                count += 1
            }
        }
        let guess = Self.weightOfGuess * Double(h) * oneStep
        // k times the mean square.
        return (guess + squares / Double(h)) / (Self.weightOfGuess + Double(count) / Double(h))
    }

    /// The changes from figure to figure, each a month, with the months that it took.
    static func changes(of values: [Double?]) -> [(perMonth: Double, months: Int)] {
        var changes: [(perMonth: Double, months: Int)] = []
        var before: (place: Int, value: Double)?
        for (place, value) in values.enumerated() {
            guard let value else { continue }
            if let before {
                changes.append(((value - before.value) / Double(place - before.place), place - before.place))
            }
            before = (place, value)
        }
        return changes
    }
}

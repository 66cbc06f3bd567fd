/// Running mean and variance of a simulated figure (Welford 1962).
struct Sample {
    private(set) var count = 0.0
    private(set) var mean = 0.0
    private var squares = 0.0

    mutating func add(_ value: Double) {
        count += 1
        let difference = value - mean
        mean += difference / count
        squares += difference * (value - mean)
    }

    var variance: Double { squares / (count - 1) }
    var deviation: Double { variance.squareRoot() }
    var standardError: Double { (variance / count).squareRoot() }
}

import Simulation

// Paths of random networks' lists.
extension RandomNetwork {
    /// Gives the lists of some stages paths; says of which.
    mutating func addPaths(_ engine: Engine) -> [Int] {
        let network = engine.network
        return network.stages.indices.filter { _ in chance(0.7) }
            .map { stage in
                var path = NumberPath()
                var number = self.number(0...150)
                for week in 0..<network.weekCount where chance(0.3) {
                    number = chance(0.1) ? 0 : max(0, number * self.number(0.6...1.6) + self.number(-3...3))
                    path.points.append(
                        NumberPath.Point(week: week, number: min(number, 400), ages: ages(of: min(number, 400)))
                    )
                }
                if chance(0.4) {
                    path.bands = [NumberPath.Band(fromWeeks: 0, exponent: self.number(0.3...2))]
                    path.bands.append(NumberPath.Band(fromWeeks: whole(1...8), exponent: self.number(0.3...2)))
                    if chance(0.5) { path.bands.append(NumberPath.Band(fromWeeks: 12, exponent: 1.7)) }
                }
                path.thresholds = SIMD2(whole(1...4), whole(5...30))
                engine.withInputs(of: stage) { $0.path = path }
                return stage
            }
    }

    private mutating func ages(of number: Double) -> NumberPath.Ages {
        if chance(0.5) { return .asTheyAre }
        if chance(0.5) { return .mean(self.number(0...40)) }
        let long = number * self.number(0...1)
        return .beyond(SIMD2(long, long * self.number(0...1)))
    }
}

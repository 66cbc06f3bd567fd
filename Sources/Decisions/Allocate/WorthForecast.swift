import Foundation

/// What choices of a group are probably worth, from those whose worth is known: to decide which to simulate next.
///
/// Each option alone is known at each level. Two options together are known at their dearest levels only, where they bring
/// `I` more or less than the sum of both alone; at other levels they are taken to bring
///
///     I x (benefit alone / benefit alone at the dearest level), of the one x the same of the other
///
/// What this misses at choices that are known is spread to those around them, by the inverse third power of the distance.
/// Nothing that is told rests on it: what is chosen has been simulated.
struct WorthForecast {
    private let known: [(choice: [Int], worth: Worth)]
    /// Benefit and cost of each option alone, by option and level.
    private let alone: [[Worth]]
    /// What each level brings alone as a share of what the dearest does.
    private let shares: [[Double]]
    /// What pairs bring together more than each alone, at their dearest levels.
    private let together: [[Double]]
    /// What the formula misses at each known choice.
    private let misses: [(benefit: Double, cost: Double)]

    /// From known choices, among them nothing and each level of each option alone.
    init(_ table: [[Int]: Worth], order: [[Int]], levelCounts: [Int]) {
        known = order.compactMap { choice in table[choice].map { (choice, $0) } }
        let nothing = Array(repeating: 0, count: levelCounts.count)
        let base = table[nothing] ?? Worth(cost: 0, benefit: 0)
        let only = { (option: Int, level: Int) -> [Int] in
            var choice = nothing
            choice[option] = level
            return choice
        }
        let alone = levelCounts.enumerated()
            .map { option, count in (0..<count).map { table[only(option, $0)] ?? base } }
        let dearest = alone.map(Self.dearest)
        shares = zip(alone, dearest)
            .map { levels, top in
                let whole = levels[top].benefit
                return levels.enumerated()
                    .map { level, worth in
                        level == 0 ? 0 : abs(whole) > 1e-12 ? min(2, max(-2, worth.benefit / whole)) : 1
                    }
            }
        var together = levelCounts.map { _ in Array(repeating: 0.0, count: levelCounts.count) }
        for one in levelCounts.indices {
            for other in levelCounts.indices where other > one {
                var pair = nothing
                (pair[one], pair[other]) = (dearest[one], dearest[other])
                guard let both = table[pair] else { continue }
                together[one][other] =
                    both.benefit - alone[one][dearest[one]].benefit - alone[other][dearest[other]].benefit
            }
        }
        (self.alone, self.together) = (alone, together)
        var misses: [(benefit: Double, cost: Double)] = []
        for (choice, worth) in known {
            let formula = Self.formula(choice, alone, shares, together)
            misses.append((worth.benefit - formula.benefit, worth.cost - formula.cost))
        }
        self.misses = misses
    }

    /// The level that costs most.
    static func dearest(_ levels: [Worth]) -> Int { levels.indices.max { levels[$0].cost < levels[$1].cost } ?? 0 }

    /// What a choice is probably worth; it is allowed where most of what is known around it is.
    func worth(of choice: [Int]) -> Worth {
        var worth = Self.formula(choice, alone, shares, together)
        var (weights, benefit, cost, allowed) = (0.0, 0.0, 0.0, 0.0)
        for (place, one) in known.enumerated() {
            var distance = 0.05
            for option in choice.indices where choice[option] != one.choice[option] {
                distance += 0.2 + abs(shares[option][choice[option]] - shares[option][one.choice[option]])
            }
            let weight = 1 / (distance * distance * distance)
            weights += weight
            benefit += weight * misses[place].benefit
            cost += weight * misses[place].cost
            allowed += one.worth.isAllowed ? weight : 0
        }
        worth.benefit += benefit / weights
        worth.cost += cost / weights
        worth.isAllowed = allowed >= 0.4 * weights
        return worth
    }

    private static func formula(
        _ choice: [Int],
        _ alone: [[Worth]],
        _ shares: [[Double]],
        _ together: [[Double]]
    ) -> Worth {
        var worth = Worth(cost: 0, benefit: 0)
        for (option, level) in choice.enumerated() where level > 0 {
            worth.cost += alone[option][level].cost
            worth.benefit += alone[option][level].benefit
            for other in option + 1..<choice.count where choice[other] > 0 {
                worth.benefit += together[option][other] * shares[option][level] * shares[other][choice[other]]
            }
        }
        return worth
    }
}

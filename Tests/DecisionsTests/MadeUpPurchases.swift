import Foundation

@testable import Decisions

/// Purchases whose worth is a formula: random, concave and not, with interactions, least sizes and rules that forbid some.
struct MadeUpPurchases: PurchaseOracle {
    let space: PurchaseSpace
    let budget: Double
    /// How many choices have been asked for.
    private(set) var asked = 0
    private var options: [[Option]] = []
    private var together: [[[Double]]] = []
    private var ofThree: [Double] = []
    private var mostHarm: [Double] = []

    /// An option's cost, benefit and harm by level.
    private struct Option {
        var cost = [0.0]
        var benefit = [0.0]
        var harm = [0.0]
    }

    /// Numbers one after another, the same on every machine: SplitMix64.
    private struct Numbers {
        var state: UInt64

        mutating func next() -> Double {
            state &+= 0x9E37_79B9_7F4A_7C15
            var bits = state
            bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
            bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
            return Double((bits ^ (bits >> 31)) >> 11) / 9_007_199_254_740_992
        }

        mutating func next(_ count: Int) -> Int { Int(next() * Double(count)) }
    }

    init(_ number: Int) {
        var draw = Numbers(state: UInt64(number) &* 7_919)
        var counts: [[Int]] = []
        var whole = 0.0
        for _ in 0...draw.next(3) {
            let group = (0..<2 + draw.next(3)).map { _ in Self.option(&draw) }
            options.append(group)
            counts.append(group.map(\.cost.count))
            whole += group.reduce(0) { $0 + ($1.cost.max() ?? 0) }
            together.append(
                group.map { _ in group.map { _ in draw.next() < 0.5 ? -0.8 * draw.next() : 0.6 * draw.next() - 0.1 } }
            )
            ofThree.append(0.4 * (draw.next() - 0.5))
            mostHarm.append(draw.next() < 0.4 ? 3 + 5 * draw.next() : .infinity)
        }
        space = PurchaseSpace(levelCounts: counts)
        budget = whole * (0.15 + 0.6 * draw.next())
    }

    private static func option(_ draw: inout Numbers) -> Option {
        var option = Option()
        let least = draw.next() < 0.3 ? 2 : 1
        let (price, most, kind) = (20 + 100 * draw.next(), 200 + 1_000 * draw.next(), draw.next(3))
        let (bend, knee) = (0.3 + 0.6 * draw.next(), 0.3 + 0.5 * draw.next())
        let harm = draw.next() < 0.3 ? 3 * draw.next() : -draw.next()
        let count = 1 + draw.next(4)
        for level in 0..<count {
            let size = Double(least + level)
            let share = size / Double(least + count - 1)
            option.cost.append(price * size * (1 + 0.1 * draw.next()))
            option.harm.append(harm * size)
            switch kind {
            // The first posts bring most, or the last do, or it takes so many before anything comes of it.
            case 0: option.benefit.append(most * pow(share, bend))
            case 1: option.benefit.append(most * pow(share, 1 / bend))
            default: option.benefit.append(share >= knee ? most : most * 0.1 * share)
            }
        }
        return option
    }

    func worth(_ choice: [Int], in group: Int) -> Worth {
        let levels = zip(options[group], choice)
        var benefit = levels.reduce(0) { $0 + $1.0.benefit[$1.1] }
        for one in choice.indices {
            for other in choice.indices where other > one {
                let less = min(options[group][one].benefit[choice[one]], options[group][other].benefit[choice[other]])
                benefit += together[group][one][other] * less
            }
        }
        if choice.count(where: { $0 > 0 }) >= 3 { benefit *= 1 + ofThree[group] }
        return Worth(
            cost: levels.reduce(0) { $0 + $1.0.cost[$1.1] },
            benefit: benefit,
            isAllowed: levels.reduce(0) { $0 + $1.0.harm[$1.1] } <= mostHarm[group]
        )
    }

    mutating func worth(of choices: [[Int]], in group: Int) -> [Worth] {
        asked += choices.count
        return choices.map { worth($0, in: group) }
    }

    /// The most that a budget can bring, by trying all there is.
    func best(within budget: Double) -> Double {
        let all = space.levelCounts.indices.map { group in
            space.choices(in: group).map { worth($0, in: group) }.filter(\.isAllowed)
        }
        // Of the last group the best for what is left, by its cost.
        guard let last = all.last else { return 0 }
        var ladder: [(cost: Double, benefit: Double)] = []
        for one in last.sorted(by: { $0.cost < $1.cost }) {
            ladder.append((one.cost, max(ladder.last?.benefit ?? 0, one.benefit)))
        }
        var sums = [(cost: 0.0, benefit: 0.0)]
        for group in all.dropLast() {
            sums = sums.flatMap { sum in group.map { (sum.cost + $0.cost, sum.benefit + $0.benefit) } }
        }
        var best = 0.0
        for sum in sums where sum.cost <= budget {
            var (low, high) = (0, ladder.count)
            while low < high {
                let middle = (low + high) / 2
                if ladder[middle].cost + sum.cost <= budget { low = middle + 1 } else { high = middle }
            }
            if low > 0 { best = max(best, sum.benefit + ladder[low - 1].benefit) }
        }
        return best
    }
}

import Areas
import Foundation
import Randomness
import TestSupport
import Testing

@testable import Decisions

/// What knowing a figure is worth, against closed forms and against another program.
@Suite("Value of knowing a figure")
struct ValueOfKnowingTests {
    /// What knowing is worth of two plans whose difference has mean m, and given the figure a normal mean with deviation s.
    ///
    ///     EVPPI = s φ(m / s) - |m| Φ(-|m| / s)
    ///
    /// Source: Raiffa and Schlaifer, Applied Statistical Decision Theory (1961), section 5.9, the unit normal loss integral.
    static func normalLoss(_ mean: Double, _ deviation: Double) -> Double {
        let z = abs(mean) / deviation
        let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
        return deviation * density - abs(mean) * 0.5 * erfc(z / 2.0.squareRoot())
    }

    /// Figures a and b, and noise, whose benefit is m + s a + t b + noise.
    private static func sample(_ count: Int, mean: Double, _ weights: [Double], noise: Double, seed: UInt64) -> (
        figures: [[Double]], benefits: [Double]
    ) {
        var stream = RandomStream(
            seed: seed,
            replication: 0,
            service: 0,
            stage: 0,
            purpose: .parameters,
            week: 0
        )
        var figures = weights.map { _ in [Double]() }
        var benefits: [Double] = []
        for _ in 0..<count {
            let drawn = weights.map { _ in StandardNormal.quantile(stream.uniform()) }
            for (place, value) in drawn.enumerated() { figures[place].append(value) }
            let signal = zip(weights, drawn).reduce(mean) { $0 + $1.0 * $1.1 }
            benefits.append(signal + noise * StandardNormal.quantile(stream.uniform()))
        }
        return (figures, benefits)
    }

    @Test(arguments: [(0.0, 1), (5, 2), (-5, 3), (12, 4)])
    func twoNormalPlansHaveTheClosedForm(_ mean: Double, _ seed: UInt64) throws {
        let (figures, benefits) = Self.sample(4_000, mean: mean, [8, 4, 0], noise: 10, seed: seed)
        let choice = PlanChoice(["no-change", "plan"], benefits: [benefits.map { _ in 0 }, benefits])
        let sets = FigureSet.all(of: figures.enumerated().map { .named("figure \($0)", $1) })
        let found = ValueOfKnowing.all(sets, for: choice, shuffles: Shuffles(of: benefits.count, shuffles: 99))
        for (place, deviation) in [(0, 8.0), (1, 4.0)] {
            let truth = Self.normalLoss(mean, deviation)
            // Small values may not be told from chance: none is then said to be there.
            guard found[place].isTold else {
                #expect(truth < 0.35, "\(place): \(truth)")
                continue
            }
            let error = try #require(found[place].error)
            #expect(abs(found[place].value - truth) < 4 * error + 0.02, "\(place): \(found[place]) against \(truth)")
            #expect(error < 0.5)
        }
        // Everything that can be known, and the figure that has nothing to do with it.
        let all = Self.normalLoss(mean, (64.0 + 16 + 100).squareRoot())
        #expect(abs(choice.valueOfKnowingAll - all) < 0.6)
        #expect(!found[2].isTold && found[2].value == 0 && found[2].error == nil)
        #expect(found[0].value <= choice.valueOfKnowingAll)
    }

    @Test func whatIsBestWhateverHappensMakesNothingWorthKnowing() {
        let (figures, benefits) = Self.sample(400, mean: 100, [5, 5], noise: 5, seed: 9)
        let choice = PlanChoice(["no-change", "plan"], benefits: [benefits.map { _ in 0 }, benefits])
        let sets = FigureSet.all(of: figures.enumerated().map { .named("figure \($0)", $1) })
        let found = ValueOfKnowing.all(sets, for: choice, shuffles: Shuffles(of: 400, shuffles: 19))
        #expect(choice.valueOfKnowingAll == 0 && choice.best == 1 && choice.probabilitiesOfBeingBest == [0, 1])
        #expect(found.allSatisfy { $0.value == 0 && !$0.isTold })
    }

    /// Of a hundred figures that have nothing to do with the choice, none is told in about nineteen of twenty cases.
    @Test func theLargestOfMuchNoiseIsNotTold() {
        var told = 0
        for seed in 1...40 {
            let (figures, benefits) = Self.sample(
                300,
                mean: 0,
                Array(repeating: 0, count: 40),
                noise: 10,
                seed: UInt64(100 + seed)
            )
            let choice = PlanChoice(["no-change", "plan"], benefits: [benefits.map { _ in 0 }, benefits])
            let sets = FigureSet.all(of: figures.enumerated().map { .named("figure \($0)", $1) })
            let found = ValueOfKnowing.all(sets, for: choice, shuffles: Shuffles(of: 300, shuffles: 39))
            if found.contains(where: \.isTold) { told += 1 }
        }
        // Binomial with 40 trials of 0.05: above 6 once in 300.
        #expect(told <= 6, "\(told)")
    }

    @Test func curvesAreThoseOfAnotherProgram() throws {
        let sample = try ReferenceTable("smooth/sample.csv").rows
        let benefits = try ["y1", "y2"].map { name in try sample.map { try $0.number(name) } }
        let choice = PlanChoice(["no-change", "one", "other"], benefits: [benefits[0].map { _ in 0 }] + benefits)
        for row in try ReferenceTable("smooth/value.csv").rows {
            let x = try sample.map { try $0.number(row.text("x")) }
            let set = try #require(FigureSet.all(of: [.named("x", x)]).first)
            let curves = choice.benefits.map { $0.contains { $0 != 0 } ? set.basis.fit($0).fitted : $0 }
            let known = try row.number("evppi")
            #expect(abs(PlanChoice.gain(curves) - known) < 1e-5 * max(1, known), "\(row)")
        }
    }
}

extension UncertainFigure {
    /// A figure with these values.
    static func named(_ path: String, _ values: [Double], input: String? = nil) -> UncertainFigure {
        UncertainFigure(
            path: path,
            plans: [],
            service: "list",
            item: path,
            unit: .plain,
            stated: nil,
            evidence: .assumed,
            source: "",
            place: Place(file: "", line: 0),
            isOfTheFuture: false,
            address: nil,
            values: values,
            input: input ?? path
        )
    }
}

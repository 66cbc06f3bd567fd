import Foundation
import TestSupport
import Testing

@testable import Calibration

@Suite("Waits from number, mean and maximum")
struct AgeReconstructionTests {
    /// Lists that can exist: n x mean is at least the maximum, and the mean below it.
    private static let lists: [(number: Int, mean: Double, maximum: Double)] = {
        var lists: [(Int, Double, Double)] = []
        for number in [2, 3, 11, 24, 169, 906, 2331] {
            for mean in [0.6, 8, 23, 64] {
                for ratio in [1.05, 1.3, 1.75, 2.0, 3, 4.5, 9] where Double(number) >= ratio * 1.02 {
                    lists.append((number, mean, mean * ratio))
                }
            }
        }
        return lists
    }()

    /// Ten million children are rebuilt from as many quantiles as the longest list that is rebuilt child by child.
    @Test func aVeryLongListIsRebuiltFromQuantiles() {
        let list = AgeReconstruction(number: 10_000_007, mean: 50, maximum: 200)
        #expect(list.weeks.count == AgeReconstruction.mostPoints)
        let children = list.weeks.indices.map(list.children)
        #expect(children.reduce(0, +) == 10_000_007)
        #expect(children.max()! - children.min()! <= 1)
        let sum = zip(list.weeks, children).reduce(0) { $0 + $1.0 * Double($1.1) }
        #expect(isClose(sum / 10_000_007, 50, relative: 1e-4))
        #expect(isClose(list.weeks.last!, 200, relative: 1e-12))
        let long = AgeReconstruction(number: AgeReconstruction.mostPoints, mean: 50, maximum: 200)
        let under18 = { (list: AgeReconstruction) in
            Double(zip(list.weeks.indices, list.weeks).reduce(0) { $0 + ($1.1 < 18 ? list.children(at: $1.0) : 0) })
                / Double(list.number)
        }
        // The tail alone depends on how many there are: the longest of more children lies further out.
        #expect(abs(under18(list) - under18(long)) < 0.05)
    }

    @Test(arguments: [0, 0.1, 0.3, 0.5, 0.9, 1])
    func numberMeanAndMaximumAreExact(_ weight: Double) {
        for list in Self.lists {
            let weeks =
                AgeReconstruction(
                    number: list.number,
                    mean: list.mean,
                    maximum: list.maximum,
                    exponentialShare: weight
                )
                .weeks
            let name = "\(list) with weight \(weight)"
            #expect(weeks.count == list.number, "\(name)")
            let mean = weeks.reduce(0, +) / Double(weeks.count)
            #expect(isClose(mean, list.mean, relative: 1e-9), "\(name): mean \(mean)")
            #expect(isClose(weeks.last!, list.maximum, relative: 1e-12), "\(name): maximum \(weeks.last!)")
            #expect(weeks.allSatisfy { $0 > 0 }, "\(name): not positive")
            #expect(zip(weeks, weeks.dropFirst()).allSatisfy { $0 <= $1 }, "\(name): not sorted")
        }
    }

    @Test func equalWaitsAndListsOfOneHaveNoSpread() {
        #expect(AgeReconstruction(number: 0, mean: 10, maximum: 20).weeks.isEmpty)
        #expect(AgeReconstruction(number: 1, mean: 10, maximum: 20).weeks == [10])
        #expect(AgeReconstruction(number: 3, mean: 10, maximum: 10).weeks == [10, 10, 10])
        // Published means above the published longest wait are a slip: taken as the mean.
        #expect(AgeReconstruction(number: 2, mean: 12, maximum: 10).weeks == [12, 12])
    }

    /// Two children, the longest at 50 weeks, cannot have a mean of 10: the maximum is kept, the mean as near as can be.
    @Test func listsThatCannotExist() {
        let weeks = AgeReconstruction(number: 2, mean: 10, maximum: 50).weeks
        #expect(isClose(weeks[1], 50))
        #expect(weeks[0] >= 0 && weeks[0] < 1e-6)
    }

    /// A mean a hair below the maximum: published to the same week, or drawn from a stated range.
    @Test(arguments: [0.998, 0.9995, 0.99999])
    func aMeanNextToTheMaximum(_ share: Double) {
        let weeks = AgeReconstruction(number: 20, mean: 60 * share, maximum: 60).weeks
        #expect(weeks.allSatisfy { $0.isFinite && $0 > 0 && $0 <= 60 + 1e-9 }, "\(weeks)")
        #expect(isClose(weeks.reduce(0, +) / 20, 60 * share, relative: 1e-6), "\(weeks)")
    }

    /// The Weibull's defining equations: s Gamma(1 + 1/k) = mean, 1 - F(max) = 1/(n + 1).
    @Test(arguments: [(906, 69.0, 121.0), (169, 8.0, 28.0), (1250, 63.0, 117.0), (11, 71.0, 120.0)])
    func theWeibullMeetsItsEquations(_ number: Int, _ mean: Double, _ maximum: Double) {
        let (shape, scale) = AgeReconstruction.weibull(number: number, mean: mean, maximum: maximum)
        #expect(isClose(scale * tgamma(1 + 1 / shape), mean, relative: 1e-9))
        #expect(isClose(exp(-pow(maximum / scale, shape)), 1 / Double(number + 1), relative: 1e-6))
    }
}

import Areas
import Foundation
import Randomness
import TestSupport
import Testing

@testable import Calibration

/// What is believed of real lists whose bands are hidden, when only number and mean, or these and the longest wait, are told.
@Suite("Accuracy of rebuilt waits")
struct WaitAccuracyTests {
    /// A set of lists, and what is told of each.
    struct Trial: CustomTestStringConvertible, Sendable {
        var name: String
        var lists: @Sendable () throws -> [PublishedBands]
        var tellsLongest: Bool
        /// Bounds of how often 80% ranges hold the number over a year.
        var yearHeld: ClosedRange<Double>

        var testDescription: String { name + (tellsLongest ? ", mean and longest" : ", mean") }
    }

    static let trials = [
        Trial(name: "community", lists: PublishedBands.community, tellsLongest: false, yearHeld: 0.72...0.88),
        Trial(name: "community", lists: PublishedBands.community, tellsLongest: true, yearHeld: 0.72...0.88),
        Trial(name: "specialties", lists: PublishedBands.specialties, tellsLongest: false, yearHeld: 0...1),
        Trial(name: "specialties", lists: PublishedBands.specialties, tellsLongest: true, yearHeld: 0...1),
    ]

    /// What the lists of one say of a number, against the truth.
    private struct Score {
        var held = 0
        var widelyHeld = 0
        var lists = 0
        var places = [Int](repeating: 0, count: 10)

        /// Adds a list; `u` chooses a place among equal values.
        mutating func add(_ values: [Int], truth: Int, _ u: Double) {
            let sorted = values.sorted()
            let at = { (share: Double) in sorted[Int((share * Double(sorted.count - 1)).rounded())] }
            lists += 1
            if (at(0.1)...at(0.9)).contains(truth) { held += 1 }
            if (at(0.025)...at(0.975)).contains(truth) { widelyHeld += 1 }
            let below = Double(sorted.count { $0 < truth })
            let equal = Double(sorted.count { $0 == truth })
            let place = (below + u * (equal + 1)) / Double(sorted.count + 1)
            places[min(9, Int(10 * place))] += 1
        }

        var share: Double { Double(held) / Double(max(1, lists)) }
        var words: String {
            "80% \(String(format: "%.3f", share)), 95% \(String(format: "%.3f", Double(widelyHeld) / Double(max(1, lists)))) "
                + "of \(lists), PIT "
                + places.map { String(format: "%.2f", Double($0) / Double(max(1, lists))) }.joined(separator: " ")
        }
    }

    @Test(arguments: trials)
    func rangesHoldTheTruth(_ trial: Trial) throws {
        var random = RandomStream(seed: 3, replication: 0, service: 0, stage: 0, purpose: .initialAges, week: 0)
        var (under18, overYear, longLists) = (Score(), Score(), Score())
        for list in try trial.lists() {
            let mean = list.mean
            let longest = max(list.longest(random.uniform()), mean)
            let (edge, year) = (list.edges.contains(18) ? 18.0 : 19, list.edges.last!)
            let rebuilt = try #require(
                WaitReconstruction(
                    PublishedWaits(number: list.number, mean: mean, maximum: trial.tellsLongest ? longest : nil)
                )
            )
            let truth = (under: list.number - list.number(from: edge), over: list.counts.last!)
            let (first, second) = (random.uniform(), random.uniform())
            let over = rebuilt.lists.map { $0.number - $0.number(below: year) }
            guard list.number >= 50 else { continue }
            under18.add(rebuilt.lists.map { $0.number(below: edge) }, truth: Int(truth.under), first)
            overYear.add(over, truth: Int(truth.over), second)
            if truth.over >= 10 { longLists.add(over, truth: Int(truth.over), second) }
        }
        print("\(trial.testDescription): under 18 weeks \(under18.words)")
        print("\(trial.testDescription): over a year \(overYear.words)")
        print("\(trial.testDescription): over a year, ten and more \(longLists.words)")
        #expect((0.72...0.88).contains(under18.share), "\(under18.words)")
        #expect(trial.yearHeld.contains(longLists.share), "\(longLists.words)")
        #expect(overYear.share > 0.8, "\(overYear.words)")
    }

    /// The true mean and longest wait of one trust's specialties: no figure is made up.
    @Test func aTrustWhoseLongestWaitsAreKnown() throws {
        // Those who have waited over 104 weeks stand in one open band: nobody does.
        let lists = try PublishedBands.dorset().filter { $0.number >= 50 && $0.counts[104] == 0 }
        #expect(lists.count == 15)
        var (held, errors): (Int, [Double]) = (0, [])
        for list in lists {
            let childWeeks = zip(list.edges, list.counts).reduce(0) { $0 + ($1.0 + 0.5) * $1.1 }
            let published = PublishedWaits(
                number: list.number,
                mean: childWeeks / list.number,
                maximum: Double(list.counts.lastIndex { $0 > 0 }!) + 0.5
            )
            let shares = try #require(WaitReconstruction(published)).lists
                .map { Double($0.number(below: 18)) / list.number }
                .sorted()
            let truth = 1 - list.number(from: 18) / list.number
            if (shares[6]...shares[57]).contains(truth) { held += 1 }
            errors.append(abs(shares[32] - truth))
        }
        let error = errors.reduce(0, +) / Double(errors.count)
        print("dorset: held \(held) of 15, the middle out by \(error) on average")
        // A fifth of fifteen may be missed; ten and more are held with a probability of 0.94.
        #expect(held >= 10, "\(held)")
        #expect(error < 0.02, "\(error)")
    }

    @Test(arguments: [PublishedBands.community, PublishedBands.specialties, PublishedBands.camhs])
    func bandsAreExact(_ lists: @Sendable () throws -> [PublishedBands]) throws {
        for list in try lists().prefix(300) {
            for (told, mean) in [(list.asPublished, false), (list.asPublished, true)] {
                var published = told
                if mean { published.mean = (list.mean * 10).rounded() / 10 }
                let rebuilt = try #require(WaitReconstruction(published, count: 16))
                for variant in rebuilt.lists {
                    for edge in list.edges {
                        #expect(Double(variant.number - variant.number(below: edge)) == list.number(from: edge))
                    }
                    if mean, rebuilt.contradictions.isEmpty {
                        let slack = WaitCells.halfUnit(of: published.mean!)
                        #expect(abs(variant.mean - published.mean!) <= slack + 1e-4, "\(variant.mean) \(published)")
                    }
                }
            }
        }
    }
}

import Areas
import Statistics
import Testing

@testable import Finance

/// What replications have given of costs.
@Suite("Tallies of costs")
struct CostTallyTests {
    private typealias Example = WorkedExampleTests

    /// Replications whose draws are the most likely values, times so many.
    private static func tally(_ factors: [Int64]) -> CostTally {
        var tally = CostTally(Example.layout, benefitCount: 1)
        let pence = [0, 1].map(Example.pence)
        for plan in [0, 1] {
            let change = Example.layout.change(of: plan, pence[plan], from: pence[0])
            tally.add(
                plan,
                amounts: pence[plan].map { value in factors.map { value * $0 } },
                changes: change.map { value in factors.map { value * $0 } }
            )
        }
        for factor in factors { tally.add(1, pence: 1_000 * factor, benefits: [Double(factor)]) }
        return tally
    }

    @Test func meansAreOfWholePence() throws {
        let tally = Self.tally([1, 2, 3])
        for (cell, value) in Example.pence(of: 1).enumerated() {
            let summary = try #require(tally.amounts[1][cell].summary)
            #expect(summary.mean == Double(2 * value) && summary.count == 3)
        }
        #expect(tally.changes[0].isEmpty && tally.ratios[0].isEmpty)
        #expect(tally.ratios[1][0].ratio?.value == 10)
    }

    /// Lines, funders and years: of every replication, so that it holds for means too.
    @Test func totalsAddUp() throws {
        let layout = Example.layout
        for plan in [0, 1] {
            let rows = layout.rows(of: plan)
            let means = Self.tally([1, 5]).amounts[plan].compactMap { $0.summary?.mean }
            func row(_ wanted: CostLayout.Row) throws -> ArraySlice<Double> {
                let place = try #require(rows.firstIndex(of: wanted))
                return means[place * 3..<place * 3 + 3]
            }
            let total = Array(try row(.total))
            #expect(total[0] + total[1] == total[2])
            let lines = layout.sheets[plan].items.indices
            for column in 0..<3 {
                let ofLines = try lines.reduce(0) { try $0 + Array(row(.item($1)))[column] }
                let ofFunders = try layout.funders.reduce(0) { try $0 + Array(row(.paidBy($1)))[column] }
                #expect(ofLines == total[column] && ofFunders == total[column])
            }
        }
    }

    @Test func partsMergeToTheBytesOfTheWhole() throws {
        var merged = Self.tally([3, 7])
        merged.merge(Self.tally([1]))
        let whole = Self.tally([1, 3, 7])
        #expect(merged == whole)
        var bytes: [UInt8] = []
        whole.write(to: &bytes)
        let empty = CostTally(Example.layout, benefitCount: 1)
        let read = bytes.withUnsafeBytes { buffer in
            var place = 0
            return CostTally(like: empty, reading: buffer, at: &place).map { ($0, place) }
        }
        #expect(read?.0 == whole && read?.1 == bytes.count)
        for count in [0, 1, bytes.count / 2, bytes.count - 1] {
            let cut = bytes[..<count]
                .withUnsafeBytes { buffer in
                    var place = 0
                    return CostTally(like: empty, reading: buffer, at: &place)
                }
            #expect(cut == nil)
        }
    }
}

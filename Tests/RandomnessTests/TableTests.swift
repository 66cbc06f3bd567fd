import Randomness
import Testing

@Suite struct TableTests {
    @Test(arguments: [0.0, 0.3, 8, 24.23, 480, 2000])
    func countTablesGiveTheAnswersOfInversion(_ mean: Double) {
        var stream = RandomStreamTests.stream(purpose: .parameters)
        let poisson = CountTable.poisson(mean: mean)
        let wide = CountTable.negativeBinomial(mean: mean, size: 1.5)
        for _ in 0..<5_000 {
            let u = stream.uniform()
            #expect(poisson.draw(u) == CountInversion.poisson(u, mean: mean))
            #expect(wide.draw(u) == CountInversion.negativeBinomial(u, mean: mean, size: 1.5))
        }
    }

    @Test func listedProbabilities() {
        let table = CountTable(weights: [0, 0.25, 0, 0.5, 0.25, 0])
        #expect([0x1p-53, 0.25, 0.2501, 0.75, 0.7501, 1 - 0x1p-53, 1].map(table.draw) == [1, 1, 3, 3, 4, 4, 4])
    }

    @Test func everyItemHasItsShareOfTheInterval() {
        let table = DiscreteTable(weights: [0, 3, 0, 1, 4, 0])
        #expect([0, 0.374, 0.376, 0.499, 0.501, 0.999, 1].map { table.draw($0) } == [1, 1, 3, 3, 4, 4, 4])
        #expect(table.draw(UInt64.max) == 4)
        #expect(table.draw(UInt64(0)) == 1)
        #expect(DiscreteTable(weights: [5]).draw(0.7) == 0)
    }

    @Test func manyItems() {
        let table = DiscreteTable(weights: (0..<1000).map { Double($0 % 7) })
        let total = 2997.0
        var sum = 0.0
        for i in 0..<1000 where i % 7 > 0 {
            let middle = (sum + 0.5 * Double(i % 7)) / total
            #expect(table.draw(middle) == i)
            sum += Double(i % 7)
        }
        #expect(sum == total)
    }
}

import Testing

@testable import Audit

@Suite struct RobustTests {
    @Test(arguments: [
        [], [3], [3, 1], [2, 2, 2], [1, 2, 2, 5], [9, -4, 0, 7, 0.5], [5, 4, 3, 2, 1, 0], [1, 1, 8, 8, 1, 8, 8],
    ])
    func mediansOfOthersAreThoseOfTheRest(_ values: [Double]) {
        let expected = values.indices.map { place in
            Robust.median(values.enumerated().filter { $0.offset != place }.map(\.element))
        }
        #expect(Robust.mediansOfOthers(values) == expected)
    }

    @Test func mediansOfKnownNumbers() {
        #expect(Robust.median([4, 1, 3, 2]) == 2.5)
        #expect(Robust.mediansOfOthers([10, 20, 40]) == [30, 25, 15])
    }
}

import LinearAlgebra
import Regression
import Testing

struct TimeFeaturesTests {
    @Test func segments() {
        let times = TimeFeatures.trend(count: 5)
        #expect(times == [1, 2, 3, 4, 5])
        #expect(TimeFeatures.levelShift(times, start: 3) == [0, 0, 1, 1, 1])
        #expect(TimeFeatures.slopeChange(times, start: 3) == [0, 0, 0, 1, 2])
        #expect(TimeFeatures.months(from: 11, count: 4) == [11, 12, 1, 2])
    }

    @Test func harmonicsHaveTheirPeriod() {
        let columns = TimeFeatures.fourier([0, 3, 6, 9, 12], period: 12, order: 6)
        #expect(columns.map(\.name).count == 11 && columns.last?.name == "cos6")
        #expect(columns.allSatisfy { abs($0.values[0] - $0.values[4]) < 1e-13 })
    }

    /// Working days in England and Wales, 2025.
    @Test func workingDays() {
        #expect(TimeFeatures.workingDays(year: 2025, month: 1, holidays: [1]) == 22)
        #expect(TimeFeatures.workingDays(year: 2025, month: 2) == 20)
        #expect(TimeFeatures.workingDays(year: 2025, month: 12, holidays: [25, 26]) == 21)
        #expect((1...12).map { TimeFeatures.workingDays(year: 2024, month: $0) }.reduce(0, +) == 262)
        #expect(
            TimeFeatures.daysInMonth(year: 2024, month: 2) == 29 && TimeFeatures.daysInMonth(year: 1900, month: 2) == 28
        )
    }
}

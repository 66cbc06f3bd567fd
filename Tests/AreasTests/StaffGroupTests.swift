import Foundation
import Testing

@testable import Areas

@Suite("Cases a week of a staff group")
struct StaffGroupTests {
    private func group(hoursPerCase: Figure, absence: Figure = Figure(0.2, evidence: .observed)) -> StaffGroup {
        StaffGroup(
            name: "g",
            hoursPerWeek: Figure(37.5, evidence: .observed),
            absence: absence,
            directShare: Figure(0.6, evidence: .observed),
            hoursPerCase: hoursPerCase,
            appointmentsLost: Figure(0.1, evidence: .observed)
        )
    }

    @Test func theProductOfItsFigures() {
        let figure = group(hoursPerCase: Figure(9, evidence: .derived)).casesPerWeekPerWTEFigure
        // 37.5 x 0.8 x 0.6 / 9 x 0.9 = 1.8
        #expect(abs(figure.value - 1.8) < 1e-12)
        #expect(figure.range == nil)
        #expect(figure.evidence == .derived)
    }

    @Test func oneUncertainFigureGivesItsOwnEnds() throws {
        let hours = Figure(9, range: 6...12, evidence: .assumed)
        let range = try #require(group(hoursPerCase: hours).casesPerWeekPerWTEFigure.range)
        #expect(abs(range.lowerBound - 1.35) < 1e-12)
        #expect(abs(range.upperBound - 2.7) < 1e-12)
    }

    @Test func twoUncertainFiguresAddInQuadrature() throws {
        let hours = Figure(9, range: 9...18, evidence: .assumed)
        let absence = Figure(0.2, range: 0.2...0.6, evidence: .assumed)
        let range = try #require(group(hoursPerCase: hours, absence: absence).casesPerWeekPerWTEFigure.range)
        // Each alone halves it: ln 2 x sqrt 2 on the log scale.
        #expect(abs(range.lowerBound - 1.8 * exp(-2.0.squareRoot() * log(2))) < 1e-12)
        #expect(abs(range.upperBound - 1.8) < 1e-12)
    }

    @Test func nothingComesOfFullAbsence() {
        let absence = Figure(1, range: 0.5...1, evidence: .assumed)
        #expect(
            group(hoursPerCase: Figure(9, evidence: .assumed), absence: absence).casesPerWeekPerWTEFigure.value == 0
        )
    }
}

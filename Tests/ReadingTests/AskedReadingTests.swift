import Calendar
import Testing

@testable import Areas
@testable import Reading

/// What a call asks about: measures at a time, and targets outside of files.
@Suite("Measures that are asked for")
struct AskedReadingTests {
    private static func area() throws -> Area {
        try Inputs.readArea(InputText(name: "area.yaml", text: Connected.area)) { _ in Sound.history }.area
    }

    private static let june = Target.Due.by(Month(year: 2026, month: 6))

    @Test(
        arguments: [
            ("reviews number waiting in 2026-06", "reviews", Measure.waiting, nil, june),
            ("reviews  number waiting over 52 weeks by 2026-06", "reviews", .waitingBeyond(weeks: 52), nil, june),
            ("speech mean wait of class under five in 2026-06", "speech", .meanWait, "under five", june),
            ("children number waiting in 2026-06", "children", .waiting, nil, june),
            ("reviews seen in 2026", "reviews", .seen, nil, .over(Year(.calendar, 2026))),
            ("reviews referrals in financial year 2025-26", "reviews", .referrals, nil, .over(Year(.financial, 2025))),
        ] as [(String, String, Measure, String?, Target.Due)]
    )
    func areRead(_ text: String, _ service: String, _ measure: Measure, _ childClass: String?, _ time: Target.Due)
        throws
    {
        let asked = try AskedMeasures.read(text, in: Self.area())
        #expect(asked.service == service && asked.measure == measure)
        #expect(asked.childClass == childClass && asked.time == time)
        #expect(asked.text == text.replacing("  ", with: " "))
    }

    @Test(
        arguments: [
            ("reviews number waiting", "field '--measure' is no measure at a time, found 'reviews number waiting'"),
            ("reviewz number waiting in 2026-06", "'reviewz'"),
            ("reviews nummer waiting in 2026-06", "names the unknown measure 'nummer waiting'"),
            ("reviews number waiting in 2036-06", "must be due in the forecast"),
            ("reviews number waiting in June", "found 'June'"),
            ("reviews number waiting in 2026", "field '--measure'"),
            ("", "field '--measure' must be a sentence"),
        ]
    )
    func mistakesAreTold(_ text: String, _ message: String) {
        let errors = #expect(throws: InputErrors.self) {
            try AskedMeasures.read(text, in: Self.area())
        }
        #expect(errors?.problems.count == 1)
        #expect(errors?.problems.first?.message.contains(message) == true, "\(errors?.description ?? "")")
    }

    @Test func targetsAreThoseOfFiles() throws {
        let target = try AskedTargets.read(["reviews mean wait at most 18 weeks by 2026-06"], in: Self.area())[0]
        #expect(target.measure == .meanWait && target.value == 18 && target.bound == .atMost && target.due == Self.june)
        let errors = #expect(throws: InputErrors.self) {
            try AskedTargets.read(["reviews mean wait by 2026-06"], in: Self.area())
        }
        #expect(
            errors?.problems.first?.message == "field '--target' is no target, found 'reviews mean wait by 2026-06'"
        )
    }
}

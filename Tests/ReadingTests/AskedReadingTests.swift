import Calendar
import SmallAreas
import Testing

@testable import Areas
@testable import Reading

/// What a call asks about: measures at a time, and targets outside of files.
@Suite("Measures that are asked for")
struct AskedReadingTests {
    private static let june = Target.Due.by(Month(year: 2026, month: 6))

    @Test(
        arguments: [
            ("clinic number waiting in 2026-06", "clinic", Measure.waiting, nil, june),
            ("clinic  number waiting over 52 weeks by 2026-06", "clinic", .waitingBeyond(weeks: 52), nil, june),
            ("speech mean wait of class young in 2026-06", "speech", .meanWait, "young", june),
            ("children number waiting in 2026-06", "children", .waiting, nil, june),
            ("clinic seen in 2026", "clinic", .seen, nil, .over(Year(.calendar, 2026))),
            ("clinic referrals in financial year 2025-26", "clinic", .referrals, nil, .over(Year(.financial, 2025))),
        ] as [(String, String, Measure, String?, Target.Due)]
    )
    func areRead(_ text: String, _ service: String, _ measure: Measure, _ childClass: String?, _ time: Target.Due)
        throws
    {
        let asked = try Inputs.measure(text, in: Small.connected, called: "--measure")
        #expect(asked.service == service && asked.measure == measure)
        #expect(asked.childClass == childClass && asked.time == time)
        #expect(asked.text == text.replacing("  ", with: " "))
    }

    @Test(
        arguments: [
            ("clinic number waiting", "field '--measure' is no measure at a time, found 'clinic number waiting'"),
            ("clinik number waiting in 2026-06", "'clinik'"),
            ("clinic nummer waiting in 2026-06", "names the unknown measure 'nummer waiting'"),
            ("clinic number waiting in 2036-06", "must be due in the forecast"),
            ("clinic number waiting in June", "found 'June'"),
            ("clinic number waiting in 2026", "field '--measure'"),
            ("", "field '--measure' must be a sentence"),
        ]
    )
    func mistakesAreTold(_ text: String, _ message: String) {
        let errors = #expect(throws: InputErrors.self) {
            try Inputs.measure(text, in: Small.connected, called: "--measure")
        }
        #expect(errors?.problems.count == 1)
        #expect(errors?.problems.first?.message.contains(message) == true, "\(errors?.description ?? "")")
    }

    @Test func targetsAreThoseOfFiles() throws {
        let target = try Inputs.target(
            "clinic mean wait at most 18 weeks by 2026-06",
            in: Small.connected,
            called: "--target"
        )
        #expect(target.measure == .meanWait && target.value == 18 && target.bound == .atMost && target.due == Self.june)
        let errors = #expect(throws: InputErrors.self) {
            try Inputs.target("clinic mean wait by 2026-06", in: Small.connected, called: "--target")
        }
        #expect(errors?.problems.first?.message == "field '--target' is no target, found 'clinic mean wait by 2026-06'")
    }
}

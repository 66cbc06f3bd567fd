import Foundation
import Testing

/// An area whose capacity is built from staff, through the command.
@Suite("waitcast with capacity from staff")
struct StaffedRunTests {
    private static let area = """
        area: Testham
        id: testham
        origin: 2025-07
        horizon: 12 months
        calendar:
          bank holidays: England
          school holidays: [2025-07-24 to 2025-09-02, 2025-10-27 to 2025-10-31, 2025-12-22 to 2026-01-02]
        services:
          - id: speech
            name: Speech therapy
            waiting list: {number: 220, mean wait: 20 weeks, maximum wait: 60 weeks}
            referrals: 45 a month
            referrals in school holidays: {value: 60%, range: [50%, 80%]}
            order of service: oldest first
            capacity:
              from staff:
                - group: therapist
                  wte: {value: 5, range: [4.5, 5]}
                  vacancies: 1.5
                  leavers: 12%
                  recruitment lag: 26 weeks
                  ramp: 13 weeks
                  agency cover: 50%
                  agency until: 2026-03
                  school holidays: 50%
                  bank holidays: closed
                  source: workforce return
                - {group: aide, wte: 2, ends: 2026-03}
            staff:
              - {group: therapist, hours a week: 37.5, absence: 20%, direct share: 60%, hours per case: 6, appointments lost: 8%}
              - {group: aide, hours a week: 37.5, absence: 20%, direct share: 60%, hours per case: 9, appointments lost: 5%}
        """

    private static let plan = """
        plan: Better
        area: ../area.yaml
        interventions:
          - productivity: {service: speech, cases: +10%, range: [0%, +20%], from: 2025-10, ramp: 13 weeks}
          - reduce lost appointments: {service: speech, staff: therapist, appointments lost: from 8% to 4%, from: 2026-01}
        """

    private func inTestham<Result>(_ body: (URL) throws -> Result) throws -> Result {
        try Command.inTemporaryFolder { folder in
            let plans = folder.appending(path: "plans")
            try FileManager.default.createDirectory(at: plans, withIntermediateDirectories: true)
            try Self.area.write(to: folder.appending(path: "area.yaml"), atomically: true, encoding: .utf8)
            try Self.plan.write(to: plans.appending(path: "better.yaml"), atomically: true, encoding: .utf8)
            return try body(folder)
        }
    }

    @Test func threadsWriteTheSameBytes() throws {
        try inTestham { folder in
            for threads in ["1", "3"] {
                let call = try Command.run(
                    [
                        "run", "--quiet", "--area", "area.yaml", "--replications", "25", "--threads", threads,
                        "--output", threads,
                    ],
                    in: folder
                )
                #expect(call.code == 0, "\(call.error)")
            }
            for file in ["comparison.csv", "forecast.csv", "targets.csv"] {
                let texts = try ["1", "3"].map { try Command.text(folder.appending(path: $0), file) }
                #expect(texts[0] == texts[1], "\(file)")
                #expect(texts[0].contains("better") || file == "targets.csv")
            }
        }
    }

    @Test func checkListsWhatItRestsOn() throws {
        try inTestham { folder in
            let call = try Command.run(["check", "--all", "area.yaml"], in: folder)
            #expect(call.code == 0, "\(call.error)")
            let lines = call.output.split(separator: "\n")
            for line in [
                "- speech: referrals in school holidays 60% (50% to 80%) (no source given)  [area.yaml:9]",
                "- speech: capacity from staff therapist, wte 5 (4.5 to 5) (workforce return)  [area.yaml:9]",
                "- speech: capacity from staff therapist, leavers 12% (workforce return)  [area.yaml:9]",
                "- speech: capacity from staff aide, wte 2 (no source given)  [area.yaml:9]",
                "- better, speech: productivity, cases +10%: cases 10% (0% to 20%) (no source given)  [plans/better.yaml:4]",
                "- better, speech: appointments lost from 8% to 4%, therapist: appointments lost 4% (no source given)  [plans/better.yaml:5]",
            ] {
                #expect(lines.contains { $0 == line }, "\(line)")
            }
            #expect(lines.contains { $0.hasPrefix("- speech: school holidays are listed to 2026-01-02") })
        }
    }
}

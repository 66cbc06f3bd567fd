import Foundation
import TestSupport
import Testing

/// `waitcast new --from`: a whole area of published files in one command.
@Suite("A new area from published files")
struct NewFromFilesTests {
    private static let derby = ReferenceTable.file("sen2-derby").path
    private static let authorities = ReferenceTable.file("sen2-authorities").path

    /// Derby's pathway, with the shares that its returns give.
    @Test func derbyIsCheckedAndRunAtOnce() throws {
        try Command.inTemporaryFolder { folder in
            let made = try Command.run(["new", "derby", "--from", Self.derby], in: folder)
            #expect(made.code == 0 && made.error.isEmpty, "\(made.error)")
            #expect(made.output.contains("derby is an area of 2 services as at Jan 2025"))
            let names = Command.names(in: folder.appending(path: "derby"))
            #expect(names == ["README.md", "area.yaml", "history.csv", "plans"])
            let area = try Command.text(folder, "derby/area.yaml")
            for wanted in [
                "area: Derby\n", "origin: 2025-01 ", "value: 3735\n", "{placement: mainstream, share: 36.5%,",
                "{placement: maintained special schools and special academies, share: 25.7%,",
                "{placement: post-16 and further education, share: 13.4%,", "{placement: other, share: 14.9%,",
                "value: 40.8%\n", "value: 17.6%\n", "value: 14.7%\n", "value: 23.3%\n", "range: [0, 1755]",
                "within due time at plan at least 46.4% in 2026",
            ] { #expect(area.contains(wanted), "\(wanted)\n\(area)") }
            let checked = try Command.run(["check", "derby"], in: folder)
            #expect(checked.code == 0 && checked.error.isEmpty, "\(checked.error)")
            let run = try Command.run(
                ["run", "derby", "--replications", "20", "--no-cache", "--output", "r"],
                in: folder
            )
            #expect(run.code == 0 && run.error.isEmpty, "\(run.error)")
            let targets = try Command.text(folder, "r/targets.csv")
            #expect(targets.contains("ehcna within due time at plan at least 46.4% in 2026"))
            // What made it is written down, and makes it again byte for byte.
            #expect(try Command.text(folder, "derby/README.md").contains("waitcast new derby --from \(Self.derby)\n"))
            let again = try Command.shell(
                "cp -r derby first; rm -r derby; waitcast new derby --from \(Self.derby) > /dev/null; diff -r "
                    + "first derby",
                in: folder
            )
            #expect(again.code == 0 && again.output.isEmpty, "\(again.output)")
        }
    }

    /// Authorities with a trap each: a forecast from three years' files.
    @Test(
        arguments: [
            "Kent", "Derbyshire", "Bath & North East Somerset", "Buckinghamshire", "Dorset", "West Northamptonshire",
            "Northamptonshire", "Isles of Scilly", "City of London", "E10000027",
        ]
    )
    func everyAuthorityGetsAForecast(_ authority: String) throws {
        try Command.inTemporaryFolder { folder in
            let made = try Command.run(["new", "a", "--from", Self.authorities, "--authority", authority], in: folder)
            #expect(made.code == 0 && made.error.isEmpty, "\(made.error)")
            let run = try Command.run(["run", "a", "--replications", "10", "--no-cache", "--output", "r"], in: folder)
            #expect(run.code == 0 && run.error.isEmpty, "\(run.error)")
            #expect(try Command.text(folder, "r/forecast.csv").contains(",ehcna,plan,"))
        }
    }

    private static let data = ProcessInfo.processInfo.environment["WAITCAST_DATA"]

    /// Twenty authorities of the whole files, half of them with something odd about them.
    @Test(
        .enabled(if: data != nil, "WAITCAST_DATA names no folder with the published files"),
        arguments: [
            "Isles of Scilly", "City of London", "Buckinghamshire", "Dorset", "Bournemouth, Christchurch and Poole",
            "Northamptonshire", "North Northamptonshire", "West Northamptonshire", "Cumbria", "North Yorkshire",
            "Somerset",
            "Derby", "York", "Cheshire East", "Thurrock", "Hampshire", "Wigan", "Barking and Dagenham", "Rochdale",
            "Bury",
        ]
    )
    func twentyOfAllAuthorities(_ authority: String) throws {
        let folder = "\(try #require(Self.data))/sen2_to_2021"
        try Command.inTemporaryFolder { place in
            let made = try Command.run(["new", "a", "--from", folder, "--authority", authority], in: place)
            #expect(made.code == 0 && made.error.isEmpty, "\(made.error)")
            #expect(try Command.run(["check", "a"], in: place).code == 0)
            let run = try Command.run(["run", "a", "--replications", "20", "--no-cache", "--output", "r"], in: place)
            #expect(run.code == 0 && run.error.isEmpty, "\(run.error)")
            #expect(run.output.contains("Probability of meeting each target"))
        }
    }

    /// Each table alone is enough, if it tells how much comes; what is missing is assumed and says so.
    @Test(
        arguments: [
            ("requests.csv", true), ("assessments.csv", true), ("timeliness_20_week.csv", true), ("newplans.csv", true),
            ("caseload.csv", false), ("tribunal_appeals.csv", false),
        ]
    )
    func oneFileIsEnough(_ file: String, _ isEnough: Bool) throws {
        try Command.inTemporaryFolder { folder in
            let made = try Command.run(
                ["new", "a", "--from", "\(Self.derby)/\(file)", "--authority", "Derby"],
                in: folder
            )
            #expect(made.code == (isEnough ? 0 : 65), "\(made.error)")
            guard isEnough else {
                #expect(made.error.contains("no figures that an area can be made of"), "\(made.error)")
                return
            }
            #expect(try Command.text(folder, "a/area.yaml").contains("evidence: assumed"))
            let run = try Command.run(["run", "a", "--replications", "10", "--no-cache", "--output", "r"], in: folder)
            #expect(run.code == 0, "\(run.error)")
        }
    }

    @Test func whatIsThereIsLeftAlone() throws {
        try Command.inTemporaryFolder { folder in
            let full = try Command.shell("mkdir a; touch a/x; waitcast new a --from \(Self.derby)", in: folder)
            #expect(full.code == 73 && full.error == "'a' is not empty: name a new folder\n")
            let usage = try Command.run(["new", "b", "--authority", "Derby"], in: folder)
            #expect(usage.code == 64 && usage.error.contains("name them with --from"), "\(usage.error)")
            let unknown = try Command.run(["new", "b", "--from", Self.authorities, "--authority", "Darby"], in: folder)
            #expect(unknown.code == 65 && unknown.error.contains("Did you mean 'Derby'?"), "\(unknown.error)")
            #expect(Command.names(in: folder) == ["a"])
        }
    }
}

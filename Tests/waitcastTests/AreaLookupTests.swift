import Foundation
import Testing

@testable import Areas

/// Which area a call means, and what is said where none or several are meant.
@Suite("The area of a call")
struct AreaLookupTests {
    private func write(_ text: String, _ file: URL) throws { try Data(text.utf8).write(to: file) }

    /// A plan that names no area runs on the one above it, from wherever it is called; never on another that fits.
    @Test(
        arguments: [
            ("", "one/plans/push.yaml", "one/area.yaml"), ("one", "plans/push.yaml", "area.yaml"),
            ("one/plans", "push.yaml", "../area.yaml"), ("two", "../one/plans/push.yaml", "../one/area.yaml"),
            ("one", "./plans/../plans/push.yaml", "area.yaml"),
        ]
    )
    func aPlanBelongsToTheAreaAboveIt(_ working: String, _ plan: String, _ area: String) throws {
        try Command.inSmallAreas { folder in
            let here = folder.appending(path: working)
            let run = try Command.run(
                ["run", plan, "--replications", "2", "--quiet", "--output", folder.appending(path: "out").path],
                in: here
            )
            #expect(run.code == 0, "\(run.error)")
            let manifest = try Command.text(folder.appending(path: "out"), "manifest.json")
            #expect(manifest.contains("\"file\" : \"\(area)\""), "\(manifest)")
            let check = try Command.run(["check", plan], in: here)
            #expect(check.code == 0 && check.output.hasPrefix("1 plan for One. "))
        }
    }

    @Test(arguments: ["run", "check"])
    func aPlanWithoutAnAreaAnywhereIsNamed(_ command: String) throws {
        try Command.inSmallAreas { folder in
            try FileManager.default.removeItem(at: folder.appending(path: "one/area.yaml"))
            let call = try Command.run([command, "one/plans/push.yaml"], in: folder)
            #expect(call.code == 65 && call.output.isEmpty)
            #expect(
                call.error
                    == "one/plans/push.yaml:1: the plan names no area, and there is no area.yaml beside or above "
                    + "it. Write 'area: ../area.yaml' into it, or name the area before it.\n"
            )
        }
    }

    /// The area comes first or with `--area`, as a folder or a file, and then plans may come from anywhere.
    @Test(
        arguments: [
            ["two", "one/plans/push.yaml"], ["two/area.yaml", "one/plans/push.yaml"],
            ["--area", "two", "one/plans/push.yaml"], ["two/", "one/plans/push.yaml"], ["two"],
        ]
    )
    func anAreaThatIsNamedIsTaken(_ arguments: [String]) throws {
        try Command.inSmallAreas { folder in
            let run = try Command.run(["run"] + arguments + ["--replications", "2", "--quiet"], in: folder)
            #expect(run.code == 0, "\(run.error)")
            #expect(Command.names(in: folder.appending(path: "Results")) == ["two"])
            guard arguments[0] != "--area" else { return }
            let checked = try Command.run(["check"] + arguments, in: folder).output
            #expect(checked.hasPrefix(arguments.count > 1 ? "1 plan for Two. " : "Two: 1 service, "))
        }
    }

    @Test func withoutArgumentsTheAreaIsHere() throws {
        try Command.inSmallAreas { folder in
            for command in ["run", "check"] {
                let there = try Command.run([command], in: folder.appending(path: "one"))
                #expect(there.code == 0 && there.output.contains("One: "), "\(there.error)")
                let elsewhere = try Command.run([command], in: folder)
                #expect(elsewhere.code == 64)
                #expect(elsewhere.error == "there is no area.yaml here: name an area's folder or its plans\n")
            }
        }
    }

    @Test func plansOfTwoAreasAreRefused() throws {
        try Command.inSmallAreas { folder in
            let call = try Command.run(["run", "one/plans/push.yaml", "two/plans/push.yaml"], in: folder)
            #expect(call.code == 64)
            #expect(
                call.error == "'one/plans/push.yaml' belongs to the area 'one/area.yaml' and 'two/plans/push.yaml' to "
                    + "'two/area.yaml': name plans of one area\n"
            )
            // A plan that says where it belongs is not run elsewhere, however its area is named.
            let plan = folder.appending(path: "one/plans/push.yaml")
            try write("area: ../area.yaml\n" + Command.text(folder, "one/plans/push.yaml"), plan)
            for area in ["two", folder.appending(path: "two").path] {
                let call = try Command.run(["run", area, "one/plans/push.yaml"], in: folder)
                #expect(call.code == 65)
                #expect(
                    call.error.hasPrefix("one/plans/push.yaml:1: field 'area' names 'one/area.yaml', but the area ")
                )
            }
            // Links and absolute names lead to the same file.
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: "link"),
                withDestinationURL: folder.appending(path: "one")
            )
            for area in ["link", folder.appending(path: "one").path] {
                #expect(try Command.run(["check", area, "one/plans/push.yaml"], in: folder).code == 0)
            }
        }
    }

    @Test func aPlanThatNamesAMissingAreaIsNamed() throws {
        try Command.inSmallAreas { folder in
            let plan = folder.appending(path: "one/plans/push.yaml")
            try write("plan: Push\narea: ../aera.yaml\ninterventions: []\n", plan)
            let call = try Command.run(["run", "one/plans/push.yaml"], in: folder)
            #expect(call.code == 66)
            #expect(
                call.error == "one/plans/push.yaml:2: field 'area': there is no file 'one/aera.yaml'. "
                    + "Did you mean 'one/area.yaml'?\n"
            )
        }
    }

    @Test(
        arguments: [
            (["--area", "one/plans/push.yaml"], 64, "'one/plans/push.yaml' is a plan: --area takes an area's folder"),
            (["one", "two"], 64, "'two' is a folder where a plan is wanted: name an area first"),
            (
                ["one/plans/push.yaml", "one/area.yaml"], 64,
                "'one/area.yaml' is an area where a plan is wanted: name one"
            ),
            (["--area", "one", "two/area.yaml"], 64, "'two/area.yaml' is an area where a plan is wanted"),
            (["one/history.csv"], 65, "'one/history.csv' is neither an area nor a plan"),
            (["one", "one/history.csv"], 65, "'one/history.csv' is neither an area nor a plan"),
            (["."], 66, "the folder '.' has no area.yaml. Areas in it: './one', './two'"),
            (["one/plans"], 66, "the folder 'one/plans' has no area.yaml. Did you mean 'one/area.yaml'?"),
            (["one/plan"], 66, "there is no file 'one/plan'. Did you mean 'one/plans'?"),
            (
                ["one/plans/psuh.yaml"], 66,
                "there is no file 'one/plans/psuh.yaml'. Did you mean 'one/plans/push.yaml'?"
            ),
            (["noe/area.yaml"], 66, "there is no file 'noe/area.yaml': there is no folder 'noe'. Did you mean 'one'?"),
        ] as [([String], Int32, String)]
    )
    func whatIsMeantIsSaid(_ arguments: [String], _ code: Int32, _ message: String) throws {
        try Command.inSmallAreas { folder in
            for command in arguments[0] == "--area" ? ["run"] : ["run", "check"] {
                let call = try Command.run([command] + arguments, in: folder)
                #expect(call.code == code && call.output.isEmpty)
                #expect(call.error.hasPrefix(message), "\(call.error)")
                #expect(call.error.split(separator: "\n").count == 1)
            }
        }
    }

    @Test func aFolderWithANameLikeItIsAskedAbout() throws {
        try Command.inSmallAreas { folder in
            let area = folder.appending(path: "one/area.yaml")
            try FileManager.default.moveItem(at: area, to: folder.appending(path: "one/Area.yml"))
            let call = try Command.run(["run", "one"], in: folder)
            #expect(call.code == 66)
            #expect(call.error == "the folder 'one' has no area.yaml. Did you mean 'one/Area.yml'?\n")
        }
    }
}

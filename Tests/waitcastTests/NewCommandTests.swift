import Foundation
import Testing

/// `waitcast new`: an area to start from, whole or not at all.
@Suite("A new area")
struct NewCommandTests {
    @Test func isCheckedAndRunAtOnce() throws {
        try Command.inTemporaryFolder { folder in
            let made = try Command.run(["new", "myarea"], in: folder)
            #expect(made.code == 0 && made.error.isEmpty, "\(made.error)")
            #expect(made.output.contains("\n  waitcast check myarea\n"))
            #expect(Command.names(in: folder) == ["myarea"])
            let area = folder.appending(path: "myarea")
            #expect(Command.names(in: area) == ["area.yaml", "history.csv", "plans"])
            let checked = try Command.run(["check", "myarea"], in: folder)
            #expect(checked.code == 0 && checked.error.isEmpty, "\(checked.error)")
            #expect(
                checked.output.hasPrefix("Exampleton: 2 services, 36 published figures, 1 plan. The files can be used.")
            )
            for word in ["contradict", "gap", "not used", "INSUFFICIENT", "left out", "warning"] {
                #expect(!checked.output.contains(word), "\(checked.output)")
            }
            let plan = try Command.run(["check", "myarea/plans/two-more-therapists.yaml"], in: folder)
            #expect(plan.code == 0 && plan.error.isEmpty && !plan.output.contains("hardly"), "\(plan.output)")
            let run = try Command.run(["run", "myarea", "--replications", "20"], in: folder)
            #expect(run.code == 0 && run.error.isEmpty, "\(run.error)")
            #expect(run.output.contains("0 contradictions in the published figures, 0 rows of them unused"))
        }
    }

    /// Every line is a key, or says what one is for.
    @Test func explainsItself() throws {
        try Command.inTemporaryFolder { folder in
            _ = try Command.run(["new", "a"], in: folder)
            for name in ["a/area.yaml", "a/plans/two-more-therapists.yaml"] {
                let text = try Command.text(folder, name)
                #expect(text.hasPrefix("# An invented"))
                let comments = text.split(separator: "\n").count { $0.drop { $0 == " " }.hasPrefix("# ") }
                #expect(comments > 30, "\(name)")
                #expect(!text.split(separator: "\n").contains { $0.hasSuffix(" ") || $0.hasSuffix("...") }, "\(text)")
            }
            #expect(try Command.text(folder, "a/history.csv").split(separator: "\n").count == 37)
        }
    }

    @Test func fillsAnEmptyFolder() throws {
        try Command.inTemporaryFolder { folder in
            let outcome = try Command.shell(
                "mkdir -p deep/empty && waitcast new deep/empty/ && ls -A deep/empty deep",
                in: folder
            )
            #expect(outcome.code == 0 && outcome.error.isEmpty, "\(outcome.error)")
            #expect(outcome.output.hasSuffix("deep:\nempty\n\ndeep/empty:\narea.yaml\nhistory.csv\nplans\n"))
        }
    }

    @Test(
        arguments: [
            ("mkdir full; touch full/x", "full", "'full' is not empty: name a new folder"),
            ("mkdir full; touch full/.x", "full/", "'full/' is not empty: name a new folder"),
            ("touch file", "file", "'file' is there already, and is no folder"),
            ("ln -s nowhere link", "link", "'link' is there already, and is no folder"),
            ("true", "no/where", "there is no folder 'no' to make 'no/where' in"),
            ("touch file", "file/area", "there is no folder 'file' to make 'file/area' in"),
            ("mkdir in; cd in", ".", "'.' is the folder that you are in: name a new one, as in 'waitcast new myarea'"),
            ("true", "/", "'/' can be no new folder: give it a name"),
            ("true", "''", "'' can be no new folder: give it a name"),
            ("mkdir -m 555 shut", "shut/a", "cannot make 'shut/a': permission denied"),
        ]
    )
    func leavesWhatIsThere(_ before: String, _ name: String, _ message: String) throws {
        // Nothing is shut to root.
        guard !before.contains("555") || geteuid() != 0 else { return }
        try Command.inTemporaryFolder { folder in
            let script =
                "{ \(before); } >&2; find ~+ | sort > ../list-$$; waitcast new \(name); code=$?; "
                + "find ~+ | sort | diff ../list-$$ - >&2; rm ../list-$$; exit $code"
            let outcome = try Command.shell(script, in: folder)
            #expect(outcome.code == 73)
            #expect(outcome.error == message + "\n")
            #expect(outcome.output.isEmpty)
        }
    }

    /// A limit on the size of files is a full disk to the program.
    @Test func leavesNothingHalfWritten() throws {
        try Command.inTemporaryFolder { folder in
            let outcome = try Command.shell("ulimit -f 4; waitcast new a", in: folder)
            #expect(outcome.code == 73)
            #expect(outcome.error == "cannot make 'a': file too large\n")
            #expect(Command.names(in: folder).isEmpty)
        }
    }
}

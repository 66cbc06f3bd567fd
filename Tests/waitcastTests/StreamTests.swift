import Foundation
import TestSupport
import Testing

@testable import waitcast

/// Pipes and standard input as files, and what happens where nothing can be printed.
@Suite("Standard streams")
struct StreamTests {
    /// Calls that print: each command, in each of its formats, help and version.
    static let calls = [
        "check one", "run one --replications 2", "demand s.csv", "demand s.csv --format csv",
        "demand s.csv --format json",
        "fit f.csv --formula 'y ~ x'", "queue mm1 --arrival-rate 1 --service-rate 2", "--help", "--version",
        "help check",
        "--generate-completion-script bash",
    ]

    /// A folder with areas and data, gone afterwards.
    private func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        try Command.inSmallAreas { folder in
            let files = [
                ("s.csv", "month,n\n2025-01,3\n2025-02,4\n2025-03,5\n2025-04,4\n"),
                ("f.csv", "x,y\n1,1\n2,3\n3,2\n4,5\n"),
            ]
            for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
            return try body(folder)
        }
    }

    @Test(arguments: calls)
    func aFullDiskIsTold(_ call: String) throws {
        try inFolder { folder in
            let full = try Command.shell("waitcast \(call) >/dev/full", in: folder)
            #expect(full.code == 74)
            #expect(full.error == "cannot write to standard output: no space left on device\n")
            let closed = try Command.shell("waitcast \(call) >&-", in: folder)
            #expect(closed.code == 74)
            #expect(closed.error == "cannot write to standard output: it is closed\n")
        }
    }

    /// The reader is gone before anything is written.
    @Test(arguments: calls)
    func aReaderThatLeavesEndsQuietly(_ call: String) throws {
        try inFolder { folder in
            let left = try Command.shell("(sleep 0.3; waitcast \(call); echo $? >code) | true; cat code", in: folder)
            #expect(left.output == "0\n" && left.error.isEmpty, "\(left)")
        }
    }

    @Test func headShowsTheFirstLine() throws {
        try inFolder { folder in
            let head = try Command.shell("set -o pipefail; waitcast check one | head -1", in: folder)
            #expect(head.code == 0 && head.error.isEmpty)
            #expect(head.output == "One: 1 service, 2 published figures, 1 plan. The files can be used.\n")
        }
    }

    /// Errors keep their exit codes where their messages cannot be printed.
    @Test(
        arguments: [
            ("check nowhere", 66), ("run --replications 1", 64), ("chekc", 64), ("queue mm1 --arrival-rate x", 64),
            ("demand one/area.yaml", 65), ("queue mm1 --arrival-rate 3 --service-rate 2", 65),
        ] as [(String, Int)]
    )
    func errorsKeepTheirCodes(_ call: String, _ code: Int) throws {
        try inFolder { folder in
            for target in ["2>/dev/full", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", ">/dev/full 2>/dev/full"] {
                let outcome = try Command.shell("waitcast \(call) \(target); echo $? >code; cat code", in: folder)
                #expect(outcome.output == "\(code)\n" && outcome.error.isEmpty, "\(target): \(outcome)")
            }
            let left = try Command.shell(
                "{ sleep 0.3; waitcast \(call) 2>&1 >/dev/null; echo $? >code; } | true; cat code",
                in: folder
            )
            #expect(left.output == "\(code)\n", "\(left)")
        }
    }

    /// With all streams closed results are whole: none of their files gets the number of a stream and a message in it.
    @Test func closedStreamsDoNotReachIntoFiles() throws {
        try inFolder { folder in
            let run = "waitcast run one --replications 2 --quiet --output"
            let calls = try Command.shell(
                "\(run) open && \(run) closed <&- >&- 2>&- && diff -r open closed",
                in: folder
            )
            #expect(calls.code == 0, "\(calls)")
        }
    }

    /// A pipe that does not block and is full is waited for.
    @Test(.enabled(if: InstalledTool.has("python3"), "the slow reader is written in Python, and there is no python3"))
    func aSlowReaderGetsEverything() throws {
        try inFolder { folder in
            let whole = try Command.run(["--generate-completion-script", "bash"], in: folder).output
            #expect(whole.utf8.count > 20_000)
            let script = """
                import fcntl, os, subprocess, sys, time
                r, w = os.pipe()
                fcntl.fcntl(w, fcntl.F_SETPIPE_SZ, 4096)
                fcntl.fcntl(w, fcntl.F_SETFL, os.O_NONBLOCK)
                p = subprocess.Popen(["waitcast", "--generate-completion-script", "bash"], stdout=w)
                os.close(w)
                time.sleep(0.5)
                while chunk := os.read(r, 65536): os.write(1, chunk)
                sys.exit(p.wait())
                """
            try Data(script.utf8).write(to: folder.appending(path: "slow.py"))
            let slow = try Command.shell("python3 slow.py", in: folder)
            #expect(slow.code == 0 && slow.output == whole)
        }
    }

    /// On a terminal a run says what it is at, from the first moment on, and clears the line at its end.
    @Test(.enabled(if: InstalledTool.has("script"), "there is no program 'script' to make a terminal"))
    func progressIsForTerminals() throws {
        try inFolder { folder in
            let run = "waitcast run one --replications 2"
            let shown = try Command.shell("script -qec '\(run) >/dev/null' /dev/null", in: folder)
            #expect(shown.output.hasPrefix("\r\u{1B}[Kreading\r\u{1B}[Kfitting One\r\u{1B}[Kforecasting One: "))
            #expect(shown.output.contains("forecasting One: 100%") && shown.output.hasSuffix("\r\u{1B}[K"))
            #expect(try Command.shell("script -qec '\(run) --quiet' /dev/null", in: folder).output.isEmpty)
            // A message does not stand behind what was left of the line.
            let failed = try Command.shell("script -qec 'waitcast run nowhere' /dev/null", in: folder)
            #expect(failed.output.hasPrefix("\r\u{1B}[Kreading\r\u{1B}[Kthere is no file 'nowhere'"))
        }
    }

    // MARK: Inputs

    /// The same data as a file, through a pipe in every way, and the same answers.
    @Test(
        arguments: [
            ("demand s.csv --format csv", "s.csv"), ("fit f.csv --formula 'y ~ x'", "f.csv"),
            ("queue jackson j.csv", "j.csv"), ("check one/area.yaml", "one/area.yaml"),
            ("check one one/plans/push.yaml", "one/plans/push.yaml"),
        ]
    )
    func pipesAreReadAsFiles(_ call: String, _ file: String) throws {
        try inFolder { folder in
            let stations = "station,arrival_rate,service_rate,servers\na,1,2,1\n"
            try Data(stations.utf8).write(to: folder.appending(path: "j.csv"))
            // An area that comes through a pipe stands in no folder: its history is looked for in the working one.
            _ = try Command.shell("cp one/history.csv .; mkdir plans; cp one/plans/push.yaml plans", in: folder)
            let plain = try Command.shell("waitcast \(call)", in: folder)
            #expect(plain.code == 0 && !plain.output.isEmpty, "\(plain)")
            func expectSame(_ name: String, _ script: String) throws {
                let piped = try Command.shell(script, in: folder)
                #expect(piped.code == 0 && piped.error.isEmpty, "\(script): \(piped)")
                // Names of files, and of what was in the area's folder, differ, and with them where lines end.
                let known = { (text: String) in
                    text.replacing("one/history.csv", with: "history.csv").replacing("one/plans/", with: "plans/")
                        .replacing(file, with: name).replacing("plans/push.yaml", with: name)
                        .replacing(/-{3,}/, with: "").split(whereSeparator: \.isWhitespace)
                }
                #expect(known(piped.output) == known(plain.output), "\(script)")
            }
            let with = { (name: String) in call.replacing(file, with: name) }
            try expectSame("standard input", "cat \(file) | waitcast \(with("-"))")
            try expectSame("standard input", "waitcast \(with("-")) <\(file)")
            try expectSame("standard input", "cat \(file) | waitcast \(with("/dev/stdin"))")
            try expectSame("pipe 63", "waitcast \(with("<(cat \(file))"))")
            // Bytes come in two parts.
            try expectSame(
                "standard input",
                "{ head -c 20 \(file); sleep 0.2; tail -c +21 \(file); } | waitcast \(with("-"))"
            )
        }
    }

    @Test func aNamedPipeIsReadOnce() throws {
        try inFolder { folder in
            let script = """
                mkfifo one/fifo.yaml; cat one/area.yaml >one/fifo.yaml &
                timeout 60 waitcast check one/fifo.yaml
                """
            let call = try Command.shell(script, in: folder)
            #expect(call.code == 0 && call.output.hasPrefix("One: 1 service, 2 published figures, 1 plan. "), "\(call)")
        }
    }

    /// A plan through a pipe needs its area named; results are named after the plan, which has no file's name.
    @Test func aPlanThroughAPipe() throws {
        try inFolder { folder in
            let alone = try Command.shell("waitcast run - <one/plans/push.yaml", in: folder)
            #expect(alone.code == 64)
            #expect(
                alone.error == "standard input holds a plan: name its area first, as in 'waitcast run AREA -'\n"
            )
            for call in ["one -", "- --area one"] {
                let plan = "{ echo 'area: ../area.yaml'; sed 's/Push/A Big Push/' one/plans/push.yaml; }"
                let run = "waitcast run \(call) --replications 2 --quiet --output out"
                #expect(try Command.shell("\(plan) | \(run)", in: folder).code == 0)
                #expect(try Command.text(folder, "out/manifest.json").contains("\"a-big-push\""))
            }
        }
    }

    /// An area through a pipe has its plans in the working directory, whatever file they name.
    @Test func anAreaThroughAPipe() throws {
        try inFolder { folder in
            let script =
                "cd one; echo 'area: ../area.yaml' >>plans/push.yaml; sed s/One/Uno/ area.yaml | waitcast check -"
            let call = try Command.shell(script, in: folder)
            #expect(call.code == 0 && call.output.hasPrefix("Uno: 1 service, 2 published figures, 1 plan. "), "\(call)")
            let run = try Command.shell("cd one; waitcast run - --replications 2 <area.yaml", in: folder)
            #expect(run.code == 0 && run.output.contains("waitcast check -\nFiles: Results/one/"), "\(run)")
        }
    }

    @Test func aNameIsNotCutShort() throws {
        try inFolder { folder in
            let area = try Command.text(folder, "one/area.yaml").replacing("history.csv", with: "\"history.csv\\0\"")
            try Data(area.utf8).write(to: folder.appending(path: "one/area.yaml"))
            let call = try Command.run(["check", "one"], in: folder)
            #expect(call.code == 65 && call.error.contains("which cannot be read: there is no file"), "\(call)")
        }
    }

    @Test func mistakesInAPipeHaveTheirLines() throws {
        try inFolder { folder in
            let script = "printf 'month,n\\n2025-01,many\\n2025-02,3\\n' | waitcast demand -"
            let call = try Command.shell(script, in: folder)
            #expect(call.code == 65)
            #expect(call.error.hasPrefix("standard input:2: field 'n' must be a number, found 'many'."))
        }
    }

    @Test(
        arguments: [
            ("demand - <&-", 66, "standard input cannot be read: it is closed\n"),
            ("demand one", 66, "'one' is a folder: name a file\n"),
            ("demand - <one", 66, "standard input is a folder: name a file\n"),
            ("demand s.csv/x", 66, "'s.csv/x' cannot be read: not a directory\n"),
            ("demand S.cvs", 66, "there is no file 'S.cvs'. Did you mean 's.csv'?\n"),
            (
                "demand link.csv", 66,
                "there is no file 'link.csv': 'link.csv' is a link to 'gone.csv', which does not exist\n"
            ),
            (
                "demand utf16.csv", 65,
                "'utf16.csv' is UTF-16 text ('Unicode Text' in Excel): save it as UTF-8 (in Excel: 'CSV UTF-8')\n"
            ),
            (
                "demand plain16.csv", 65,
                "'plain16.csv' is UTF-16 text ('Unicode Text' in Excel): save it as UTF-8 (in Excel: 'CSV UTF-8')\n"
            ),
            ("demand latin.csv", 65, "'latin.csv' is not UTF-8 text: save it as UTF-8 (in Excel: 'CSV UTF-8')\n"),
            (
                "demand book.csv", 65,
                "'book.csv' is a workbook or another packed file: save the sheet as a CSV file (in Excel: 'CSV UTF-8')\n"
            ),
            ("demand - <latin.csv", 65, "standard input is not UTF-8 text: save it as UTF-8 (in Excel: 'CSV UTF-8')\n"),
        ] as [(String, Int32, String)]
    )
    func whatCannotBeReadIsSaid(_ call: String, _ code: Int32, _ message: String) throws {
        try inFolder { folder in
            let files: [(String, [UInt8])] = [
                ("utf16.csv", [0xFF, 0xFE] + Array("m,n".utf8).flatMap { [$0, 0] }),
                ("plain16.csv", Array("m,n".utf8).flatMap { [$0, 0] }),
                ("latin.csv", Array("month,n\ncaf".utf8) + [0xE9]),
                ("book.csv", Array("PK\u{3}\u{4}".utf8) + [0xE9, 0]),
            ]
            for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
            _ = try Command.shell("ln -s gone.csv link.csv", in: folder)
            let outcome = try Command.shell("waitcast \(call)", in: folder)
            #expect(outcome.code == code && outcome.output.isEmpty)
            #expect(outcome.error == message)
        }
    }

    /// Who may not read a file is told so; root may read everything.
    @Test(.enabled(if: getuid() != 0 || InstalledTool.has("setpriv"), "root may read everything, and has no 'setpriv'"))
    func aFileThatMayNotBeRead() throws {
        try inFolder { folder in
            let other = getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
            let call = try Command.shell(
                "chmod 755 .; chmod 000 s.csv; \(other) \"$(command -v waitcast)\" demand s.csv",
                in: folder
            )
            #expect(call.code == 66)
            #expect(call.error == "'s.csv' cannot be read: permission denied\n")
        }
    }

    /// A pipe that never ends is not read for ever.
    @Test func whatNeverEndsIsRefused() throws {
        let failure = #expect(throws: Failure.self) { try InputFile.text(of: "/dev/zero", most: 3_000_000) }
        #expect(failure?.description == "'/dev/zero' is larger than 3 MB: give the part that is needed")
        #expect(failure?.code == Failure.badData)
    }
}

import Reporting
import TestSupport
import Testing

@testable import waitcast

/// What standard output is, and what a run prints there.
@Suite("Terminals and pipes")
struct TerminalTests {
    @Test func theTerminalIsAsked() {
        func screen(_ columns: Int?, _ environment: [String: String]) -> Screen {
            Screen(terminalColumns: columns, environment: ["TERM": "xterm"].merging(environment) { $1 })
        }
        #expect(screen(100, [:]) == Screen(width: 100, isColoured: true))
        #expect(screen(100, ["COLUMNS": "72"]).width == 72)
        #expect(screen(100, ["COLUMNS": "wide"]).width == 100)
        #expect(screen(nil, ["COLUMNS": "0"]).width == 80)
        #expect(!screen(100, ["NO_COLOR": "1"]).isColoured && screen(100, ["NO_COLOR": ""]).isColoured)
        #expect(!screen(100, ["TERM": "dumb"]).isColoured && !screen(100, ["TERM": ""]).isColoured)
    }

    /// The same bytes in a pipe, whatever the terminal; on one, marks and its width.
    @Test(.enabled(if: InstalledTool.has("script"), "there is no program 'script' to make a terminal"))
    func aPipeIsNoTerminal() throws {
        try Command.inSmallAreas { folder in
            let run = "waitcast run one --replications 2 --output out"
            func printed(_ script: String) throws -> String {
                let call = try Command.shell(script, in: folder)
                #expect(call.code == 0, "\(call)")
                return call.output.replacing("\r\n", with: "\n")
            }
            let pipe = try printed("\(run) | cat")
            #expect(!pipe.contains("\u{1B}") && pipe.contains("\nIf nothing changes"))
            #expect(try printed("COLUMNS=120 TERM=xterm \(run) | cat") == pipe)
            func terminal(_ environment: String) throws -> String {
                try printed("script -qec 'env -u NO_COLOR \(environment) \(run) 2>/dev/null' /dev/null </dev/null")
            }
            #expect(try terminal("TERM=xterm COLUMNS=80").replacing(/\u{1B}\[\d+m/, with: "") == pipe)
            #expect(try terminal("TERM=xterm COLUMNS=80").contains("\u{1B}[1mOne"))
            #expect(try terminal("TERM=xterm NO_COLOR=1 COLUMNS=80") == pipe)
            #expect(try terminal("TERM=dumb COLUMNS=80") == pipe)
            let wide = try terminal("TERM=dumb COLUMNS=110").split(separator: "\n").map(\.count).max() ?? 0
            #expect(wide > 80 && wide <= 110)
        }
    }

    /// One service is printed in full without asking.
    @Test func allOfItOnRequest() throws {
        try Command.inSmallAreas { folder in
            let run = ["run", "one", "--replications", "2", "--output", "out"]
            let short = try Command.run(run, in: folder)
            #expect(short.code == 0 && !short.output.contains("At a glance"), "\(short)")
            for more in [["--full"], ["--service", "clinic"]] {
                let full = try Command.run(run + more, in: folder)
                #expect(full.code == 0 && full.output.contains("At a glance"), "\(full)")
            }
        }
    }
}

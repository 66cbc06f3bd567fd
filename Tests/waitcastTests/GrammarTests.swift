import Foundation
import Testing
import Wording

/// One thing is counted in the singular, wherever something is counted.
@Suite("Grammar of what is printed")
struct GrammarTests {
    @Test(
        arguments: [
            (
                "run one --full --horizon 1 --replications 2",
                "One: 1 month from the end of Jul 2025\n2 replications of 2 plans, "
            ),
            ("run one --full --replications 1000 --data-to 2025-07", "1,000 replications of 2 plans, "),
            ("check one", "One: 1 service, 2 published figures, 1 plan. "),
            ("check broken", "1 problem in 1 file; nothing was written"),
            ("demand one.csv", "the file has 1 row under its header"),
            ("demand ragged.csv", "the row has 1 field, the header has 2"),
            ("fit ragged.csv --formula 'n ~ t'", "the row has 1 field, the header has 2"),
            ("fit two.csv --formula 'n ~ t'", "on 1 degree of freedom"),
            ("fit two.csv --formula 'n ~ t' --family poisson", "on 1 degree of freedom"),
        ]
    )
    func one(_ call: String, _ words: String) throws {
        try Command.inSmallAreas { folder in
            let files = [
                ("one.csv", "t,n\n2025-01,3\n"), ("ragged.csv", "t,n\n2025-01,3\n2025-02\n2025-03,5\n"),
                ("two.csv", "t,n\n1,3\n2,4\n3,6\n"),
            ]
            for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
            let area = try Command.text(folder, "one/area.yaml").replacing("20 a month", with: "x")
            try FileManager.default.copyItem(at: folder.appending(path: "one"), to: folder.appending(path: "broken"))
            try Data(area.utf8).write(to: folder.appending(path: "broken/area.yaml"))
            let outcome = try Command.shell("waitcast \(call)", in: folder)
            let printed = outcome.output + outcome.error
            #expect(printed.contains(words), "\(printed)")
        }
    }
}

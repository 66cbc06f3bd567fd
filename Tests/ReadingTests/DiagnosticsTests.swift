import Calibration
import Testing
import Wording

@testable import Reading

@Suite("Problems of all files, told together")
struct DiagnosticsTests {
    private func read(_ area: String, _ plans: [InputText], _ history: String) -> String {
        do {
            _ = try Inputs.read(
                area: InputText(name: "area.yaml", text: area),
                plans: plans,
                estimating: FittedService.problems
            ) { _ in history }
            return "sound"
        } catch {
            return "\(error)"
        }
    }

    private func changed(_ text: String, _ changes: [(String, String)]) -> String {
        changes.reduce(text) { $0.replacing($1.0, with: $1.1, maxReplacements: 1) }
    }

    @Test func theSoundFilesAreSound() {
        #expect(read(Sound.area, [InputText(name: "plan.yaml", text: Sound.plan)], Sound.history) == "sound")
    }

    /// A service that cannot be estimated, a rule over several lines and a mistake in a plan: none hides the others.
    @Test func whatCannotBeEstimatedStandsBesideWhatCannotBeRead() {
        let area = changed(
            Sound.area,
            [("requests\n", "demands\n"), ("name: Speech therapy", "name: \(String(repeating: "speech ", count: 40))")]
        )
        .replacing("    referrals metric: demands\n", with: "")
        let history = Sound.history.replacing("requests,40,requests", with: "waiting,40,children")
        let plan = InputText(name: "plan.yaml", text: changed(Sound.plan, [("wte: 2", "wte: two")]))
        let told = read(area, [plan], history)
        #expect(
            told.split(separator: "\n").map { $0.prefix(58) } == [
                "area.yaml:7: the name of the service 'speech' has 279 char",
                "area.yaml:17: service 'plans' has no referrals up to 2025-",
                "plan.yaml:7: field 'service speech, recruit, wte' must be ",
                "3 problems in 2 files; nothing was written",
            ],
            "\(told)"
        )
    }

    @Test func problemsStandByFileAndLine() {
        let area = changed(Sound.area, [("8 a week", "8"), ("name: Plans", "nam: Plans"), ("40%", "140%")])
        let history = changed(Sound.history, [("waiting,120", "waiting,-1")])
        let plans = [
            InputText(
                name: "late.yaml",
                text: changed(Sound.plan, [("cases: 60", "cases: 60.5"), ("wte: 2", "wte: -2")])
            ),
            InputText(name: "early.yaml", text: changed(Sound.plan, [("service: speech", "service: speach")])),
        ]
        #expect(
            read(area, plans, history) == """
                area.yaml:10: field 'service speech, capacity' must be a rate such as 8 a week or 40 a month, found '8'. \
                Write a number and 'a week', 'a month' or 'a year'.
                area.yaml:18: field 'service plans' has no key 'nam'. Did you mean 'name'? Allowed: \(Allowed.serviceKeys).
                area.yaml:25: field 'service plans, stage decision, routes, refused' must be between 0% and 100%, \
                found 140%. Write a number from 0 to 100 with a percent sign.
                history.csv:2: waiting must be 0 or more, found -1. Correct the value or leave the row out.
                late.yaml:7: field 'service speech, recruit, wte' must be 0 or more (and at most 10000), found -2. \
                Write digits, with a point for decimals and no unit.
                late.yaml:20: field 'service speech, waiting-list initiative, cases' must be a whole number such as 120, \
                found '60.5'. Children are counted whole: write digits only.
                early.yaml:5: field 'service speach, recruit, service' names the unknown service 'speach'. \
                Did you mean 'speech'? Allowed: speech, plans.
                7 problems in 4 files; nothing was written
                """
        )
    }

    @Test func namesInPlansAreLeftAloneWhenTheAreaIsBroken() {
        let plan = InputText(name: "plan.yaml", text: changed(Sound.plan, [("lag: 26 weeks", "lag: 26")]))
        #expect(
            read("services:\n  - [", [plan], Sound.history) == """
                area.yaml:3: the YAML cannot be read: did not find expected node content while parsing a flow node that \
                begins on line 3. Check the indentation (spaces, never tabs), the colons and the quotes near this line.
                plan.yaml:10: field 'service speech, recruit, lag' must be a length of time such as 26 weeks or \
                6 months, found '26'. Write a number and days, weeks, months or years.
                2 problems in 2 files; nothing was written
                """
        )
    }

    @Test func onePlanInTwoFiles() {
        let plans = ["a/plan.yaml", "b/plan.yaml"]
            .map { InputText(name: $0, text: changed(Sound.plan, [("area: area.yaml\n", "")])) }
        #expect(
            read(Sound.area, plans, Sound.history) == """
                b/plan.yaml:1: the plan 'plan' stands in two files, also in 'a/plan.yaml'. Results are named after the \
                file: rename one of them.
                1 problem in 1 file; nothing was written
                """
        )
    }

    @Test func aFileNameThatCannotNameAPlan() {
        let plan = InputText(name: "My plan (2).yaml", text: changed(Sound.plan, [("area: area.yaml\n", "")]))
        #expect(
            read(Sound.area, [plan], Sound.history) == """
                My plan (2).yaml:1: the file's name 'My plan (2)' cannot name the plan in results. Use lower case \
                letters, digits and hyphens, beginning with a letter.
                1 problem in 1 file; nothing was written
                """
        )
    }

    @Test func ofAFileFullOfProblemsTheFirstAreShown() {
        let rows = (0..<3_000).map { _ in "speech,Trust,2025-06,waiting,x1,children,doc,table,,\n" }.joined()
        let header = Sound.history.prefix { !$0.isNewline }
        let lines = read(Sound.area, [], "\(header)\n\(rows)").split(separator: "\n")
        #expect(lines.count == 52)
        #expect(lines[0].hasPrefix("history.csv:2: "))
        #expect(lines[49].hasPrefix("history.csv:51: "))
        #expect(lines[50] == "history.csv: and 2950 more")
        #expect(lines[51] == "3,000 problems in 1 file; nothing was written")
    }

    /// Two hundred thousand unknown keys are counted, not worded.
    @Test func anAreaFullOfProblems() {
        let keys = (0..<200_000).map { "  originn\($0): x\n" }.joined()
        let lines = read("area: A\nservices: []\nthing:\n\(keys)", [], Sound.history).split(separator: "\n")
        #expect(lines.count < 20)
        let services = (0..<20_000).map { "  - id: a\n    nam: b\n    orign: 3\n    x\($0): 1\n" }.joined()
        let told = read("area: A\nid: a\norigin: 2025-01\nservices:\n\(services)", [], Sound.history)
        #expect(told.split(separator: "\n").count == 52)
        #expect(told.contains("area.yaml: and "))
    }

    @Test func longValuesAndNamesAreShortened() {
        let long = String(repeating: "e\u{301}\u{302}", count: 200_000)
        for (key, value) in [(long, "x"), ("origin", long), ("services", long)] {
            let told = read("area: A\n? \(key)\n: \(value)\n", [], Sound.history)
            #expect(told.utf8.count < 20_000)
        }
    }

    @Test(
        arguments: [
            ("wte", "wtee", 1), ("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3), ("same", "same", 0),
            ("SAME", "same", 0), ("ab", "ba", 1), ("capacity", "capcaity", 1), ("stage", "stages", 1),
        ]
    )
    func editDistances(_ first: String, _ second: String, _ distance: Int) {
        #expect(editDistance(first, second) == distance)
        #expect(editDistance(second, first) == distance)
    }

    @Test func nearestMatchesAreNear() {
        #expect(nearestMatch(to: "recrut", in: ["agency", "recruit"]) == "recruit")
        #expect(nearestMatch(to: "something", in: ["agency", "recruit"]) == nil)
        #expect(nearestMatch(to: "ab", in: ["ac", "ad"]) == "ac")
        #expect(nearestMatch(to: "x", in: []) == nil)
    }
}

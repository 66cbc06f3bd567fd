import Calibration
import Foundation
import Reading
import Regression
import Reporting
import Testing
import Wording

@testable import Areas
@testable import Runs
@testable import waitcast

/// Every reader in process, on changed files: each input is read, or refused with file, line and remedy.
///
/// Some thirty thousand inputs in about a minute of release; WAITCAST_FUZZ=10 reads ten times as many. An input is made from the
/// suite's name and its number alone, so a failure comes back.
@Suite struct ReaderFuzzTests {
    private static func file(_ name: String) -> String {
        (try? Command.text(Command.root.appending(path: "Scenarios"), name)) ?? ""
    }

    private static let yaml: Set<Character> = [":", ",", "[", "]", "{", "}", "#"]

    /// Area, plan and history, one of them changed; what is read is audited, and of the small area every tenth is forecast
    /// for a month.
    @Test(arguments: 0..<4)
    func areas(part: Int) throws {
        let scenario = part == 3 ? "derby" : "example"
        let plan = part == 3 ? "combined" : ["two-therapists", "children-first", "harder-times"][part]
        var texts = ["area.yaml", "plans/\(plan).yaml", "history.csv"].map { Self.file("\(scenario)/\($0)") }
        // Four months: what cannot be read is told beside what cannot be estimated, and long series take long to fit.
        if part < 3 { texts[2].replace(/.*,202(4-..|5-0[123]),.*\n/, with: "") }
        let sources = [
            FuzzText(texts[0], separators: Self.yaml), FuzzText(texts[1], separators: Self.yaml),
            FuzzText(texts[2], separators: [","]),
        ]
        var (read, run) = (0, 0)
        let count = FuzzVerdict.inputs("areas-\(part)", part == 3 ? 60 : 1_500) { dice, index in
            var changed = texts
            let which = [0, 0, 1, 1, 2][dice.below(5)]
            changed[which] = sources[which].changed(&dice)
            FuzzVerdict.note("areas-\(part)", changed[0], changed[1], changed[2])
            let files = zip(["area.yaml", "plans/\(plan).yaml", "history.csv"], changed)
                .map { InputText(name: $0, text: $1) }
            do throws(InputErrors) {
                let (area, plans) = try Inputs.read(area: files[0], plans: [files[1]]) { name in
                    // Of two histories the other is left as it is: lines are told of the file that has them.
                    name.hasSuffix("sen2.csv") ? "service,period,metric,value" : changed[2]
                }
                read += 1
                let report =
                    CheckReport.text(area: area.area, plans: plans, models: [])
                    + PlanReport.text(area: area.area, areaFile: "area.yaml", plans: plans)
                if report.utf8.count > 1_000_000 {
                    Issue.record("areas-\(part) \(index): a report of \(report.utf8.count) bytes")
                }
                guard part < 3, read.isMultiple(of: 10), Self.isOfUsualSize(area.area) else { return }
                let settings = RunSettings(replications: 2, horizonMonths: 1)
                // What cannot be modelled is told as an error, which is as good.
                guard let fitted = try? FittedArea(area.area),
                    let runner = try? Runner(fitted, plans: plans, settings: settings)
                else { return }
                if (try? runner.run()) != nil { run += 1 }
            } catch {
                FuzzVerdict.check(error, files, "areas-\(part) \(index)")
            }
        }
        // The changes leave enough sound to reach what lies behind the readers.
        #expect(
            count < 50 || 20 * read > count && (200 * run > count || part == 3),
            "read \(read), run \(run) of \(count)"
        )
    }

    /// Whether no list and no flow is far beyond any service's: one such forecast takes longer than all others together.
    private static func isOfUsualSize(_ area: Area) -> Bool {
        let stated =
            area.services.map { $0.referralsPerMonth?.value ?? 0 }
            + area.services.flatMap(\.stages).map { $0.waitingList?.number.value ?? 0 }
        return (stated + area.history.observations.map(\.value)).allSatisfy { $0 <= 20_000 }
    }

    @Test(arguments: [",", ";", "\t"])
    func series(separator: String) {
        let rows = (0..<30).map { "\(2020 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1),\(20 + $0 * 7 % 11),note" }
        let text = (["month,referrals,note"] + rows).joined(separator: "\n").replacing(",", with: separator)
        let source = FuzzText(text, separators: [Character(separator)])
        var read = 0
        let count = FuzzVerdict.inputs("series\(separator)", 3_000) { dice, index in
            let changed = source.changed(&dice)
            FuzzVerdict.note("series", changed)
            let file = InputText(name: "s.csv", text: changed)
            do throws(InputErrors) {
                let series = try Inputs.readSeries(file)
                read += 1
                if !series.values.allSatisfy({ $0 >= 0 && $0.isFinite }) {
                    Issue.record("series \(index): \(series.values)")
                }
            } catch {
                FuzzVerdict.check(error, [file], "series\(separator) \(index)")
            }
        }
        #expect(10 * read > count, "read \(read) of \(count)")
    }

    /// Data and formula of a regression: the table is made, and small ones are fitted.
    @Test func fits() throws {
        let source = FuzzText(FitData.rows.joined(separator: "\n"), separators: [","])
        let formulas = [
            "referrals ~ t + factor(month)", "log(referrals) ~ poly(t, 2) + board:month - 1",
            "share ~ step(t, 6) * board",
            "referrals ~ fourier(t, 12, 2) + offset(log(population))", "referrals / seen ~ slope(t, 9) + (t + month)^2",
        ]
        var (read, fitted) = (0, 0)
        let count = FuzzVerdict.inputs("fits", 2_500) { dice, index in
            let text = dice.percent(70) ? source.changed(&dice) : FitData.rows.joined(separator: "\n")
            let formula = dice.percent(50) ? Self.changed(dice.one(of: formulas), &dice) : dice.one(of: formulas)
            FuzzVerdict.note("fits", text, formula)
            let file = InputText(name: "d.csv", text: text)
            do {
                let data = try DataFile(file)
                let parsed = try Formula(formula)
                let used = parsed.columnNames.filter(data.names.contains)
                let table = try RegressionData(data, used: used, textColumns: dice.percent(20) ? ["board"] : [])
                read += 1
                _ = try LinearModel().fit(parsed, table.table)
                fitted += 1
            } catch let error as InputErrors {
                FuzzVerdict.check(error, [file], "fits \(index)")
            } catch let error as RegressionError {
                if error.description.isEmpty { Issue.record("fits \(index): an error without words") }
            } catch {
                Issue.record("fits \(index): \(error)")
            }
        }
        #expect(10 * read > count && 20 * fitted > count, "read \(read), fitted \(fitted) of \(count)")
    }

    /// Lists of numbers and networks of queues.
    @Test func queues() throws {
        let network = """
            station,arrival_rate,service_rate,servers,triage,clinic
            triage,5,8,1,0,0.6
            clinic,1,4,2,0.1,0
            """
        let source = FuzzText(network, separators: [","])
        FuzzVerdict.inputs("queues", 2_000) { dice, index in
            let changed = source.changed(&dice)
            let list = (0..<(1 + dice.below(5))).map { _ in dice.piece() }
                .joined(separator: dice.one(of: [",", " ", ",,"]))
            FuzzVerdict.note("queues", changed, list)
            if let numbers = NumberList(argument: list) { #expect(!numbers.values.isEmpty) }
            let file = InputText(name: "n.csv", text: changed)
            do {
                _ = try StationList(DataFile(file))
            } catch let error as InputErrors {
                FuzzVerdict.check(error, [file], "queues \(index)")
            } catch {
                Issue.record("queues \(index): \(error)")
            }
        }
    }

    /// Texts that were never sound, to all readers.
    @Test func noise() {
        FuzzVerdict.inputs("noise", 3_000) { dice, index in
            let text = (0..<dice.below(40)).map { _ in dice.piece() }
                .joined(separator: dice.one(of: ["", " ", "\n", ",", ": "]))
            FuzzVerdict.note("noise", text)
            let file = InputText(name: "area.yaml", text: text)
            let history = InputText(name: "h.csv", text: text)
            let sound = InputText(
                name: "area.yaml",
                text: """
                    area: A
                    id: a
                    origin: 2025-06
                    history: h.csv
                    services:
                      - {id: s, name: S, referrals: 4 a week}

                    """
            )
            let reads: [(files: [InputText], body: () throws -> Void)] = [
                ([file, history], { _ = try Inputs.readArea(file) { _ in text } }),
                ([sound, history], { _ = try Inputs.readArea(sound) { _ in text } }),
                ([history], { _ = try Inputs.readSeries(history) }), ([history], { _ = try DataFile(history) }),
                ([file], { _ = (Inputs.area(namedBy: file), Inputs.kind(of: file)) }),
            ]
            for (files, body) in reads {
                do { try body() } catch let error as InputErrors {
                    FuzzVerdict.check(error, files, "noise \(index)")
                } catch { Issue.record("noise \(index): \(error)") }
            }
        }
    }

    /// A formula with a few of its tokens changed.
    private static func changed(_ formula: String, _ dice: inout FuzzDice) -> String {
        let pieces = [
            "+", "-", "*", "/", "^", ":", "(", ")", "~", "|", ",", "t", "factor(", "poly(", "offset(", "1e308", "-1",
            "0", "2",
            "log(", "month", "nothing", " ", "99999999999999999999", "'", "\u{A0}", "I(", "fourier(t,", "step(t,",
        ]
        var text = Array(formula)
        for _ in 0..<(1 + dice.below(4)) {
            let at = dice.below(text.count + 1)
            switch dice.below(4) {
            case 0: if at < text.count { text.remove(at: at) }
            case 1: text.insert(contentsOf: dice.piece().prefix(200), at: at)
            default: text.insert(contentsOf: dice.one(of: pieces), at: at)
            }
        }
        return String(text)
    }
}

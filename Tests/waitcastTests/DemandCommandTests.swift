import ArgumentParser
import Foundation
import Testing
import Wording

@testable import Reading
@testable import waitcast

/// What `waitcast demand` prints, and how it fails.
@Suite struct DemandCommandTests {
    /// Runs the command on a file of its own.
    private func output(_ text: String, _ arguments: String...) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "referrals.csv")
        try text.write(to: file, atomically: true, encoding: .utf8)
        let command = try DemandCommand.parse([file.path] + arguments)
        return try command.output().replacing(folder.path + "/", with: "")
    }

    /// The message and exit code of a run that fails.
    private func failure(_ text: String, _ arguments: String...) throws -> (message: String, code: Int32) {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "referrals.csv")
        try text.write(to: file, atomically: true, encoding: .utf8)
        do {
            let printed = try DemandCommand.parse([file.path] + arguments).output()
            Issue.record("no failure, but \(printed)")
            return ("", 0)
        } catch {
            let failure = Failure(error)
            return (failure.description.replacing(folder.path + "/", with: ""), failure.code.rawValue)
        }
    }

    /// Three years of referrals, the first month first.
    private static let threeYears: String = {
        let counts = [
            52, 61, 58, 49, 30, 55, 66, 70, 41, 60, 63, 72, 55, 66, 60, 57, 31, 62, 70, 75, 44, 63, 70, 77, 60, 69, 68,
            58, 36, 64, 77, 79, 47, 70, 71, 80,
        ]
        return "month,referrals\n"
            + counts.enumerated()
            .map { index, count in
                let month = index % 12 + 1
                return "\(2022 + index / 12)-\(month < 10 ? "0" : "")\(month),\(count)\n"
            }
            .joined()
    }()

    /// Nothing to scale errors by: no MASE, neither as a number nor as a nought.
    @Test func aSeriesThatDoesNotVary() throws {
        let months = (0..<36).map { "\(2022 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1),25\n" }.joined()
        let data = "month,referrals\n" + months
        let text = try output(data)
        #expect(text.contains("MASE: not defined (the series does not vary);"))
        #expect(text.contains("the best simple rule (naive) made no errors, nor did this one;"))
        let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("waitcast ") })
        #expect(row.split(separator: " ").dropFirst().prefix(2) == ["all", "-"])
        let csv = try output(data, "--format", "csv")
        #expect(csv.contains("backtest,,all,waitcast,mase,\n") && csv.contains("backtest,,all,naive,mae,0\n"))
        let json = try output(data, "--format", "json")
        #expect(json.contains("\"mase\" : null") && !json.lowercased().contains("nan"))
    }

    /// Where only the first origins see no change, the others are scored.
    @Test func aSeriesThatVariesLate() throws {
        let months = (0..<36)
            .map { "\(2022 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1),\($0 < 24 ? 25 : 20 + $0 % 5)\n" }
            .joined()
        let text = try output("month,referrals\n" + months)
        let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("waitcast ") })
        #expect(Double(row.split(separator: " ")[2]).map { $0 > 0 && $0.isFinite } == true)
    }

    @Test func text() throws {
        let text = try output(Self.threeYears)
        #expect(text.hasPrefix("referrals.csv, referrals: 36 months, 2022-01 to 2024-12, counts\nMethod: "))
        #expect(text.contains("\nIn 2025-01: about "))
        #expect(text.contains("\nAll 12 months together: about "))
        #expect(text.contains("\n2025-12 "))
        #expect(text.contains("seasonal naive"))
        #expect(text == (try output(Self.threeYears)))
    }

    /// The dip of every May is foreseen.
    @Test func csv() throws {
        let lines = try output(Self.threeYears, "--format", "csv", "--horizon", "6").split(separator: "\n")
        #expect(lines[0] == "table,period,horizon,method,measure,value")
        let median = { (month: String) in
            lines.first { $0.hasPrefix("forecast,\(month),") && $0.contains(",p50,") }
                .flatMap { $0.split(separator: ",").last.flatMap { Double($0) } } ?? .nan
        }
        #expect(median("2025-05") < 0.75 * median("2025-04"))
        #expect(lines.contains { $0.hasPrefix("backtest,,all,naive,mase,") })
    }

    @Test func json() throws {
        let text = try output(Self.threeYears, "--format", "json", "--horizon", "2", "--shift", "2023-06")
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(document["frequency"] as? String == "monthly")
        #expect(document["levelShifts"] as? [String] == ["2023-06"])
        #expect((document["forecast"] as? [Any])?.count == 2)
        #expect((document["total"] as? [String: Double])?["p50"] ?? 0 > 0)
    }

    @Test func yearlyAndShort() throws {
        let text = try output("year,plans,note\n2019,450,\n2020,480,\n2021,530,\n2022,560,\n", "--value", "plans")
        #expect(text.contains("4 years, 2019 to 2022"))
        #expect(text.contains("In 2023: about "))
        #expect(text.contains("Too few values to see how well such forecasts did"))
    }

    @Test func badRows() throws {
        let (message, code) = try failure(
            "month,n\n2024-01,5\n2024-02,x2\n2024-03,-7\n2024-04,<5\n2024-05,\n2024-06,..\n2024-07,12%\n"
        )
        #expect(code == 65)
        #expect(message.contains("referrals.csv:3: field 'n' must be a number, found 'x2'. Write digits"))
        #expect(message.contains("referrals.csv:4: field 'n' must be 0 or more, found -7."))
        #expect(message.contains("referrals.csv:5: field 'n' is withheld, found '<5': known only to be below 5. Every"))
        #expect(message.contains("referrals.csv:6: field 'n' is empty. Every period needs a value"))
        #expect(message.contains("referrals.csv:7: field 'n' is not known, found '..'."))
        #expect(message.contains("5 problems in 1 file"))
    }

    @Test func gap() throws {
        let (message, code) = try failure("month,n\n2024-01,5\n2024-02,6\n2024-04,7\n2024-05,7\n")
        #expect(code == 65)
        #expect(
            message.contains("referrals.csv:4: field 'month': the month 2024-03 is missing before '2024-04'. Add it")
        )
    }

    @Test func columns() throws {
        let two = "month,received,accepted\n2024-01,5,4\n2024-02,6,5\n2024-03,6,6\n"
        #expect(try failure(two).message.contains("referrals.csv:1: 2 columns have numbers. Name the one"))
        let wrong = try failure(two, "--value", "acepted")
        #expect(wrong.message.contains("there is no column 'acepted', which --value names. Did you mean 'accepted'?"))
        #expect(wrong.code == 65)
        #expect(try failure("month,n\n").message.contains("the file has 0 rows under its header"))
        #expect(try failure("").message.contains("the file is empty"))
        #expect(try failure("month,n\n2024-01,5\n2024-02,6\n").message.contains("A forecast needs three or more"))
    }

    @Test func noFile() throws {
        do {
            _ = try DemandCommand.parse(["no-such-folder/referrals.csv"]).output()
            Issue.record("no failure")
        } catch {
            #expect(Failure(error).code.rawValue == 66)
        }
    }

    @Test(arguments: [["--horizon", "0"], ["--season", "400"], ["--shift", "spring"], ["--format", "xml"]])
    func badOptions(arguments: [String]) {
        #expect(throws: (any Error).self) { try DemandCommand.parse(["referrals.csv"] + arguments) }
    }

    @Test func shiftOutside() {
        #expect(throws: ValidationError.self) { try output(Self.threeYears, "--shift", "2030-01") }
        #expect(throws: ValidationError.self) { try output(Self.threeYears, "--shift", "2022-01") }
    }
}

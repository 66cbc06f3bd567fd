import TestSupport
import Testing

/// What `waitcast fit` refuses, with what words and exit code.
@Suite struct FitErrorTests {
    private func refused(_ data: borrowing FitData, _ line: String, status: Int32, _ message: String) throws {
        let outcome = try data.fit(line)
        #expect(outcome.status == status)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors == message + "\n")
    }

    @Test func aTextAmongNumbersIsAMistake() throws {
        let data = try FitData(replacing: [7: "x12,6,6,50600,south,0.4,26", 8: "12%,7,7,50700,north,0.4,20"])
        try refused(
            data,
            "referrals.csv --formula 'referrals ~ t'",
            status: 65,
            """
            referrals.csv:7: column 'referrals' holds 'x12', and numbers on 29 other lines. Correct it, write NA where \
            it is not known, or read the column as texts with --text referrals.
            referrals.csv:8: column 'referrals' holds '12%', and plain numbers on other lines. Write all of its values \
            with a percent sign, or none.
            2 problems in 1 file; nothing was written
            """
        )
        // A column that the formula does not read may hold anything.
        #expect(try data.fit("referrals.csv --formula 'share ~ t'").status == 0)
    }

    @Test func theLineOfAResponseThatTheFamilyCannotTake() throws {
        let data = try FitData(replacing: [4: "NA,3,3,50300,south,0.4,23", 7: "-3,6,6,50600,south,0.4,26"])
        try refused(
            data,
            "referrals.csv --formula 'referrals ~ t' --family poisson",
            status: 65,
            "referrals.csv: The response in line 7 must be 0 or more, found -3.0."
        )
    }

    @Test func separationHasARemedy() throws {
        let data = try FitData()
        try data.write("y,x\n0,a\n0,a\n0,a\n3,b\n5,b\n2,b\n", to: "apart.csv")
        try refused(
            data,
            "apart.csv --formula 'y ~ x' --family poisson",
            status: 65,
            "apart.csv: The data separate by level 'a' of 'x': line 2 and its like are fitted exactly at 0, which takes a "
                + "coefficient that runs off to infinity. Merge that level with another, or leave the variable out."
        )
    }

    @Test func formulasThatCannotBeRead() throws {
        let data = try FitData()
        try refused(
            data,
            "referrals.csv --formula 'share ~ t +* month'",
            status: 64,
            """
            formula:1:12: error: expected a column, a number or a function, found '*'
            share ~ t +* month
                       ^
            """
        )
        try refused(
            data,
            "referrals.csv --formula 'share ~ tt'",
            status: 65,
            """
            formula:1:9: error: there is no column 'tt'; the columns are 'referrals', 't', 'month', 'population', \
            'board', 'share', 'seen'
            share ~ tt
                    ^
            """
        )
    }

    @Test func aFormulaBeyondAllLimitsIsAMistakeInTheCall() throws {
        let data = try FitData()
        let brackets = String(repeating: "(", count: 3000) + "t" + String(repeating: ")", count: 3000)
        for formula in ["share ~ " + brackets, "share ~ poly(t, 1000000)", "share ~ fourier(t, 12, 1e9)"] {
            let outcome = try data.fit("referrals.csv --formula '\(formula)'")
            #expect(outcome.status == 64)
            #expect(outcome.errors.hasPrefix("formula:1:") && outcome.errors.count < 400, "\(outcome.errors)")
        }
    }

    @Test func aLeverageOfOneNamesItsLine() throws {
        let data = try FitData()
        try data.write("x,d,y\n1,0,3\n2,0,6\n,0,1\n3,0,6\n4,0,9\n5,0,12\n8,1,18\n", to: "own.csv")
        try refused(
            data,
            "own.csv --formula 'y ~ x + d' --errors hc3",
            status: 65,
            "own.csv: Line 8 has a leverage of 1: a coefficient is fitted to that row alone, so that its residual is 0 "
                + "whatever it holds, and hc2 and hc3 would divide 0 by 0. Use hc1, or leave out the row together with what "
                + "it alone estimates."
        )
    }

    @Test func anExactFitHasNoErrors() throws {
        let data = try FitData()
        try data.write("t,y\n1,3\n2,5\n3,7\n4,9\n5,11\n", to: "line.csv")
        let text = try data.fit("line.csv --formula 'y ~ t' --level 0.9")
        #expect(text.status == 0 && text.output.contains("The fit is exact: what is left over is rounding."))
        let json = try data.fit("line.csv --formula 'y ~ t' --errors hc3 --format json")
        #expect(
            json.output.contains("\"standard_error\": null") && json.output.contains("\"note\": \"The fit is exact")
        )
        #expect(json.output.contains("\"residual_standard_error\": 0,") && json.output.contains("\"aic\": null"))
        let csv = try data.fit("line.csv --formula 'y ~ t' --format csv")
        #expect(csv.output.contains("coefficient,t,2,NA,NA,NA,NA,NA\n"))
    }

    @Test func filesAndColumnsThatAreNotThere() throws {
        let data = try FitData()
        try refused(data, "none.csv --formula 'y ~ x'", status: 66, "there is no file 'none.csv'")
        try refused(
            data,
            "referrals.csv --formula 'share ~ t' --weights sean",
            status: 65,
            """
            referrals.csv:1: there is no column 'sean'. Did you mean 'seen'? Allowed: referrals, t, month, population, \
            board, share, seen.
            1 problem in 1 file; nothing was written
            """
        )
        try data.write("y,x\n1,2,3\n4\n", to: "ragged.csv")
        try refused(
            data,
            "ragged.csv --formula 'y ~ x'",
            status: 65,
            """
            ragged.csv:2: the row has 3 fields, the header has 2. Give every column a field; put text with commas in quotes.
            ragged.csv:3: the row has 1 field, the header has 2. Give every column a field; put text with commas in quotes.
            2 problems in 1 file; nothing was written
            """
        )
        try data.write("y,x\n,1\n2,NA\n", to: "empty.csv")
        try refused(
            data,
            "empty.csv --formula 'y ~ x'",
            status: 65,
            """
            empty.csv:2: no row has all of 'x', 'y'. Fill the missing cells or leave out a column.
            1 problem in 1 file; nothing was written
            """
        )
    }

    @Test(arguments: [
        ("referrals.csv", "Error: Missing expected argument '--formula <formula>'"),
        ("referrals.csv --formula 'share ~ t' --family normal", "The value 'normal' is invalid"),
        ("referrals.csv --formula 'share ~ t' --level 95", "Error: --level must lie between 0 and 1, found 95.0"),
        ("referrals.csv --formula 'share ~ t' --lag 3", "Error: --lag belongs to --errors newey-west"),
    ])
    func usage(_ line: String, _ message: String) throws {
        let outcome = try FitData().fit(line)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
}

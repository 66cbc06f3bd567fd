import Areas
import Calendar
import Reading
import Testing
import Wording

@testable import Importing

/// Tables with one row a referral, against the same counted child by child.
@Suite struct ReferralRowsTests {
    private static let first = Day(year: 2020, month: 1, day: 1)
    private static let extracted = Day(year: 2023, month: 12, day: 31)

    private func figures(
        _ text: String,
        _ request: ImportRequest = ImportRequest(services: [("speech", "Speech")]),
        _ mapping: String? = nil
    ) throws -> ImportedFigures {
        let file = SourceFile("referrals.csv", text)
        let format =
            try mapping.map { try SourceFormats.mapped(by: [InputText(name: "mapping.yaml", text: $0)])[0] }
            ?? #require(SourceFormats.format(of: file))
        return try format.figures(in: [file], request)
    }

    /// With everybody since the service began; the months before the list is settled are told apart elsewhere.
    private static let mapping = """
        mapping: Ours
        service column: service
        referrals:
          referred: referral_date
          seen: first_contact_date
          discharged: discharge_date
          reason: discharge_reason
          class: priority
          complete from: 2020-01
          extracted: 2023-12-31

        """

    /// Weeks of a list of waits in days, from `share` of them, taken to lie evenly in their week.
    private func percentile(_ share: Double, _ days: [Int]) -> Double {
        let weeks = days.map { $0 / 7 }.sorted()
        let wanted = share * Double(weeks.count)
        let week = weeks[max(0, Int(wanted.rounded(.up)) - 1)]
        let before = weeks.count { $0 < week }
        return Double(week) + (wanted - Double(before)) / Double(weeks.count { $0 == week })
    }

    /// What a month's rows must be, child by child.
    private func counted(_ children: [Referral], _ month: Month) -> [String: String] {
        let (start, end) = (month.firstDay, month.end)
        func isIn(_ day: Day?) -> Bool { day.map { $0 >= start && $0 < end } ?? false }
        var values: [String: String] = [:]
        func waits(_ prefix: String, _ population: WaitMetric.Population, _ days: [Int]) {
            values[population.rawValue] = "\(days.count)"
            guard days.count >= 5 else { return }
            let mean = Double(days.reduce(0, +)) / Double(days.count) / 7
            values[prefix + "mean_wait"] = plain(mean, decimals: 2)
            values[prefix + "median_wait"] = plain(percentile(0.5, days), decimals: 2)
            values[prefix + "p90_wait"] = plain(percentile(0.9, days), decimals: 2)
            values[prefix + "max_wait"] = "\((days.max() ?? 0) / 7)"
        }
        let seen = children.filter { isIn($0.seen) }
        waits("seen_", .seen, seen.map { ($0.seen ?? start) - $0.referred })
        let waiting = children.filter { $0.referred < end && $0.left.map { $0 >= end } ?? true }
        waits("", .waiting, waiting.map { (end + -1) - $0.referred })
        values["referrals"] = "\(children.count { isIn($0.referred) })"
        let gone = children.filter { $0.seen == nil && isIn($0.discharged) }
        values["early_disposals"] = "\(gone.count { $0.reason.contains("accepted") })"
        values["transferred"] = "\(gone.count { $0.reason.contains("Transfer") })"
        values["left"] = "\(gone.count { $0.reason == "DNA" || $0.reason.isEmpty })"
        for (from, below) in [(0, 1), (8, 12), (26, 39)] {
            func isBand(_ days: Int) -> Bool { days / 7 >= from && days / 7 < below }
            values["waiting_\(from)_to_\(below)_weeks"] = "\(waiting.count { isBand((end + -1) - $0.referred) })"
            values["seen_\(from)_to_\(below)_weeks"] = "\(seen.count { isBand(($0.seen ?? end) - $0.referred) })"
        }
        return values
    }

    @Test(arguments: [(UInt64(1), 2000, 120), (2, 60, 300), (3, 400, 20), (4, 5000, 200)])
    func countedChildByChild(_ seed: UInt64, _ count: Int, _ meanWait: Int) throws {
        let children = Referral.drawn(count, from: Self.first, days: 1461, meanWait: meanWait, seed: seed)
        let figures = try figures(
            Referral.table(children, extracted: Self.extracted),
            ImportRequest(services: [("speech", "Speech")]),
            Self.mapping
        )
        let months = (0..<48).map { Month(year: 2020, month: 1) + $0 }
        for month in months {
            let values = figures.values("speech", "\(month)")
            let known = children.map { child in
                var child = child
                if child.seen.map({ $0 > Self.extracted }) ?? false { child.seen = nil }
                if child.discharged.map({ $0 > Self.extracted }) ?? false { child.discharged = nil }
                return child
            }
            for (metric, value) in counted(known, month) where values[metric] != nil || !metric.contains("_to_") {
                #expect(values[metric] == value, "\(month) \(metric)")
            }
            for population in ["waiting", "seen"] {
                let bands = values.filter { $0.key.hasPrefix("\(population)_") && $0.key.hasSuffix("_weeks") }
                #expect("\(bands.values.reduce(0) { $0 + (Int($1) ?? -1) })" == values[population], "\(month)")
            }
        }
        #expect(Set(figures.rows.map(\.period)) == Set(months.map(\.description)))
    }

    /// The order of rows, the length of pieces and the form of dates make no difference.
    @Test func readAlike() throws {
        let children = Referral.drawn(800, from: Self.first, days: 1461, meanWait: 100, seed: 5)
        let text = Referral.table(children, extracted: Self.extracted)
        let rows = try figures(text).rows
        #expect(rows.count > 500)
        let file = try SourceFile("referrals.csv", text).inPieces(of: 77)
        #expect(try ReferralRows().figures(in: [file], ImportRequest(services: [("speech", "Speech")])).rows == rows)
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let forms: [(Day) -> String] = [
            { "\($0.civil.day)/\($0.civil.month)/\($0.civil.year)" },
            { "\($0.civil.day < 10 ? "0" : "")\($0.civil.day).\($0.civil.month).\($0.civil.year % 100)" },
            { "\($0.civil.month)/\($0.civil.day)/\($0.civil.year) 10:30" },
            { "\($0) 09:15:00" }, { "\($0)T09:15:00.000Z" },
            { "\($0.civil.day)-\(names[$0.civil.month - 1])-\($0.civil.year)" },
            { "\"\($0.civil.day) \(names[$0.civil.month - 1].uppercased()) \($0.civil.year)\"" },
            { "\($0)".replacing("-", with: "") },
        ]
        for (index, form) in forms.enumerated() {
            let other = try figures(Referral.table(children, extracted: Self.extracted, day: form))
            #expect(other.rows == rows, "form \(index)")
        }
    }

    // MARK: - What is whole

    /// All who waited on a day, and all who came since: everything is there from then on.
    @Test func anExtractWithThoseWhoWaited() throws {
        let all = Referral.drawn(6000, from: Day(year: 2016, month: 1, day: 1), days: 2922, meanWait: 250, seed: 6)
        let begin = Day(year: 2021, month: 4, day: 1)
        let children = all.filter { $0.left.map { $0 >= begin } ?? true }
        let figures = try figures(Referral.table(children, extracted: Self.extracted))
        let rows = figures.rows
        #expect(rows.map(\.period).min() == "2021-04" && rows.map(\.period).max() == "2023-12")
        for month in [Month(year: 2021, month: 4), Month(year: 2022, month: 9), Month(year: 2023, month: 12)] {
            let end = month.end
            let waiting = all.count { $0.referred < end && $0.left.map { $0 >= end } ?? true }
            #expect(figures.value("speech", "\(month)", "waiting") == "\(waiting)")
            #expect(
                figures.value("speech", "\(month)", "referrals")
                    == "\(all.count { $0.referred >= month.firstDay && $0.referred < end })"
            )
        }
        #expect(figures.found.contains { $0.contains("referrals before Apr 2021 are of those who were waiting then") })
    }

    /// All who came since a day: who waited already is missing, so the list begins later.
    @Test func anExtractWithoutThoseWhoWaited() throws {
        let all = Referral.drawn(6000, from: Day(year: 2014, month: 1, day: 1), days: 3652, meanWait: 150, seed: 7)
            .map { child in
                var child = child
                // Everybody is seen or leaves, so that the list can settle.
                if child.left == nil { child.seen = child.referred + 150 }
                return child
            }
        let begin = Day(year: 2020, month: 1, day: 1)
        let children = all.filter { $0.referred >= begin }
        let figures = try figures(Referral.table(children, extracted: Self.extracted))
        #expect(figures.rows.filter { $0.metric == "referrals" }.map(\.period).min() == "2020-01")
        let first = try #require(figures.rows.filter { $0.metric == "waiting" }.map(\.period).min())
        // 300 days are the longest wait: 95% have been seen within some 285.
        #expect((Month(year: 2020, month: 9)...Month(year: 2020, month: 11)).contains(try #require(Month(first))))
        #expect(figures.rows.filter { $0.metric == "seen" }.map(\.period).min() == first)
        #expect(figures.found.contains { $0.contains("referrals begin at once in Jan 2020") })
    }

    @Test func aMonthThatIsNotOver() throws {
        let children = Referral.drawn(900, from: Self.first, days: 1461, meanWait: 60, seed: 8)
        let friday = Day(year: 2023, month: 9, day: 29)
        for (day, last) in [(Day(year: 2023, month: 9, day: 27), "2023-08"), (friday, "2023-09")] {
            // Somebody is referred on the day, so that the table shows it.
            let text = Referral.table(children + [Referral(referred: day)], extracted: day)
            #expect(try figures(text).rows.map(\.period).max() == last)
        }
    }

    // MARK: - What is not told

    /// Whatever stands in a cell, no message has it.
    @Test func messagesHaveNoCell() throws {
        let cells = ["Kim Example", "31/02/2021", "45000", "2021-13-01", "1/1/1066x", "3021-01-01", "12/31/2021"]
        let rows = cells.map { "1,2021-05-04,\($0),,KimReason,KimClass,Speech" }
        let bad = rows + ["2,\(cells[0]),2021-05-04,,,,Speech", "3,2021-05-04,Kim", "\"4,2021-05-04,Kim,,,,Speech"]
        let header = "id,referral_date,first_contact_date,discharge_date,discharge_reason,priority,service"
        let error = #expect(throws: InputErrors.self) { try figures(([header] + bad).joined(separator: "\n")) }
        let text = error?.description ?? ""
        for secret in cells + ["Kim", "2021", "45000", "1066", "KimReason"] {
            #expect(!text.contains(secret), "\(secret)")
        }
        #expect(
            error?.problems.prefix(3).map(\.message) == [
                "column 'first_contact_date' is no date",
                "column 'first_contact_date' has a day or month that there is not",
                "column 'first_contact_date' is a number, as spreadsheets keep dates inside",
            ]
        )
        #expect(error?.problems.count == 10)
    }

    /// Nor has what is written: no day, no reason, no name.
    @Test func outputHasNoDayAndNoCell() throws {
        var children = Referral.drawn(300, from: Self.first, days: 1461, meanWait: 200, seed: 9)
        for index in children.indices {
            children[index].reason = "Kim moved"
            children[index].priority = "Kim"
        }
        let figures = try figures(Referral.table(children, extracted: Self.extracted))
        let text = figures.allText
        #expect(!text.contains("Kim") && !text.contains("moved"))
        #expect(text.firstMatch(of: /\d{4}-\d{2}-\d{2}/) == nil)
        // A single child's wait would be a day.
        let few = try self.figures(
            Referral.table(Array(children.prefix(4)), extracted: Self.extracted),
            ImportRequest(),
            Self.mapping
        )
        #expect(!few.rows.contains { $0.metric.hasSuffix("_wait") })
        #expect(few.leftOut.contains { $0.contains("mean, median and longest wait of fewer than 5 children") })
    }

    @Test(arguments: [UInt64(10), 11, 12, 13])
    func smallNumbersAreWithheld(_ seed: UInt64) throws {
        let children = Referral.drawn(260, from: Self.first, days: 1461, meanWait: 90, seed: seed)
        let text = Referral.table(children, extracted: Self.extracted)
        let open = try figures(text, ImportRequest(services: [("speech", "Speech")]), Self.mapping)
        let closed = try figures(text, ImportRequest(services: [("speech", "Speech")], suppressBelow: 5), Self.mapping)
        #expect(closed.rows.contains { $0.value == "<5" } && closed.rows.contains { $0.value == "x" })
        for row in closed.rows where row.unit == "children" {
            if let number = Int(row.value) {
                #expect(number == 0 || number >= 5, "\(row.period) \(row.metric) \(number)")
            }
        }
        let months = (0..<48).map { Month(year: 2020, month: 1) + $0 }
        let flows = ["referrals", "seen", "left", "transferred", "early_disposals"]
        for month in months {
            let (values, truth) = (closed.values("speech", "\(month)"), open.values("speech", "\(month)"))
            for metric in flows + ["waiting"] {
                let (value, true_) = (values[metric] ?? "", truth[metric] ?? "")
                #expect(
                    value == true_ || value == "x" || (value == "<5" && (1...4).contains(Int(true_) ?? 0)),
                    "\(month) \(metric)"
                )
            }
            // Nothing of the waits of a withheld number, and bands that add up to one that is not.
            for population in ["waiting", "seen"] {
                let bands = values.filter { $0.key.hasPrefix("\(population)_") && $0.key.hasSuffix("_weeks") }
                if let number = Int(values[population] ?? "") {
                    #expect(bands.values.reduce(0) { $0 + (Int($1) ?? 0) } == number)
                } else {
                    #expect(!values.keys.contains { $0.hasPrefix("\(population)_") })
                }
            }
            // The month's balance does not give one away.
            guard month > months[0] else { continue }
            let parts =
                flows.map { values[$0] } + [values["waiting"], closed.value("speech", "\(month + -1)", "waiting")]
            #expect(parts.count { Int($0 ?? "") == nil } != 1, "\(month)")
        }
    }

    // MARK: - Tables as people have them

    @Test func severalServicesAndProviders() throws {
        let header = "Provider,Team,Date of Referral,Date Of First Appointment\n"
        let rows = (0..<400)
            .map { index -> String in
                let day = Self.first + index
                return
                    "\(index % 2 == 0 ? "North" : "South"),\(index % 4 < 2 ? "Speech" : "Hearing"),\(day),\(day + 30)\n"
            }
        let text = header + rows.joined()
        let figures = try figures(text, ImportRequest(organisation: "north"))
        #expect(figures.services.map(\.id) == ["speech", "hearing"])
        #expect(Set(figures.rows.map(\.provider)) == ["North"])
        #expect(figures.leftOut.contains("referrals.csv: 200 rows of other organisations"))
        let error = #expect(throws: InputErrors.self) { try self.figures(text, ImportRequest()) }
        #expect(error?.problems.first?.message == "there are rows of 2 organisations")
    }

    @Test func rowsThatCannotBeCounted() throws {
        var text = Referral.table(
            Referral.drawn(500, from: Self.first, days: 1461, meanWait: 60, seed: 14),
            extracted: Self.extracted
        )
        let before = try figures(text)
        text += "a,,2021-01-05,,,,Speech\r\nb,2021-03-01,2020-03-01,,,,Speech\r\nc,2021-03-01,,2019-03-01,,,Speech\r\n"
        text += "d,1960-01-01,2021-02-01,,,,Speech\r\n"
        let last = text.split(separator: "\r\n").first { $0.hasPrefix("100,") } ?? ""
        let twice = text.replacing("\r\n\(last)\r\n", with: "\r\n\(last)\r\n\(last)\r\n")
        let after = try figures(twice)
        #expect(after.rows == before.rows)
        #expect(
            after.leftOut.suffix(4) == [
                "referrals.csv: 1 row without a day of referral",
                "referrals.csv: 2 rows with a first contact or discharge before the referral",
                "referrals.csv: 1 row with more than twenty years from referral to first contact or discharge",
                "referrals.csv: 1 row like the one above letter by letter: the same referral",
            ]
        )
    }

    @Test func classesAreSharesOfReferrals() throws {
        let children = Referral.drawn(3000, from: Self.first, days: 1461, meanWait: 60, seed: 15)
        let found = try figures(Referral.table(children, extracted: Self.extracted)).found
        #expect(
            found.first?.hasSuffix("; classes of referrals by 'priority': urgent 20%, routine 80%") ?? false,
            "\(found)"
        )
    }

    @Test func anOrderThatNothingShows() {
        let rows = (0..<12).map { "\($0 + 1)/\(($0 + 3) % 12 + 1)/2021,\n" }
        let error = #expect(throws: InputErrors.self) {
            try figures("referral_date,first_seen\n" + rows.joined(), ImportRequest())
        }
        #expect(
            error?.problems.map(\.description) == [
                "referrals.csv:2: a date may have the day or the month first, and no other shows which. Write days as "
                    + "year-month-day; or say 'dates: day first' in a mapping file, under 'referrals'."
            ]
        )
        let both = #expect(throws: InputErrors.self) {
            try figures("referral_date,first_seen\n31/1/2021,\n1/31/2021,\n", ImportRequest())
        }
        #expect(both?.problems.map(\.message) == ["dates have the day first on line 2 and the month first on line 3"])
    }

    @Test func columnsThatCouldBeTwo() {
        let error = #expect(throws: InputErrors.self) {
            try figures("Referral date,First contact,Assessment date\n2021-01-01,,\n", ImportRequest())
        }
        #expect(
            error?.problems.map(\.message) == [
                "the columns 'First contact' and 'Assessment date' may both be the day when a child is seen"
            ]
        )
    }

    /// A column of names is none of services.
    @Test func aColumnOfTooManyServices() {
        let rows = (0..<300).map { "2021-01-\($0 % 28 + 1 < 10 ? "0" : "")\($0 % 28 + 1),,Kim \($0)\n" }
        let error = #expect(throws: InputErrors.self) {
            try figures("referred,seen,service\n" + rows.joined(), ImportRequest())
        }
        #expect(error?.problems.map(\.message) == ["column 'service' holds too many different texts to be services"])
    }

    @Test func whatAMappingNamesAndIsNotThere() {
        let error = #expect(throws: InputErrors.self) {
            try figures(
                "id,referral_date,first_contact_date,discharge_date,discharge_reason,priority\n",
                ImportRequest(),
                Self.mapping
            )
        }
        #expect(
            error?.problems.map(\.message) == [
                "field 'service column' names a column that the file 'referrals.csv' does not have, 'service'"
            ]
        )
    }
}

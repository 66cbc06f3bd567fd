import Calendar
import SmallAreas
import Testing

@testable import Areas

/// Ids that cannot be, and values beyond their bounds.
@Suite("Rules of names and bounds")
struct NameRuleTests {
    @Test(arguments: names + bounds)
    func isToldExactly(_ broken: Broken) {
        #expect(broken.told == broken.faults)
    }

    private static let form = "Use lower case letters, digits and hyphens, beginning with a letter."

    private static func renameClinic(_ id: String, in area: inout Area) {
        area.services[3].id = id
        area.services[3].historyName = id
    }

    static let names = [
        Broken(
            "an area's id with capitals",
            "field 'id' must be a short name such as nd-assessment, found 'Testham City'. \(form)"
        ) { $0.id = "Testham City" },
        Broken(
            "a service's id that is a path",
            "field 'service ../clinic, id' must be a short name such as nd-assessment, found '../clinic'. \(form)"
        ) { renameClinic("../clinic", in: &$0) },
        Broken(
            "a stage's id with a space",
            "field 'service reviews, stage all lists, id' must be a short name such as nd-assessment, found 'all "
                + "lists'. \(form)"
        ) { $0.services[2].stages[0].id = "all lists" },
        Broken(
            "the id that means all",
            "field 'service all' must not have the id 'all'. 'all' stands for every service in plans."
        ) { renameClinic("all", in: &$0) },
        Broken(
            "the same service twice",
            "field 'service reviews' stands twice, first on line 25. Give every service its own id."
        ) { renameClinic("reviews", in: &$0) },
        Broken(
            "the same stage twice",
            "field 'service plans, stage advice' stands twice, first on line 15. Give every stage its own id."
        ) {
            $0.services[1].stages.append($0.services[1].stages[1])
            $0.services[1].stages[2].couplings = []
        },
        Broken("no services", "field 'services' is empty. List at least one service.") {
            $0.services = []
            $0.reportedTotals = []
            $0.sharedStaff = []
        },
        Broken(
            "no stages",
            "field 'service clinic, stages' is empty. List the stages in pathway order, or leave the key out."
        ) { $0.services[3].stages = [] },
    ]

    private static let weeks = "Write a number and days, weeks, months or years."
    private static let rate = "Write a number and 'a week', 'a month' or 'a year'."
    private static let percentage = "Write a number from 0 to 100 with a percent sign."
    private static let digits = "Write digits, with a point for decimals and no unit."

    static let bounds = [
        Broken(
            "an origin of another century",
            "field 'origin' must lie between 1990-01 and 2100-12, found 2205-07. Correct the year."
        ) {
            $0.origin = Month(year: 2205, month: 7)
            $0.services[0].stages[0].waitingList?.asAt = nil
        },
        Broken(
            "no horizon",
            "field 'horizon' must be between 1 and 240 months, found 0 months. Write whole months or years, up to "
                + "240 months."
        ) { $0.horizonMonths = 0 },
        Broken(
            "a wait to count beyond that nobody has",
            "field 'counted beyond, item 2' must be between 0 and 520 weeks, found -1 weeks. Write whole weeks, such "
                + "as [13 weeks, 65 weeks]."
        ) { $0.thresholds[1] = -1 },
        Broken(
            "a council with a code of another kind",
            "field 'authority, code' must be a local authority's code such as E06000015, found 'E0600015'. Copy it from any "
                + "local authority table of Explore Education Statistics."
        ) {
            $0.authority = LocalAuthority(
                code: "E0600015",
                number: "831",
                name: "Derby",
                regionCode: "E12000004",
                region: "East Midlands"
            )
        },
        Broken(
            "fewer referrals than none",
            "field 'service speech, referrals' must be between 0 and 1000000 a month, found -40 a month. \(rate)"
        ) { $0.services[0].referralsPerMonth = figure(-40) },
        Broken(
            "leaving above everybody",
            "field 'service speech, leaving without being seen' must be between 0% and 100%, found 110%. \(percentage)"
        ) { $0.services[0].leavingShare = figure(1.1) },
        Broken(
            "a range beyond everybody",
            "field 'service speech, leaving without being seen, range, high' must be between 0% and 100%, found 110%. "
                + percentage
        ) { $0.services[0].leavingShare = figure(0.1, 0.05...1.1) },
        Broken(
            "a range without its value",
            "field 'service speech, leaving without being seen, range' must contain the value beside it, found [11%, "
                + "15%]. Widen the range or correct the value."
        ) { $0.services[0].leavingShare = figure(0.1, 0.11...0.15) },
        Broken(
            "exceptions that are no number",
            "field 'service plans, exceptions' must be between 0% and 100%, found nan%. \(percentage)"
        ) { $0.services[1].exceptionShare = figure(.nan) },
        Broken(
            "more children than there are",
            "field 'service reviews, waiting list, number' must be 0 or more (and at most 10000000), found inf. "
                + "Children are counted whole: write digits only."
        ) { $0.services[2].stages[0].waitingList?.number = figure(.infinity) },
        Broken(
            "a wait before the list",
            "field 'service reviews, waiting list, mean wait' must be between 0 and 1304 weeks, found -1 weeks. "
                + "\(weeks)"
        ) { $0.services[2].stages[0].waitingList?.meanWeeks = figure(-1) },
        Broken(
            "less work than none",
            "field 'service plans, stage advice, in work' must be 0 or more (and at most 10000000), found -3. "
                + "Children are counted whole: write digits only."
        ) { $0.services[1].stages[1].inWork = figure(-3) },
        Broken(
            "less capacity than none",
            "field 'service reviews, capacity' must be between 0 and 1000000 a month, found -8 a week. \(rate)"
        ) { $0.services[2].stages[0].capacityPerWeek = figure(-8) },
        Broken(
            "an order beyond all orders",
            "field 'service speech, order of service, kappa' must be between -20 and 100, found 101. \(digits)",
            "field 'service speech, order of service, psi' must be between 0 and 1, found 1.4. \(digits)"
        ) { $0.services[0].stages[0].order = .mixture(kappa: figure(101), psi: figure(1.4)) },
        Broken(
            "a fixed delay of decades",
            "field 'service plans, stage decision, delay' must be between 0 and 520 weeks, found 521 weeks. The "
                + "model moves in whole weeks: for others, give 'least', 'most likely' and 'most'."
        ) { $0.services[1].stages[0].delay = .fixed(weeks: figure(521)) },
        Broken(
            "a delay in no order",
            "field 'service plans, stage advice, delay' must rise from 'least' to 'most likely' to 'most', found 8 "
                + "weeks, 7 weeks, 9 weeks. Put the three in order."
        ) {
            $0.services[1].stages[1].delay = .between(
                least: 8,
                mostLikely: 7,
                most: 9,
                evidence: .assumed,
                source: ""
            )
        },
        Broken(
            "a delay that ends before it begins",
            "field 'service plans, stage advice, delay, least' must be between 0 and 520 weeks, found -8 weeks. "
                + "\(weeks)"
        ) {
            $0.services[1].stages[1].delay = .between(
                least: -8,
                mostLikely: 7,
                most: 9,
                evidence: .assumed,
                source: ""
            )
        },
        Broken(
            "a due time before the clock starts",
            "field 'service plans, stage advice, due' must be between 0 and 1304 weeks, found -16 weeks. \(weeks)"
        ) { $0.services[1].stages[1].dueWeeks = -16 },
    ]

    @Test(arguments: ["nd", "nd-dhcft", "a1", String(repeating: "a", count: 60)])
    func shortNames(_ text: String) {
        #expect(ShortName.isValid(text))
    }

    @Test(arguments: ["", "ND", "1a", "-a", "a b", "a/b", "ä", String(repeating: "a", count: 61)])
    func noShortNames(_ text: String) {
        #expect(!ShortName.isValid(text))
    }

    /// What a file says is told as it stands there.
    @Test func valuesAreToldAsWritten() {
        let faults = Bounds.weeks.faults(-8.7, written: "-2 months", at: Small.connected.field)
        #expect(faults.map(\.message) == ["must be between 0 and 1304 weeks, found -2 months"])
    }
}

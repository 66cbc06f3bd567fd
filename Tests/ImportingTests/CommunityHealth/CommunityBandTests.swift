import Calendar
import Testing

@testable import Importing

/// Bands and months as the tables name them.
@Suite struct CommunityBandTests {
    @Test(arguments: [
        ("total", "waiting"), ("Total waiting list by service, ", "waiting"), ("0-1", "waiting_0_to_1_weeks"),
        (">1-2", "waiting_1_to_2_weeks"), (">18-52", "waiting_18_to_52_weeks"), (">52", "waiting_over_52_weeks"),
        ("Number waiting 0-1 weeks (0-7 days) by service", "waiting_0_to_1_weeks"),
        ("Number waiting >4-12 weeks (29-84 days) by service", "waiting_4_to_12_weeks"),
        ("Number waiting over 52 weeks (over 365 days) by service", "waiting_over_52_weeks"),
        ("Number waiting >52-104 weeks", "waiting_52_to_104_weeks"), ("Waiting > 104 weeks", "waiting_over_104_weeks"),
        ("Table 4b: Number waiting 2 to 4 weeks", "waiting_2_to_4_weeks"), ("104+ weeks", "waiting_over_104_weeks"),
        ("52 weeks or more", "waiting_over_52_weeks"),
    ])
    func bands(_ words: String, _ metric: String) {
        #expect(CommunityBand(words)?.metric == metric)
    }

    @Test(arguments: ["", "Number of organisations that did not submit", "4-2", "week 3", "(0-7 days)"])
    func noBands(_ words: String) {
        #expect(CommunityBand(words) == nil)
    }

    @Test func order() throws {
        let words = ["total", "0-1", ">1-2", ">18-52", ">52-104", ">52", ">104"]
        let bands = try words.map { try #require(CommunityBand($0)) }
        #expect(bands.reversed().sorted() == bands)
    }

    @Test(arguments: [
        ("Total waiting list by service, January 2023", Month(year: 2023, month: 1)),
        ("Sep-23", Month(year: 2023, month: 9)), ("from May 2024 to June 2024", Month(year: 2024, month: 6)),
    ])
    func months(_ words: String, _ month: Month) {
        #expect(CommunitySheet.month(in: words) == month)
    }

    @Test(arguments: ["by service", "2023", "Mayor 1", "waiting 0-1 weeks"])
    func noMonths(_ words: String) {
        #expect(CommunitySheet.month(in: words) == nil)
    }
}

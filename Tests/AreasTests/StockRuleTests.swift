import SmallAreas
import Testing

@testable import Areas

/// What services hold, in ways that cannot be.
@Suite("Rules of what is held")
struct StockRuleTests {
    @Test(arguments: cases)
    func isToldExactly(_ broken: Broken) {
        #expect(broken.told == broken.faults)
    }

    static let cases = [
        Broken(
            "an outcome to which nothing leads",
            "field 'service plans, holds, outcome' names the outcome 'plan isued', to which no route of the service "
                + "leads. Did you mean 'plan issued'? Allowed: refused, no plan, plan issued."
        ) { $0.services[1].stock?.outcome = "plan isued" },
        Broken(
            "an outcome of a service without routes",
            "field 'service reviews, holds, outcome' names the outcome 'seen', to which no route of the service "
                + "leads. Give the service routes with outcomes."
        ) { $0.services[2].stock = Stock(outcome: "seen", number: figure(10), ceasingPerYear: figure(0.05)) },
        Broken(
            "fewer plans than none",
            "field 'service plans, holds, number' must be 0 or more (and at most 10000000), found -4018. Children "
                + "are counted whole: write digits only."
        ) { $0.services[1].stock?.number = figure(-4_018) },
        Broken(
            "ceasing above everything",
            "field 'service plans, holds, ceasing' must be between 0% and 100% a year, found 109% a year. Write a "
                + "percentage and 'a year'."
        ) { $0.services[1].stock?.ceasingPerYear = figure(1.09) },
        Broken(
            "placements that leave some out",
            "field 'service plans, holds, placements' must have shares that add up to 100%, found 95%. Give a "
                + "placement to everybody, if need be 'other'."
        ) { $0.services[1].stock?.placements[0].share = figure(0.4) },
        Broken(
            "new placements that leave some out",
            "field 'service plans, holds, placements' must have shares 'of new' that add up to 100%, found 90%. Give "
                + "a placement to everybody, if need be 'other'."
        ) { $0.services[1].stock?.placements[0].shareOfNew = figure(0.5) },
        Broken(
            "new placements for some",
            "field 'service plans, holds, placements' must have 'of new' for every placement or for none, found none "
                + "for 'mainstream'. Without it, new ones are placed as those held are."
        ) { $0.services[1].stock?.placements[0].shareOfNew = nil },
        Broken(
            "a placement twice",
            "field 'service plans, holds, placements, item 2' repeats the placement 'Mainstream'. Name every "
                + "placement once."
        ) { $0.services[1].stock?.placements[1].name = "Mainstream" },
        Broken(
            "a placement with a strange name",
            "field 'service plans, holds, placements, item 2, placement' must be the name of a placement such as "
                + "mainstream, found '?'. Use letters, digits, spaces and hyphens."
        ) { $0.services[1].stock?.placements[1].name = "?" },
        Broken(
            "reviews by a service that is not there",
            "field 'service plans, holds, reviewed by, service' names the unknown service 'review'. Did you mean "
                + "'reviews'? Allowed: speech, plans, reviews, clinic."
        ) { $0.services[1].stock?.review?.service = "review" },
        Broken(
            "reviews by the service itself",
            "field 'service plans, holds, reviewed by, service' must be another service, found 'plans' itself. "
                + "Reviews are the referrals of a service of their own: describe it under 'services'."
        ) { $0.services[1].stock?.review?.service = "plans" },
        Broken(
            "reviews all the time",
            "field 'service plans, holds, reviewed by, every' must be between 1 and 520 weeks, found 0 weeks. Write "
                + "a number and days, weeks, months or years."
        ) { $0.services[1].stock?.review?.everyWeeks = figure(0) },
    ]
}

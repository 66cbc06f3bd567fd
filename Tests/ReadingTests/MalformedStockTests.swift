import Testing
import Wording

@testable import Areas
@testable import Reading

/// What services hold, in ways that cannot be.
@Suite("Area files with wrong stocks")
struct MalformedStockTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .connectedArea) == malformed.expected)
    }

    static let cases: [Malformed] = [
        Malformed(
            "an outcome to which nothing leads",
            "outcome: plan issued",
            "outcome: plan isued",
            """
            area.yaml:48: field 'service plans, holds, outcome' names the outcome 'plan isued', to which no route of the service leads. Did you mean 'plan issued'? Allowed: refused, no plan, plan issued.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "an outcome of a service without routes",
            "    referrals: 300 a month\n",
            "    referrals: 300 a month\n    holds: {outcome: seen, number: 10, ceasing: 5% a year}\n",
            """
            area.yaml:60: field 'service reviews, holds, outcome' names the outcome 'seen', to which no route of the service leads. Give the service routes with outcomes.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "nothing that is held",
            "      outcome: plan issued\n      number: {value: 4018, range: [3863, 4271], evidence: derived}\n      ceasing: 9% a year\n",
            "",
            """
            area.yaml:47: field 'service plans, holds' has no 'outcome'. Name the outcome that adds to it, such as 'plan issued'.
            area.yaml:47: field 'service plans, holds' has no 'number'. Give how many are held at the origin.
            area.yaml:47: field 'service plans, holds' has no 'ceasing'. Give the share that ceases in a year, such as 9% a year.
            """
        ),
        Malformed(
            "half a plan",
            "value: 4018, range",
            "value: 4018.5, range",
            """
            area.yaml:49: field 'service plans, holds, number, value' must be a whole number such as 120, found '4018.5'. Children are counted whole: write digits only.
            """
        ),
        Malformed(
            "ceasing without a year",
            "ceasing: 9% a year",
            "ceasing: 9%",
            """
            area.yaml:50: field 'service plans, holds, ceasing' must be a share a year such as 9% a year, found '9%'. Write a percentage and 'a year'.
            """
        ),
        Malformed(
            "ceasing above everything",
            "ceasing: 9% a year",
            "ceasing: 109% a year",
            """
            area.yaml:50: field 'service plans, holds, ceasing' must be between 0% and 100% a year, found 109% a year. Write a percentage and 'a year'.
            """
        ),
        Malformed(
            "placements that leave some out",
            "mainstream, share: 45%",
            "mainstream, share: 40%",
            """
            area.yaml:51: field 'service plans, holds, placements' must have shares that add up to 100%, found 95%. Give a placement to everybody, if need be 'other'.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "new placements that leave some out",
            "of new: 60%",
            "of new: 50%",
            """
            area.yaml:51: field 'service plans, holds, placements' must have shares 'of new' that add up to 100%, found 90%. Give a placement to everybody, if need be 'other'.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "new placements for some",
            ", of new: 60%",
            "",
            """
            area.yaml:51: field 'service plans, holds, placements' must have 'of new' for every placement or for none, found none for 'mainstream'. Without it, new ones are placed as those held are.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a placement twice",
            "placement: special school",
            "placement: Mainstream",
            """
            area.yaml:53: field 'service plans, holds, placements, item 2' repeats the placement 'Mainstream'. Name every placement once.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a placement without a share",
            "mainstream, share: 45%, of new",
            "mainstream, of new",
            """
            area.yaml:52: field 'service plans, holds, placements, item 1' has no 'share'. Give its share of those held, such as 45%.
            """
        ),
        Malformed(
            "reviews by an unknown service",
            "{service: reviews, every",
            "{service: review, every",
            """
            area.yaml:54: field 'service plans, holds, reviewed by, service' names the unknown service 'review'. Did you mean 'reviews'? Allowed: speech, plans, reviews.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "reviews by the service itself",
            "{service: reviews, every",
            "{service: plans, every",
            """
            area.yaml:54: field 'service plans, holds, reviewed by, service' must be another service, found 'plans' itself. Reviews are the referrals of a service of their own: describe it under 'services'.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "reviews without a rhythm",
            "{service: reviews, every: 52 weeks}",
            "{service: reviews}",
            """
            area.yaml:54: field 'service plans, holds, reviewed by' has no 'every'. Give the time from one review to the next, such as 52 weeks.
            """
        ),
        Malformed(
            "reviews all the time",
            "every: 52 weeks",
            "every: 0 weeks",
            """
            area.yaml:54: field 'service plans, holds, reviewed by, every' must be between 1 and 520 weeks, found 0 weeks. Write a number and days, weeks, months or years.
            """
        ),
        Malformed(
            "a target for what is not held",
            "plans held at",
            "speech held at",
            """
            area.yaml:71: field 'targets, item 1' needs a service that holds something, and 'speech' holds nothing. Give the service 'holds' in the area file.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a target for an unknown placement",
            "plans held at",
            "plans held, mainstrem at",
            """
            area.yaml:71: field 'targets, item 1' names the unknown placement 'mainstrem'. Did you mean 'mainstream'? Allowed: mainstream, special school.
            """
        )
        .beyondSchema(.fields),
    ]
}

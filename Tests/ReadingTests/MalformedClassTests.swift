import Testing

@testable import Areas
@testable import Reading

/// Classes, and what is kept for them, that cannot be.
@Suite("Area files with wrong classes")
struct MalformedClassTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .connectedArea) == malformed.expected)
    }

    static let cases: [Malformed] = [
        Malformed(
            "a class without a share",
            "under five, share: 25%, source",
            "under five, source",
            """
            area.yaml:13: field 'service speech, classes, item 1' has no 'share'. Give its share of referrals, such as 25%.
            """
        ),
        Malformed(
            "an unknown key of a class",
            "under five, share: 25%",
            "under five, shares: 25%",
            """
            area.yaml:13: field 'service speech, classes, item 1' has no key 'shares'. Did you mean 'share'? Allowed: class, share, range, evidence, source.
            """
        ),
        Malformed(
            "a class without a name",
            "class: under five, share: 25%",
            "share: 25%",
            """
            area.yaml:13: field 'service speech, classes, item 1' has no 'class'. Give the class's name, as plans use it.
            """
        ),
        Malformed(
            "a class with a strange name",
            "class: under five, share: 25%",
            "class: 0-5/6, share: 25%",
            """
            area.yaml:13: field 'service speech, classes, item 1, class' must be the name of a class such as under five, found '0-5/6'. Use letters, digits, spaces and hyphens.
            """
        ),
        Malformed(
            "a class that stands twice",
            "{class: urgent, share: {value",
            "{class: under five, share: {value",
            """
            area.yaml:14: field 'service speech, classes, item 2' repeats the class 'under five'. Name every class once.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "classes above everybody",
            "share: 25%, source: births",
            "share: 96%, source: births",
            """
            area.yaml:12: field 'service speech, classes' must add up to at most 100%, found 101%. Lower the shares.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "classes above everybody at the ends of their ranges",
            "share: 25%, source: births",
            "share: 93%, source: births",
            """
            area.yaml:12: field 'service speech, classes' must add up to at most 100% at the upper ends of their ranges, found 101%. Narrow the ranges.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "classes that are no list",
            "    classes:\n      - {class: under five, share: 25%, source: births}\n      - {class: urgent,",
            "    classes: {class: urgent,",
            """
            area.yaml:12: field 'service speech, classes' must be a list, found a mapping. Write one item a line, each after a hyphen and a space.
            """
        ),
        Malformed(
            "classes beside exceptions",
            "    referrals: 40 a month\n    leaving by",
            "    referrals: 40 a month\n    exceptions: 5%\n    leaving by",
            """
            area.yaml:13: field 'service speech, classes' cannot stand beside 'exceptions'. A service tells apart either its exceptions or classes of its own: remove one of the two.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "an unknown class seen first",
            "see first: [urgent]",
            "see first: [urgnt]",
            """
            area.yaml:15: field 'service speech, see first, item 1' names the class 'urgnt', which service 'speech' does not have. Did you mean 'urgent'? Allowed: under five, urgent.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a class seen first twice",
            "see first: [urgent]",
            "see first: [urgent, urgent]",
            """
            area.yaml:15: field 'service speech, see first, item 2' names 'urgent' a second time. Name every one once.
            """
        ),
        Malformed(
            "nobody seen first",
            "see first: [urgent]",
            "see first: []",
            """
            area.yaml:15: field 'service speech, see first' is empty. Write one class, or several in brackets: [urgent].
            """
        ),
        Malformed(
            "something else seen first",
            "see first: [urgent]",
            "see first: {class: urgent}",
            """
            area.yaml:15: field 'service speech, see first' must be a class of children, found a mapping. Write one class, or several in brackets: [urgent].
            """
        ),
        Malformed(
            "a class of a service without any",
            "        delay: 6 weeks\n",
            "        delay: 6 weeks\n        see first: urgent\n",
            """
            area.yaml:43: field 'service plans, stage advice, see first' names the class 'urgent', which service 'plans' does not have. Describe it under 'classes' of the service in the area file.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a reserve for an unknown class",
            "{class: under five, share: 20%",
            "{class: under fives, share: 20%",
            """
            area.yaml:17: field 'service speech, reserve, item 1, class' names the class 'under fives', which service 'speech' does not have. Did you mean 'under five'? Allowed: under five, urgent.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a reserve for several classes at once",
            "{class: under five, share: 20%",
            "{class: [under five, urgent], share: 20%",
            """
            area.yaml:17: field 'service speech, reserve, item 1, class' must be a class of children, found a list. Write one class, such as 'class: urgent'.
            """
        ),
        Malformed(
            "a reserve without an end for unused places",
            "20%, unused: released",
            "20%",
            """
            area.yaml:17: field 'service speech, reserve, item 1' has no 'unused'. Say what becomes of places that the class does not need: 'released' to others in the same week, or 'kept'.
            """
        ),
        Malformed(
            "a reserve whose unused places go astray",
            "unused: released",
            "unused: lost",
            """
            area.yaml:17: field 'service speech, reserve, item 1, unused' must be released or kept, found 'lost'. Allowed: released, kept.
            """
        ),
        Malformed(
            "reserves above everything",
            "unused: released}",
            "unused: released}\n      - {class: urgent, share: 90%, unused: kept}",
            """
            area.yaml:16: field 'service speech, reserve' must add up to at most 100%, found 110%. Lower the shares.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a reserve that stands twice",
            "unused: released}",
            "unused: released}\n      - {class: under five, share: 10%, unused: kept}",
            """
            area.yaml:18: field 'service speech, reserve, item 2' repeats the class 'under five'. Name every class once.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a reserve beside stages",
            "    exceptions: 5%\n",
            "    exceptions: 5%\n    see first: urgent\n",
            """
            area.yaml:25: field 'service plans, see first' belongs to a stage, because this service has stages. Move it to the stage it is about.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "bands of leaving out of order",
            "{from: 26 weeks, times",
            "{from: 60 weeks, times",
            """
            area.yaml:11: field 'service speech, leaving by wait, item 2, from' must be longer than the band before it of 60 weeks, found 52 weeks. Put the bands in order, each wait once.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a band of leaving in part weeks",
            "{from: 26 weeks, times",
            "{from: 6 months, times",
            """
            area.yaml:10: field 'service speech, leaving by wait, item 1, from' must be a whole number of weeks such as 4 weeks, found '6 months'. The model moves in whole weeks: write them as '4 weeks'.
            """
        ),
        Malformed(
            "a band of leaving from the start",
            "{from: 26 weeks, times",
            "{from: 0 weeks, times",
            """
            area.yaml:10: field 'service speech, leaving by wait, item 1, from' must be between 1 and 1000 weeks, found 0 weeks. The model moves in whole weeks: write them as '4 weeks'.
            """
        ),
        Malformed(
            "a band of leaving without a size",
            "{from: 26 weeks, times: 0.5}",
            "{from: 26 weeks}",
            """
            area.yaml:10: field 'service speech, leaving by wait, item 1' has no 'times'. Give how many times as likely leaving is, such as 0.5.
            """
        ),
        Malformed(
            "a band of leaving as a percentage",
            "times: 0.5}",
            "times: 50%}",
            """
            area.yaml:10: field 'service speech, leaving by wait, item 1, times' must be a number such as 0.5, found '50%'. Write digits, with a point for decimals and no unit.
            """
        ),
    ]
}

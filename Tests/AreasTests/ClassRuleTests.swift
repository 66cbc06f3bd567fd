import SmallAreas
import Testing

@testable import Areas

/// Classes, what is kept for them and how children leave, in ways that cannot be.
@Suite("Rules of classes")
struct ClassRuleTests {
    @Test(arguments: cases)
    func isToldExactly(_ broken: Broken) {
        #expect(broken.told == broken.faults)
    }

    static let cases = [
        Broken(
            "a class with a strange name",
            "field 'service speech, classes, item 1, class' must be the name of a class such as under five, found "
                + "'0-5/6'. Use letters, digits, spaces and hyphens."
        ) {
            $0.services[0].classes[0].name = "0-5/6"
            $0.services[0].stages[0].precedence.reserved = []
        },
        Broken(
            "a class that stands twice",
            "field 'service speech, classes, item 3' repeats the class 'under five'. Name every class once."
        ) { $0.services[0].classes.append(ChildClass(name: "under five", share: figure(0.1))) },
        Broken(
            "classes above everybody",
            "field 'service speech, classes' must add up to at most 100%, found 101%. Lower the shares."
        ) { $0.services[0].classes[0].share = figure(0.96) },
        Broken(
            "classes that may be above everybody",
            "field 'service speech, classes' must add up to at most 100% at the upper ends of their ranges, found "
                + "101%. Narrow the ranges."
        ) { $0.services[0].classes[0].share = figure(0.93) },
        Broken(
            "classes beside exceptions",
            "field 'service speech, classes' cannot stand beside 'exceptions'. A service tells apart either its "
                + "exceptions or classes of its own: remove one of the two."
        ) { $0.services[0].exceptionShare = figure(0.05) },
        Broken(
            "an unknown class seen first",
            "field 'service speech, see first, item 1' names the class 'urgnt', which service 'speech' does not "
                + "have. Did you mean 'urgent'? Allowed: under five, urgent."
        ) { $0.services[0].stages[0].precedence.first = ["urgnt"] },
        Broken(
            "a class seen first twice",
            "field 'service speech, see first, item 2' names 'urgent' a second time. Name every one once."
        ) { $0.services[0].stages[0].precedence.first = ["urgent", "urgent"] },
        Broken(
            "a class of a service without any",
            "field 'service plans, stage advice, see first, item 1' names the class 'urgent', which service 'plans' "
                + "does not have. Describe it under 'classes' of the service in the area file."
        ) { $0.services[1].stages[1].precedence.first = ["urgent"] },
        Broken(
            "a reserve for an unknown class",
            "field 'service speech, reserve, item 1, class' names the class 'under fives', which service 'speech' "
                + "does not have. Did you mean 'under five'? Allowed: under five, urgent."
        ) { $0.services[0].stages[0].precedence.reserved[0].childClass = "under fives" },
        reserve(
            "reserves above everything",
            "field 'service speech, reserve' must add up to at most 100%, found 110%. Lower the shares.",
            "urgent",
            0.9
        ),
        reserve(
            "a reserve that stands twice",
            "field 'service speech, reserve, item 2' repeats the class 'under five'. Name every class once.",
            "under five",
            0.1
        ),
        Broken(
            "bands of leaving out of order",
            "field 'service speech, leaving by wait, item 2, from' must be longer than the band before it of 60 "
                + "weeks, found 52 weeks. Put the bands in order, each wait once."
        ) { $0.services[0].leavingByWait[0].fromWeeks = 60 },
        Broken(
            "a band of leaving from the start",
            "field 'service speech, leaving by wait, item 1, from' must be between 1 and 1000 weeks, found 0 weeks. "
                + "The model moves in whole weeks: write them as '4 weeks'."
        ) { $0.services[0].leavingByWait[0].fromWeeks = 0 },
        Broken(
            "leaving that is less than never",
            "field 'service speech, leaving by wait, item 1, times' must be between 0 and 100, found -0.5. Write "
                + "digits, with a point for decimals and no unit."
        ) { $0.services[0].leavingByWait[0].times.value = -0.5 },
    ]

    private static func reserve(_ title: String, _ fault: String, _ name: String, _ share: Double) -> Broken {
        Broken(title, fault) {
            $0.services[0].stages[0].precedence.reserved
                .append(Precedence.Reserve(childClass: name, share: figure(share), releasesUnused: false))
        }
    }

    /// Items that could not be read keep the others at their numbers.
    @Test func numbersAreThoseOfTheFile() {
        let field = Small.connected.services[0].field.below("classes")
        let faults = ChildClass.repeatFaults(["urgent", nil, "urgent"], at: field)
        #expect(faults.map(\.path) == [["service speech", "classes", "item 3"]])
        #expect(ChildClass.unknownFaults("urgent", among: nil, of: "service 'speech'", at: field) == [])
    }
}

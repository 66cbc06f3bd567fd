import SmallAreas
import Testing

@testable import Areas

/// Demands on other services that cannot be.
@Suite("Rules of demands")
struct DemandRuleTests {
    @Test(arguments: cases)
    func isToldExactly(_ broken: Broken) {
        #expect(broken.told == broken.faults)
    }

    static let cases = [
        Broken(
            "a demand on a service that is not there",
            "field 'service speech, refers on, item 1, to' names the unknown service 'plan'. Did you mean 'plans'? "
                + "Allowed: speech, plans, reviews, clinic."
        ) { $0.services[0].stages[0].couplings[0].service = "plan" },
        Broken(
            "a demand that an unknown outcome makes",
            "field 'service plans, stage advice, refers on, item 2, when' must be seen, taken up or an outcome of "
                + "the stage, found 'plans issued'. Did you mean 'plan issued'? Allowed: seen, taken up, no plan, "
                + "plan issued."
        ) { $0.services[1].stages[1].couplings[1].trigger = .outcome("plans issued") },
        Broken(
            "a demand that an outcome makes where there is none",
            "field 'service speech, refers on, item 1, when' must be seen, taken up or an outcome of the stage, "
                + "found 'refused'. Allowed: seen, taken up."
        ) { $0.services[0].stages[0].couplings[0].trigger = .outcome("refused") },
        Broken(
            "a demand of more than every case",
            "field 'service speech, refers on, item 1, share' must be between 0% and 100%, found 115%. Write a "
                + "number from 0 to 100 with a percent sign."
        ) { $0.services[0].stages[0].couplings[0].share.value = 1.15 },
        Broken(
            "a demand before what makes it",
            "field 'service speech, refers on, item 1, after' must be between 0 and 520 weeks, found -2 weeks. The "
                + "model moves in whole weeks: write them as '4 weeks'."
        ) { $0.services[0].stages[0].couplings[0].afterWeeks = -2 },
        Broken(
            "follow-ups among the referrals",
            "field 'service speech, refers on, item 2, in its referrals' must be no where a service refers to "
                + "itself, found yes. Follow-ups come on top of its referrals."
        ) { $0.services[0].stages[0].couplings[1].isCounted = true },
        Broken(
            "follow-ups without end",
            "field 'service speech, refers on' must refer less than 100% of cases back to the service itself, found "
                + "100%. Each case would lead to another without end: lower the share."
        ) { $0.services[0].stages[0].couplings[1].share = figure(1) },
        Broken(
            "follow-ups that may be without end, of two kinds",
            "field 'service speech, refers on' must refer less than 100% of cases back to the service itself, found "
                + "110%. Each case would lead to another without end: lower the share."
        ) {
            $0.services[0].stages[0].couplings[1].share = figure(0.5, 0.4...0.7)
            $0.services[0].stages[0].couplings
                .append(Coupling(on: "speech", when: .takenUp, share: figure(0.4), isCounted: false))
        },
    ]
}

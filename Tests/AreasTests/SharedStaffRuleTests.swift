import SmallAreas
import Testing

@testable import Areas

/// Staff of several lists, and sums of several services, that cannot be.
@Suite("Rules of shared staff and sums")
struct SharedStaffRuleTests {
    @Test(arguments: pools + totals)
    func isToldExactly(_ broken: Broken) {
        #expect(broken.told == broken.faults)
    }

    static let pools = [
        Broken(
            "a pool of one stage",
            "field 'shared staff, pool team, serves' must have two stages or more, found 1. Staff of one stage are "
                + "its 'capacity'."
        ) { $0.sharedStaff[0].members.removeLast() },
        Broken(
            "a service that is not there",
            "field 'shared staff, pool team, serves, item 2, stage' names the unknown service 'review'. Did you mean "
                + "'reviews'? Allowed: speech, plans, reviews, clinic."
        ) { $0.sharedStaff[0].members[1].service = "review" },
        Broken(
            "a stage that is not there",
            "field 'shared staff, pool team, serves, item 1, stage' names the unknown stage 'decison'. Did you mean "
                + "'decision'? Allowed: decision, advice."
        ) { $0.sharedStaff[0].members[0].stage = "decison" },
        Broken(
            "a stage served twice, under both of its names",
            "field 'shared staff, pool team, serves, item 3, stage' names 'plans', which pool 'team' serves already. "
                + "Let every stage be served by one pool, once."
        ) { $0.sharedStaff[0].members.append(SharedStaff.Member(service: "plans", timePerCase: figure(2))) },
        Broken(
            "a stage served by two pools",
            "field 'shared staff, pool other, serves, item 1, stage' names 'plans/decision', which pool 'team' "
                + "serves already. Let every stage be served by one pool, once."
        ) {
            var other = $0.sharedStaff[0]
            other.name = "other"
            other.members[1].service = "clinic"
            $0.sharedStaff.append(other)
        },
        Broken(
            "a pool that stands twice",
            "field 'shared staff, pool team' stands twice, first on line 61. Give every pool its own name."
        ) {
            var other = $0.sharedStaff[0]
            other.members[0].service = "speech"
            other.members[0].stage = "list"
            other.members[1].service = "clinic"
            $0.sharedStaff.append(other)
        },
        Broken(
            "cases that take no time",
            "field 'shared staff, pool team, serves, item 2, hours per case' must be between 0.01 and 10000, found "
                + "0. Write digits, with a point for decimals and no unit."
        ) { $0.sharedStaff[0].members[1].timePerCase = figure(0) },
    ]

    static let totals = [
        Broken(
            "a sum with a service's id",
            "field 'totals shown, total speech, id' must not be a service's id, found 'speech'. Results name both: "
                + "give the sum its own id."
        ) { $0.reportedTotals[0].id = "speech" },
        Broken(
            "a sum with the id that means all",
            "field 'totals shown, total all, id' must not be 'all'. 'all' stands for every service in plans."
        ) { $0.reportedTotals[0].id = "all" },
        Broken(
            "a sum with an id in words",
            "field 'totals shown, total All children, id' must be a short name such as nd-assessment, found 'All "
                + "children'. Use lower case letters, digits and hyphens, beginning with a letter."
        ) { $0.reportedTotals[0].id = "All children" },
        Broken(
            "a sum of one service",
            "field 'totals shown, total children, services' must have two services or more, found 1. List what is "
                + "added up."
        ) { $0.reportedTotals[0].services = ["speech"] },
        Broken(
            "a service that is added twice",
            "field 'totals shown, total children, services, item 3' names 'speech' a second time. Name every one once."
        ) { $0.reportedTotals[0].services.append("speech") },
        Broken(
            "a sum of a service that is not there",
            "field 'totals shown, total children, services, item 2' names the unknown service 'plan'. Did you mean "
                + "'plans'? Allowed: speech, plans, reviews, clinic."
        ) { $0.reportedTotals[0].services[1] = "plan" },
        Broken(
            "a sum that stands twice",
            "field 'totals shown, total children' stands twice, first on line 5. Give every sum its own id."
        ) { $0.reportedTotals.append($0.reportedTotals[0]) },
        Broken(
            "a sum of the history that has no rows",
            "field 'totals, al' must have two parts or more, found 1. List what it is the sum of.",
            "field 'totals, al' names 'al', of which the history has no rows. Allowed: counted."
        ) {
            $0.history = Small.history()
            $0.totals = ["al": ["counted"]]
        },
    ]

    /// Who could not read every service takes those that are missing for known, and still finds what is served twice.
    @Test func unknownStagesAreNotHeldAgainstAPartOfAnArea() {
        var served = ServedStages([Small.connected.services[0]], isComplete: false)
        let field = Small.connected.field
        #expect(served.add("plans", "decision", to: "team", at: field) == [])
        #expect(served.add("speech", nil, to: "team", at: field) == [])
        #expect(served.add("speech", "list", to: "other", at: field).count == 1)
        #expect(Total.partFaults(["speech", "plans"], services: nil, at: field) == [])
    }
}

import Calendar
import SmallAreas
import SmallRuns
import Testing
import Wording

@testable import Areas

/// On common random numbers more help is never a longer list, in any replication and month.
@Suite("Plans on common random numbers: monotone")
struct RunMonotonicityTests {
    private let areas: [Area] = [
        Small.area([Small.list()]),
        Small.area([
            Small.list(
                order: .mixture(kappa: Small.figure(0.8), psi: Small.figure(0.4)),
                leaving: 0.15
            )
        ]),
        Small.area([Small.counted("list")], history: Small.history("list")),
    ]

    private func expectNeverLonger(_ area: Area, _ plans: [Plan]) throws {
        let runner = try Small.runner(area, plans, replications: 40)
        let lists = plans.map { runner.values(.waiting, of: "list", under: $0.id) }
        for (more, less) in zip(lists.dropFirst(), lists) {
            var shorter = 0
            for (month, values) in more.enumerated() {
                for (replication, value) in values.enumerated() {
                    let other = less[month][replication]
                    #expect(value <= other + 1e-3, "month \(month), replication \(replication)")
                    if value < other - 0.5 { shorter += 1 }
                }
            }
            #expect(shorter > 40, "the plans do not differ")
        }
    }

    @Test(arguments: [0, 1, 2])
    func moreStaff(_ area: Int) throws {
        try expectNeverLonger(
            areas[area],
            [0, 0.5, 1, 2, 3].map { Small.plan("p\($0)", Small.recruit($0, order: .random, lag: 4, ramp: 8)) }
        )
    }

    @Test(arguments: [0, 1, 2])
    func anEarlierStart(_ area: Int) throws {
        try expectNeverLonger(
            areas[area],
            [9, 6, 3, 1].map { Small.plan("p\($0)", Small.recruit(2, from: Small.origin + $0, ramp: 6)) }
        )
    }

    @Test(arguments: [0, 1])
    func fewerReferrals(_ area: Int) throws {
        try expectNeverLonger(
            areas[area],
            [0.2, 0.0, -0.1, -0.3]
                .map {
                    Small.plan("p\($0)", Small.change(DemandShock(referralChange: Small.figure($0)), label: "\($0)"))
                }
        )
    }

    @Test func aBiggerPush() throws {
        try expectNeverLonger(
            areas[1],
            [20.0, 60, 120]
                .map {
                    Small.plan(
                        "p\($0)",
                        Small.change(
                            WaitingListInitiative(cases: Small.figure($0), order: .oldestFirst),
                            until: Small.origin + 6,
                            label: "waiting-list initiative, \($0) cases"
                        )
                    )
                }
        )
    }
}

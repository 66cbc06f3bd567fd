import Simulation

/// Networks, priorities, hazards by time waited, derived demands and transfers beside theory. The simulations stand in the
/// suites that are named after them.
extension TheoryCase {
    static func hazardByWait(_ index: Int) -> TheoryCase {
        TheoryCase(
            name: "Hazard by time waited, \(HazardByWaitTests.hazards[index].name)",
            source: """
                A list without service is M(t)/G/infinity: E N(t) = lambda times the integral of the survival \
                function from 0 to t, and N is Poisson (Eick, Massey and Whitt 1993).
                """
        ) { HazardByWaitTests.answers(index) }
    }

    static let hazardThatChanges = TheoryCase(
        name: "Hazard that changes in a week",
        source: "The same, with the survival of each week's referrals in two parts."
    ) { HazardByWaitTests.phases() }

    static func infiniteServers(_ index: Int) -> TheoryCase {
        let example = InfiniteServerNetworkTests.cases[index]
        return TheoryCase(
            name: "Stations without queues, \(example.name)",
            source: """
                Traffic equations lambda = gamma + P^T lambda; the numbers in work are independent and Poisson with \
                mean lambda times the mean delay (Jackson 1957).
                """
        ) { (try? InfiniteServerNetworkTests.answers(example)) ?? [] }
    }

    static func jackson(_ index: Int) -> TheoryCase {
        let example = JacksonNetworkTests.cases[index]
        return TheoryCase(
            name: "Jackson network, \(example.name)",
            source: """
                Each station is an M/M/1 queue of its own: mean rho/(1 - rho), independent of the others (Jackson \
                1957). Weeks stand for steps of .05 of the mean service time; the first-order effect of the step is \
                added to the value.
                """
        ) { (try? JacksonNetworkTests.answers(example)) ?? [] }
    }

    static func cobham(_ name: String, urgentFirst: Bool, order: OrderOfService = .oldestFirst) -> TheoryCase {
        TheoryCase(
            name: "One place a week, \(name)",
            source: """
                The M/D/1 queue in slots is M/G/1 with vacations of one slot: E W_k = (1/2)/((1 - s_(k-1))(1 - s_k)), \
                where s_k is the load of the first k classes (Cobham 1954; Kella and Yechiali 1988); without priorities \
                (1/2)/(1 - rho).
                """
        ) { CobhamTests.answers(urgentFirst: urgentFirst, order: order) }
    }

    static let keptPlaces = TheoryCase(
        name: "Places kept for each class",
        source: "Each class is a list of its own: the chain N' = max(0, N - 2) + Poisson."
    ) { CarveOutTests.isolated() }

    static let validation = TheoryCase(
        name: "List validation over ten weeks",
        source: "Each child stays with probability .9^10, independently: a binomial."
    ) { TransferTests.validation() }

    static let redesign = TheoryCase(
        name: "Referrals sent elsewhere from a week on",
        source: "A thinned Poisson stream is Poisson."
    ) { TransferTests.redesign() }

    static let reviews = TheoryCase(
        name: "Yearly reviews of those who hold a plan",
        source: "Each of N is reviewed in a week with probability 1/52, independently: a binomial."
    ) { DerivedDemandTests.reviews() }

    static let followUps = TheoryCase(
        name: "Follow-ups of follow-ups",
        source: "gamma referrals of which each visit leads to another with probability p make gamma/(1 - p) visits."
    ) { DerivedDemandTests.feedback() }

    static let luckOfPasses = TheoryCase(
        name: "Passes of one stage draw apart",
        source: "Sums over passes of independent choices are binomial."
    ) { PassLuckTests.answers() }
}

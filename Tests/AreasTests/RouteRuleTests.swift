import SmallAreas
import Testing

@testable import Areas

/// Where children go after a stage, made in memory in ways that cannot be.
@Suite("Rules of routes and appeals")
struct RouteRuleTests {
    @Test(arguments: routes + appeals)
    func isToldExactly(_ broken: Broken) {
        #expect(broken.told == broken.faults)
    }

    private static func routes(_ title: String, _ fault: String, stage: Int = 0, _ routes: [Route]) -> Broken {
        Broken(title, fault) {
            $0.services[1].stages[stage].routes = routes
            $0.services[1].stock = nil
            $0.services[1].stages[stage].couplings = []
        }
    }

    static let routes = [
        routes(
            "shares above everybody",
            "field 'service plans, stage decision, routes' must add up to at most 100%, found 110%. Lower the shares.",
            [
                Route(to: .outcome("refused"), share: figure(0.5)), Route(to: .stage("advice"), share: figure(0.6)),
            ]
        ),
        routes(
            "shares that leave some out",
            "field 'service plans, stage decision, routes' must add up to 100% when no destination takes the rest, "
                + "found 90%. Give the destination of all others the share 'rest'.",
            [
                Route(to: .outcome("refused"), share: figure(0.4)), Route(to: .stage("advice"), share: figure(0.5)),
            ]
        ),
        routes(
            "two destinations with the rest",
            "field 'service plans, stage decision, routes' has 2 destinations with 'rest'. Only one can take the rest.",
            [Route(to: .outcome("refused")), Route(to: .stage("advice"))]
        ),
        routes(
            "shares that may be above everybody",
            "field 'service plans, stage advice, routes' must add up to at most 100% at the upper ends of their "
                + "ranges, found 110%. Narrow the ranges.",
            stage: 1,
            [
                Route(to: .outcome("no plan"), share: figure(0.5, 0.4...0.7)),
                Route(to: .outcome("withdrawn"), share: figure(0.4)), Route(to: .outcome("plan issued")),
            ]
        ),
        routes(
            "a stage that is not there",
            "field 'service plans, stage decision, routes, stage advise' leads to the unknown stage 'advise'. Did "
                + "you mean 'advice'? Allowed: decision, advice.",
            [Route(to: .outcome("refused"), share: figure(0.4)), Route(to: .stage("advise"))]
        ),
        routes(
            "a service that is not there",
            "field 'service plans, stage advice, routes, service speach' leads to the unknown service 'speach'. Did "
                + "you mean 'speech'? Allowed: speech, plans, reviews, clinic.",
            stage: 1,
            [Route(to: .outcome("no plan"), share: figure(0.1)), Route(to: .service("speach"))]
        ),
        routes(
            "an outcome that is no words",
            "field 'service plans, stage advice, routes, no/plan' is no destination. Name an outcome in words, "
                + "'stage ID' or 'service ID'.",
            stage: 1,
            [Route(to: .outcome("no/plan"), share: figure(0.1)), Route(to: .outcome("plan issued"))]
        ),
        routes(
            "a share above everybody",
            "field 'service plans, stage advice, routes, no plan' must be between 0% and 100%, found -10%. Write a "
                + "number from 0 to 100 with a percent sign.",
            stage: 1,
            [Route(to: .outcome("no plan"), share: figure(-0.1)), Route(to: .outcome("plan issued"))]
        ),
        routes(
            "a stage that leads to itself alone",
            "field 'service plans, stage advice, routes' lead round in a circle without a way out. Give one of the "
                + "stages in it an outcome.",
            stage: 1,
            [Route(to: .stage("advice"))]
        ),
        Broken(
            "services that lead to one another without end",
            "field 'service reviews, routes' lead round in a circle without a way out. Give one of the stages in it "
                + "an outcome.",
            "field 'service clinic, routes' lead round in a circle without a way out. Give one of the stages in it "
                + "an outcome."
        ) {
            $0.services[2].stages[0].routes = [Route(to: .service("clinic"), share: figure(1))]
            // An outcome that nobody reaches is no way out.
            $0.services[3].stages[0].routes = [
                Route(to: .service("reviews"), share: figure(1)), Route(to: .outcome("seen")),
            ]
        },
    ]

    private static let against = "service plans, stage decision, routes, refused, appeals"

    static let appeals = [
        Broken(
            "appeals of a service without exceptions",
            "field '\(against)' needs the service to have 'exceptions', because children who return count as "
                + "exceptions. Give the share of cases that are exceptions, such as 'exceptions: 5%'."
        ) { $0.services[1].exceptionShare = nil },
        Broken(
            "a return to a stage that is not there",
            "field '\(against), returns to' names the unknown stage 'advise'. Did you mean 'advice'? Allowed: "
                + "decision, advice."
        ) { $0.services[1].stages[0].routes[0].appeal?.returnsTo = "advise" },
        Broken(
            "appeals against a route that leads on",
            "field 'service plans, stage decision, routes, stage advice, appeals' must be against an outcome, found "
                + "a route that leads on. Move them to the outcome that families appeal against, such as 'refused'."
        ) { area in
            let appeal = area.services[1].stages[0].routes[0].appeal
            area.services[1].stages[0].routes[0].appeal = nil
            area.services[1].stages[0].routes[1].appeal = appeal
        },
        Broken(
            "more appeals upheld than there are",
            "field '\(against), upheld' must be between 0% and 100%, found 190%. Write a number from 0 to 100 with a "
                + "percent sign."
        ) { $0.services[1].stages[0].routes[0].appeal?.upheld.value = 1.9 },
        Broken(
            "a decision in no order",
            "field '\(against), decided after' must rise from 'least' to 'most likely' to 'most', found 50 weeks, 40 "
                + "weeks, 60 weeks. Put the three in order."
        ) {
            $0.services[1].stages[0].routes[0].appeal?.delay = .between(
                least: 50,
                mostLikely: 40,
                most: 60,
                evidence: .assumed,
                source: ""
            )
        },
    ]

    /// Who knows only some of an area's names holds the rest against them.
    @Test func unknownNamesAreNotHeldAgainstNothing() {
        let field = Small.connected.services[1].field
        #expect(Route.Destination.stage("advise").faults(stages: nil, services: nil, at: field) == [])
        #expect(Route.Destination.service("speach").faults(stages: [], services: nil, at: field) == [])
        #expect(Route.Destination.service("speach").faults(stages: nil, services: [], at: field).count == 1)
    }
}

import SmallAreas
import Testing

@testable import Areas

/// Areas without a mistake, and all mistakes of an area at once.
@Suite("Rules of areas")
struct SoundAreaTests {
    static let sound: [Area] = [
        Small.connected,
        Small.area([Small.list(), Small.pathway()]),
        Small.area([Small.counted()], history: Small.history()),
        Small.area([Small.parted(Small.list(order: .random)), Small.staffed([Small.posts(3)], id: "clinic")]),
        Small.area([Small.sending(Small.list("source"), to: "target", isCounted: true), Small.list("target")]),
    ]

    @Test(arguments: sound.indices)
    func nothingIsWrong(_ index: Int) {
        #expect(Self.sound[index].faults.map(Broken.words) == [])
        #expect(Self.sound[index].problems == [])
    }

    /// Everything is told together, each fault at the nearest place that is known.
    @Test func allIsToldAtOnce() {
        var area = Small.connected
        area.services[0].classes[0].share = figure(0.96)
        area.services[1].stages[1].place = Place(file: "area.yaml", line: 19)
        area.services[1].stages[1].routes[0].share = figure(1.2)
        area.services[2].leavingShare = figure(-0.1)
        area.sharedStaff[0].members.removeLast()
        area.reportedTotals[0].services = ["speech"]
        #expect(
            area.faults.map { "\($0.place) \($0.path.joined(separator: ", "))" } == [
                "area.yaml:5 service speech, classes",
                "area.yaml:19 service plans, stage advice, routes",
                "area.yaml:19 service plans, stage advice, routes, no plan",
                "area.yaml:25 service reviews, leaving without being seen",
                "area.yaml:5 totals shown, total children, services",
                "area.yaml:61 shared staff, pool team, serves",
            ]
        )
    }

    /// Each rule looks a name up once: an area as large as is allowed is checked in an instant.
    @Test func aLargeAreaIsSoundToo() {
        let area = Small.large
        #expect(area.services.count == Limits.services && area.services.flatMap(\.stages).count == Limits.stages)
        #expect(area.faults.map(Broken.words) == [])
        #expect(area.problems == [])
    }
}

extension Small {
    /// As many services and stages as are allowed, each service leading on to the next.
    fileprivate static var large: Area {
        let services = (0..<Limits.services)
            .map { number in
                var service = pathway("service-\(number)")
                service.stages[1].routes = [
                    Route(to: .outcome("no plan"), share: figure(0.15)), Route(to: .stage("plan"), share: figure(0.5)),
                    Route(to: .service("service-\((number + 1) % Limits.services)")),
                ]
                for other in 0..<Limits.couplings {
                    service = sending(
                        service,
                        to: "service-\((number + other + 1) % Limits.services)",
                        isCounted: false
                    )
                }
                return service
            }
        return area(services)
    }
}

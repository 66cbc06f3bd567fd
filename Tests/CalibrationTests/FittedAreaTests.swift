import Calendar
import Foundation
import SmallAreas
import Testing
import Wording

@testable import Areas
@testable import Calibration

/// An area with everything estimated, as one value.
@Suite("A fitted area")
struct FittedAreaTests {
    /// Forms in which a value may be kept.
    enum Form: CaseIterable {
        case json
        case propertyList

        func copy<Value: Codable>(_ value: Value) throws -> Value {
            switch self {
            case .json: try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
            case .propertyList: try PropertyListDecoder().decode(Value.self, from: PropertyListEncoder().encode(value))
            }
        }
    }

    private static let fitted = try! FittedArea(
        Small.everything,
        dataTo: Small.earlier,
        inputs: [FileDigest(file: "area.yaml", sha256: "00ff"), FileDigest(file: "history.csv", sha256: "ff00")],
        version: "1.2.3"
    )

    /// All stored properties, down to the last.
    private func everything(_ value: some Any) -> [Substring] {
        var text = ""
        dump(value, to: &text)
        return text.split(separator: "\n")
    }

    /// The area is as rich as the copies below need it.
    @Test func itHoldsWhatWasFittedAndWhatCouldNotBe() {
        let fitted = Self.fitted
        #expect(fitted.services.map(\.service.id) == ["flows", "stated", "staffed", "pathway", "reviews", "once"])
        #expect(fitted.area.services.map(\.id) == fitted.services.map(\.service.id))
        #expect(fitted.leftOut.map(\.service.id) == ["late"] && fitted.leftOut[0].problems.count == 1)
        #expect(fitted.dataTo == Small.earlier)
        let capacities = fitted.services.flatMap(\.stages).map { "\($0.capacity)".prefix { $0 != "(" } }
        #expect(Set(capacities) == ["implied", "stated", "staffed", "balanced", "unlimited"])
        guard case .implied(let removals, _) = fitted.services[0].stages[0].capacity else { return }
        // What a list gains at a recount and loses in the month after is a one-off both times.
        #expect(removals.setAside.map(\.contradiction) == [.negativeRemovals, nil, .maximumGrowsTooFast])
        #expect(removals.setAside.map(\.isOneOff) == [false, true, false])
        // What has to do with the service left out is taken away before its own fit, and nothing else is.
        #expect(fitted.services[0].service.stages[0].couplings.isEmpty)
        #expect(fitted.services[0].service.services == ["once"])
        #expect(fitted.area.targets.count == 4)
    }

    @Test(arguments: Form.allCases)
    func itsCopyIsTheSameDownToTheLastBit(_ form: Form) throws {
        let copy = try form.copy(Self.fitted)
        // Dictionaries are in no order: the rows of services are compared below.
        let (before, after) = (everything(Self.fitted.with(History())), everything(copy.with(History())))
        #expect(before.count > 3_000 && before.count == after.count)
        let first = zip(before, after).first { $0 != $1 }
        #expect(first == nil)
        #expect(copy.area.totals == Small.everything.totals)
    }

    @Test(arguments: Form.allCases)
    func aHistoryIsReadBackFromItsRows(_ form: Form) throws {
        let history = Small.everything.history
        let copy = try form.copy(history)
        #expect(copy.observations == history.observations && copy.missing == history.missing)
        #expect(copy.serviceNames == ["flows", "once", "late"])
        #expect(copy.rows(of: "once") == history.rows(of: "once"))
        #expect(copy.rows(of: "once").count == 2)
    }

    /// Draws from a copy are those of the fit: its table is made anew.
    @Test func anOrderOfServiceIsDrawnAlike() throws {
        let order = Self.fitted.services[0].order
        let copy = try Form.json.copy(order)
        #expect(order.observations == 9)
        for u in stride(from: 0, through: 1, by: 1 / 256.0) { #expect(copy.draw(u) == order.draw(u)) }
    }

    @Test func otherFiguresChangeNothingThatWasFitted() {
        let bare = Self.fitted.with(History())
        #expect(bare.area.history.observations.isEmpty)
        #expect(everything(bare.services) == everything(Self.fitted.services))
    }

    /// A later month than the origin is the origin.
    @Test func figuresAreUsedToTheOriginAtMost() throws {
        let area = Small.area([Small.list()])
        #expect(try FittedArea(area, dataTo: Small.origin + 5).dataTo == Small.origin)
        #expect(try FittedArea(area).dataTo == Small.origin)
        #expect(try FittedArea(area, dataTo: Small.origin + -2).dataTo == Small.origin + -2)
    }

    /// Nobody waits, and nothing says how many will come.
    private func unknown(_ id: String) -> Service {
        var service = Small.list(id, number: 0)
        service.referralsPerMonth = nil
        return service
    }

    @Test func allServicesThatCannotBeEstimatedAreTold() throws {
        let area = Small.area([unknown("one"), Small.list(), unknown("two")])
        let errors = #expect(throws: InputErrors.self) { try FittedArea(area) }
        #expect(errors?.problems.map { $0.message.prefix(13) } == ["service 'one'", "service 'two'"])
        // Up to an earlier month they are left out, as long as another is there.
        #expect(try FittedArea(area, dataTo: Small.earlier).leftOut.map(\.service.id) == ["one", "two"])
        var none = area
        none.services.remove(at: 1)
        #expect(throws: InputErrors.self) { try FittedArea(none, dataTo: Small.earlier) }
    }

    @Test func allRulesThatTheAreaBreaksAreTold() {
        var area = Small.area([Small.list()])
        area.name = String(repeating: "a", count: 201)
        area.thresholds = Array(1...51)
        let errors = #expect(throws: InputErrors.self) { try FittedArea(area) }
        #expect(errors?.problems == area.problems && area.problems.count == 2)
    }
}

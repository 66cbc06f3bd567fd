import Simulation

/// What a plan's interventions make of a stage, week by week: each one changes what those before it have left.
struct StageCourse {
    private var orders: [OrderOfService]
    private var access: [Access]
    /// Shares of the area file's routes.
    private var shares: [[Double]]
    /// Shares of new referrals that are answered another way and go out, or on to another stage.
    private var out: [Double]
    private var on: [Double]
    private var onTo: Int?
    /// What each week's assessments are multiplied by.
    private var factors: [Double]
    private var changed: Set<Part> = []

    private enum Part {
        case order, access, shares, referrals, assessments
    }

    /// What holds before any plan; shares of routes by week.
    init(_ inputs: StageInputs, shares: [[Double]]) {
        let weeks = inputs.referralMean.indices
        orders = Self.byWeek(inputs.capacity.order, weeks)
        access = Self.byWeek(inputs.capacity.access, weeks)
        self.shares = shares
        out = weeks.map { _ in 0 }
        on = out
        factors = weeks.map { _ in 1 }
    }

    private static func byWeek<Value>(_ phases: [Phase<Value>], _ weeks: Range<Int>) -> [Value] {
        var current = 0
        return weeks.map { week in
            while current + 1 < phases.count && phases[current + 1].from <= week { current += 1 }
            return phases[current].value
        }
    }

    private static func phases<Value: Equatable>(_ values: [Value]) -> [Phase<Value>] {
        values.indices.filter { $0 == 0 || values[$0] != values[$0 - 1] }.map { Phase(from: $0, values[$0]) }
    }

    /// Changes the order of service in the weeks in which a change is felt.
    mutating func changeOrder(_ strength: [Double], _ change: (OrderOfService) -> OrderOfService) {
        changed.insert(.order)
        for week in strength.indices where strength[week] > 0 { orders[week] = change(orders[week]) }
    }

    /// Changes whom the capacity takes in the weeks in which a change is felt.
    mutating func changeAccess(_ strength: [Double], _ change: (inout Access, Double) -> Void) {
        changed.insert(.access)
        for week in strength.indices where strength[week] > 0 { change(&access[week], strength[week]) }
    }

    /// Sets a route's share as the change is felt; the other routes share what is left as before.
    mutating func changeShare(of route: Int, to share: Double, _ strength: [Double]) {
        changed.insert(.shares)
        for week in strength.indices where strength[week] > 0 {
            let before = shares[week]
            let target = min(max(before[route] + (share - before[route]) * strength[week], 0), 1)
            let others = 1 - before[route]
            shares[week] = before.indices.map { index in
                index == route ? target : others > 0 ? before[index] * (1 - target) / others : 0
            }
        }
    }

    /// A share of the referrals that still join is answered another way.
    mutating func divert(_ share: Double, _ strength: [Double]) {
        changed.insert(.referrals)
        for week in strength.indices { out[week] += (1 - out[week] - on[week]) * min(1, share * strength[week]) }
    }

    /// A share of the referrals that still join goes to another stage.
    mutating func redirect(_ share: Double, _ strength: [Double], to stage: Int) {
        changed.insert(.referrals)
        onTo = stage
        for week in strength.indices { on[week] += (1 - out[week] - on[week]) * min(1, share * strength[week]) }
    }

    /// Multiplies each week's assessments, whatever the order of service that the plan sets before or after.
    mutating func scale(by factors: [Double]) {
        changed.insert(.assessments)
        for week in factors.indices { self.factors[week] *= factors[week] }
    }

    /// Writes what has changed into the stage's inputs; `parted` parts the shares of routes further.
    func write(into inputs: inout StageInputs, parted: ([Double]) -> [Double]) {
        if changed.contains(.order) { inputs.capacity.order = Self.phases(orders) }
        if changed.contains(.assessments) { inputs.scaleAssessed(by: factors) }
        if changed.contains(.access) { inputs.capacity.access = Self.phases(access) }
        if changed.contains(.shares) {
            inputs.routeShares = Self.phases(shares).map { Phase(from: $0.from, parted($0.value)) }
        }
        guard changed.contains(.referrals) else { return }
        inputs.divertedShare = zip(out, on).map { min(1, max(0, $0 + $1)) }
        guard let onTo else { return }
        inputs.divertedTo = .stage(onTo)
        inputs.divertedOnShare = zip(out, on).map { $0 + $1 > 0 ? $1 / ($0 + $1) : 0 }
    }
}

package import Areas
package import Assembly
import Calendar
package import Calibration
import Finance
import Simulation

/// Forecasts an area and compares plans.
package struct Runner {
    /// What is forecast.
    package let fitted: FittedArea
    package let plans: [Plan]
    let settings: RunSettings
    package let groups: [LinkedServices]
    let targets: [Target]
    let jointTargets: [JointTarget]
    /// What is simulated, and where its values stand.
    let layout: RunLayout
    /// What the plans are held against one another by.
    let league: RunLeague
    /// Lines and benefits of every plan; `nil`: the area has no costs, or only some services are wanted.
    let money: RunMoney?
    /// How each group's part of the money is read.
    let moneyReaders: [MoneyReader]
    /// The high-needs block; `nil`: the area's costs have no placements, or they are not among the services wanted.
    let highNeeds: HighNeedsReader?
    /// Most bytes of the rows that are held at a time.
    var mostRowBytes = 64 << 20

    /// Prepares the forecasts of an area.
    ///
    /// - Parameters:
    ///   - fitted: the area as estimated.
    ///   - plans: plans to compare; "no change" is put first, and a plan of that name without interventions is not
    ///     run twice.
    ///   - settings: how the run is made.
    ///   - listLaws: how lists may go that are bent to a path, by their services' ids; `nil`: as was fitted.
    ///   - mitigations: plans whose parts are among the plans too, to be told apart in the high-needs block.
    /// - Throws: ``InputErrors`` with everything that keeps the plans from being run: rules that they break, services
    ///   asked for that are left out, and sizes beyond ``Limits``.
    package init(
        _ fitted: FittedArea,
        plans: [Plan],
        settings: RunSettings,
        listLaws: [String: ListLaw]? = nil,
        mitigations: [PlanParts] = []
    ) throws(InputErrors) {
        let (area, leftOut) = (fitted.area, fitted.leftOut)
        var settings = settings
        settings.horizonMonths = settings.horizonMonths ?? area.horizonMonths
        self.fitted = fitted
        self.settings = settings
        let plans = leftOut.isEmpty ? plans : plans.map { $0.within(area) }
        let broken = plans.flatMap { $0.problems(in: area) }
        guard broken.isEmpty else { throw InputErrors(broken) }
        // Services and sums that are asked for by name are not left out in silence.
        let known = area.services.map(\.id) + area.reportedTotals.map(\.id)
        guard leftOut.isEmpty || settings.services.isSubset(of: known) else {
            throw InputErrors(leftOut.flatMap(\.problems))
        }
        let baseline = plans.first { $0.id == Plan.noChange.id && $0.interventions.isEmpty } ?? Plan.noChange
        self.plans = [baseline] + plans.filter { $0.id != baseline.id }
        var goals: Set<Target.Goal> = []
        targets = (area.targets + plans.flatMap(\.targets)).filter { goals.insert($0.goal).inserted }
        if targets.count > Limits.targets {
            throw InputErrors(
                at: targets[Limits.targets].place,
                "the area and its plans have \(targets.count) targets, at most \(Limits.targets) are allowed",
                remedy: "Keep those that decide something, or run fewer plans."
            )
        }
        let hasMoney =
            area.costs != nil
            && (settings.services.isEmpty
                || area.costs?.placements.map { settings.services.contains($0.service) } ?? false)
        let thresholds = Set(
            [18, 52] + (hasMoney ? [RunMoney.weeksAfterPassing] : []) + area.thresholds
                + targets.compactMap(\.measure.thresholdWeeks)
        )
        let groups = LinkedServices.groups(
            of: fitted.services,
            area: area,
            plans: self.plans,
            origin: fitted.dataTo,
            horizonMonths: settings.horizonMonths ?? area.horizonMonths,
            thresholds: thresholds.sorted(),
            followedMonths: Self.followedMonths(targets, fitted.dataTo, settings),
            countsPasses: settings.countsSteps,
            listLaws: listLaws
        )
        let large = groups.filter { Engine.byteCount($0.network, $0.observation) > Limits.engineBytes }
        guard large.isEmpty else { throw InputErrors(large.map(Self.sizeProblem)) }
        self.groups = groups
        var joint: Set<Set<Target.Goal>> = []
        jointTargets = (area.jointTargets + plans.flatMap(\.jointTargets)).filter { joint.insert($0.goals).inserted }
        let all = self.plans
        let context = RunContext(settings: settings, plans: all, targets: targets, history: area.history)
        let layout = RunLayout(
            groups.filter { $0.reportedIDs.contains(where: settings.isReported) }
                .map { linked in
                    let (units, walks) = ReportedUnit.units(of: linked, context)
                    return RunLayout.Group(
                        linked: linked,
                        units: units.filter { settings.isReported($0.id) },
                        walks: walks,
                        affected: all.indices.map { $0 == 0 ? [] : linked.affected(by: all[$0]) },
                        spared: all.indices.map { $0 == 0 ? [] : linked.spared(by: all[$0]) }
                    )
                },
            planCount: all.count
        )
        self.layout = layout
        league = RunLeague(layout, all, in: area, monthCount: groups[0].months.count)
        let money = hasMoney ? RunMoney(area, all, months: groups[0].months) : nil
        self.money = money
        moneyReaders = money.map { money in layout.groups.map { MoneyReader(money, $0.linked) } } ?? []
        let ids = self.plans.map(\.id)
        highNeeds = money.flatMap { money in
            HighNeedsLayout(area, money.layout, mitigations: mitigations.compactMap { $0.among(ids) })
                .flatMap { HighNeedsReader($0, layout, planCount: all.count) }
        }
    }

    /// The first month of the forecast and every third one, and those that targets ask for.
    ///
    /// A run that goes on until its children have been seen costs as much as its weeks do, however many it follows: three
    /// months apart, waits hardly differ.
    private static func followedMonths(_ targets: [Target], _ origin: Month, _ settings: RunSettings) -> [Int] {
        guard settings.followsReferrals, let horizon = settings.horizonMonths else { return [] }
        let asked = targets.filter { $0.measure.followsChildren }.map { $0.due.last - origin }
        let places = Set([1] + Array(stride(from: 3, through: horizon, by: 3)) + asked)
        return places.filter { (1...horizon).contains($0) }.sorted()
    }

    private static func sizeProblem(_ linked: LinkedServices) -> Problem {
        let bytes = Engine.byteCount(linked.network, linked.observation)
        return Problem(
            at: linked.services[0].service.place,
            "simulating \(linked.listedServices) together would need \(bytes >> 20) MB of memory a thread, at most "
                + "\(Limits.engineBytes >> 20) are allowed",
            remedy: "Shorten the horizon or long delays, or tell fewer classes, stages and waits apart."
        )
    }

    /// Runs every plan.
    ///
    /// - Parameter progress: called now and then with the share done, from 0 to 1, never from two threads at once.
    /// - Returns: forecasts, differences and targets of every plan.
    /// - Throws: ``InputErrors`` when lists grow beyond what is counted.
    package func run(progress: (Double) -> Void = { _ in }) throws(InputErrors) -> RunResult {
        result(of: try tally(0..<settings.replications, progress: progress))
    }

    private var area: Area { fitted.area }

    /// The area with the services and sums whose figures are wanted.
    var reportedArea: Area {
        var reported = area
        reported.services.removeAll { !settings.isReported($0.id) }
        reported.reportedTotals.removeAll { !settings.isReported($0.id) }
        return reported
    }
}

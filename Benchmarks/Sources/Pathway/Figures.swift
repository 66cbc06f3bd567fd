import Simulation

/// The figures of a replication by which the engines are compared.
enum Figures {
    /// Weeks after which the lists are counted.
    static let weeks = [26, 52, 104]

    /// The names that all engines give the figures, in the order of ``read(_:)``.
    static let names =
        weeks.flatMap { week in
            [
                "waiting for triage, week \(week)", "waiting for assessment, week \(week)",
                "urgent waiting for assessment, week \(week)", "in work after triage, week \(week)",
                "from 18 weeks for assessment, week \(week)",
            ]
        } + [
            "mean wait at triage", "mean wait at assessment", "completed triage", "discharged at triage",
            "completed assessment", "discharged after assessment", "left before triage", "left before assessment",
        ]

    /// The figures of an engine's last run.
    static func read(_ engine: Engine) -> [Double] {
        var figures: [Double] = []
        for week in weeks {
            figures += [
                Double(engine.flows(of: Model.triage, in: week - 1).waiting),
                Double(engine.flows(of: Model.assessment, in: week - 1).waiting),
                Double(engine.flows(of: Model.assessment, class: Model.urgent, in: week - 1).waiting),
                Double(engine.flows(of: Model.triage, in: week - 1).inWork),
                longWaits(engine, endOf: week - 1),
            ]
        }
        var total = [Flows(), Flows()]
        var outcomes = [0, 0]
        for week in 0..<Model.weeks {
            for stage in 0..<2 {
                let flows = engine.flows(of: stage, in: week)
                total[stage].seen += flows.seen
                total[stage].seenWaitSum += flows.seenWaitSum
                total[stage].completed += flows.completed
                total[stage].left += flows.left
                outcomes[stage] += engine.count(of: stage, in: week)
            }
        }
        figures += total.map { $0.seenWaitSum / Double($0.seen) }
        return figures
            + [total[0].completed, outcomes[0], total[1].completed, outcomes[1], total[0].left, total[1].left]
            .map(Double.init)
    }

    /// Children at assessment, waiting or being worked on, whose clock has run for 18 weeks or more.
    private static func longWaits(_ engine: Engine, endOf week: Int) -> Double {
        engine.stock(StockMeasure.firstThreshold, of: Model.assessment, endOf: week)
    }
}

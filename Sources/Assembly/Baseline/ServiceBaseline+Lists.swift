import Areas
import Calibration
import Simulation

/// The children who wait or are in work when the simulation of a service begins.
extension ServiceBaseline {
    /// Puts them into the cohorts of their clock starts.
    func fillList(_ stage: FittedStage, _ number: Int, _ inputs: inout StageInputs) {
        let pastWeeks = linked.pastWeeks
        for index in inputs.initial.indices { inputs.initial[index] = 0 }
        for index in inputs.initialRecent.indices { inputs.initialRecent[index] = 0 }
        inputs.initialInWork = []
        var owed = classes.map { $0 / 2 }
        let list = stage.list(draw)
        let last = list.weeks.count - 1
        for (place, (wait, children)) in zip(list.weeks, list.children).enumerated() {
            let isPublished = place == last && children == 1 && number == 0 && model.longest != nil
            let error = isPublished ? draw.longestError : 0
            let cohort = cohort(ofWait: max(0, Double(wait) + error), at: startTime)
            for _ in 0..<children {
                let childClass = Self.next(of: classes, &owed)
                if cohort < pastWeeks {
                    inputs.initial[childClass * pastWeeks + cohort] += 1
                } else {
                    inputs.initialRecent[childClass * linked.network.weekCount + cohort - pastWeeks] += 1
                }
            }
        }
        guard stage.stage.delay.weeklyProbabilities.count > 1 else { return }
        inputs.initialInWork = inWork(stage, number)
    }

    /// Cases in work at the anchor; or as many as the area says, in the same proportions.
    private func inWork(_ stage: FittedStage, _ number: Int) -> [InWork] {
        if stage.stage.inWork == nil, let (flow, before) = servedBefore(number) {
            return inWork(flow, stage.stage.delay, weeksBefore: before)
        }
        let (flow, before) = model.flowAndTime(to: number)
        let byLittle = flow * stage.stage.delay.meanWeeks
        let scale = stage.stage.inWork.map { byLittle > 0 ? $0.value / byLittle : 0 } ?? 1
        return inWork(flow * scale, stage.stage.delay, weeksBefore: before)
    }

    /// Cases a week that came to a stage before the start, and the weeks since their clock start, where a pathway's pace and
    /// backlog are inferred; `nil` for stages before the one that paces it.
    private func servedBefore(_ number: Int) -> (flow: Double, weeks: [Double])? {
        guard let pathway = draw.pathway, let pacing = model.pathway?.stage, number >= pacing else { return nil }
        let (own, at) = (model.flowAndTime(to: number).flow, model.flowAndTime(to: pacing).flow)
        let left = model.service.stages[number...].reduce(0) { $0 + $1.delay.meanWeeks }
        return (at > 0 ? pathway.servedPerWeek * own / at : 0, pathway.servedAges.map { max(0, $0 - left) })
    }

    /// Cases in work at the start to which so many a week have come: flow times P(work takes more than j weeks), by weeks j
    /// left (Little's law).
    ///
    /// Work that is done in a week is done evenly over it: of the start's own week the part that is left, and of the last
    /// week the rest.
    func inWork(_ flow: Double, _ delay: Delay, weeksBefore: Double) -> [InWork] {
        inWork(flow, delay, weeksBefore: [weeksBefore])
    }

    /// The same where they have waited differently: as many of each of these, one after the other far apart.
    private func inWork(_ flow: Double, _ delay: Delay, weeksBefore: [Double]) -> [InWork] {
        let probabilities = delay.weeklyProbabilities
        let week = startTime.rounded(.down)
        let rest = 1 - (startTime - week)
        var cases: [InWork] = []
        var owed = 0.0
        var owedClasses = classes.map { $0 / 2 }
        for total in 1..<max(1, probabilities.count) {
            for left in 0...total {
                owed += flow * probabilities[total] * (left == 0 ? rest : left == total ? 1 - rest : 1)
                while owed >= 0.5 {
                    owed -= 1
                    // Seven of twenty apart: every part comes once in a round.
                    let before = weeksBefore[(7 * cases.count) % weeksBefore.count]
                    cases.append(
                        InWork(
                            children: 1,
                            childClass: Self.next(of: classes, &owedClasses),
                            cohort: cohort(ofWait: before + Double(total - left) + 0.5, at: week),
                            weeksLeft: left
                        )
                    )
                }
            }
        }
        return cases
    }

    private func cohort(ofWait wait: Double, at time: Double) -> Int {
        let pastWeeks = linked.pastWeeks
        return max(0, min(Int((time - wait).rounded(.down)) + pastWeeks, Int(time) + pastWeeks))
    }

    /// The class of the next child of a list, so that every part of the list holds each class's share.
    private static func next(of shares: [Double], _ owed: inout [Double]) -> Int {
        var most = 0
        for index in shares.indices {
            owed[index] += shares[index]
            if owed[index] > owed[most] { most = index }
        }
        owed[most] -= 1
        return most
    }
}

// What the last run of an engine has to report. An engine that is not used again would be gone before its storage is
// read: hence the extended lifetimes.
extension Engine {
    /// The network's weeks, and those for which journeys have been followed.
    var recordedWeeks: Range<Int> { 0..<max(weekCount, weeksDone) }

    /// What moved through a stage in a week of the last run.
    public func flows(of stage: Int, in week: Int) -> Flows {
        precondition((0..<stageCount).contains(stage) && recordedWeeks.contains(week))
        return withExtendedLifetime(self) { weekFlows[week * stageCount + stage] }
    }

    /// What moved through a stage in a week of the last run, of one class.
    ///
    /// - Precondition: the observation plan records the stage's flows by class.
    public func flows(of stage: Int, class childClass: Int, in week: Int) -> ClassFlows {
        precondition((0..<stageCount).contains(stage) && recordedWeeks.contains(week))
        precondition((0..<classCount).contains(childClass))
        precondition(classCount == 1 || recordsClasses[stage], "a stage whose flows are recorded by class")
        return withExtendedLifetime(self) {
            classFlows.map { $0[(week * stageCount + stage) * classCount + childClass] }
                ?? ClassFlows(weekFlows[week * stageCount + stage])
        }
    }

    /// Cases that ended with an outcome in a week of the last run.
    public func count(of outcome: Int, in week: Int) -> Int {
        precondition((0..<outcomeCount).contains(outcome) && recordedWeeks.contains(week))
        return withExtendedLifetime(self) { Int(weekOutcomes[week * outcomeCount + outcome]) }
    }

    /// The time that a staff pool had in a week of the last run, in the units of its inputs; infinite without limit.
    public func time(ofPool pool: Int, in week: Int) -> Double {
        precondition((0..<poolCount).contains(pool) && (0..<weekCount).contains(week))
        return withExtendedLifetime(self) {
            let units = pools[pool].units.room[week]
            return units == PassWork.unlimited ? .infinity : Double(units)
        }
    }

    /// The time that a case of one of a staff pool's stages, by its place in the pool, took in the last run.
    public func timePerCase(ofPool pool: Int, member: Int) -> Double {
        precondition((0..<poolCount).contains(pool))
        return withExtendedLifetime(self) { pools[pool].unitsPerCase[member] }
    }

    /// A measure of a group at the end of an observed week of the last run; see ``StockMeasure`` for `index`.
    public func stock(_ index: Int, of group: Int, endOf week: Int) -> Double {
        precondition((0..<weekCount).contains(week) && isObserved[week], "the week is not observed")
        precondition((0..<groupCount).contains(group) && (0..<measureCount).contains(index))
        return withExtendedLifetime(self) { measurement(group, week)[index] }
    }

    /// A measure of a group at the moment the last of its stages' lists is known; 0 when that is never.
    public func stockAtStart(_ index: Int, of group: Int) -> Double {
        precondition((0..<groupCount).contains(group) && (0..<measureCount).contains(index))
        return withExtendedLifetime(self) { startMeasurements[group * measureCount + index] }
    }

    func measurement(_ group: Int, _ week: Int) -> UnsafeMutablePointer<Double> {
        measurements + (week &* groupCount &+ group) &* measureCount
    }
}

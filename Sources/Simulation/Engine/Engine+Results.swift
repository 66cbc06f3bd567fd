// What the last run of an engine has to report. An engine that is not used again would be gone before its storage is
// read: hence the extended lifetimes.
extension Engine {
    /// What moved through a stage in a week of the last run.
    public func flows(of stage: Int, in week: Int) -> Flows {
        precondition((0..<stageCount).contains(stage) && (0..<weekCount).contains(week))
        return withExtendedLifetime(self) { weekFlows[week * stageCount + stage] }
    }

    /// What moved through a stage in a week of the last run, of one class.
    public func flows(of stage: Int, class childClass: Int, in week: Int) -> ClassFlows {
        precondition((0..<stageCount).contains(stage) && (0..<weekCount).contains(week))
        precondition((0..<classCount).contains(childClass))
        return withExtendedLifetime(self) {
            classFlows.map { $0[(week * stageCount + stage) * classCount + childClass] }
                ?? ClassFlows(weekFlows[week * stageCount + stage])
        }
    }

    /// Cases that ended with an outcome in a week of the last run.
    public func count(of outcome: Int, in week: Int) -> Int {
        precondition((0..<outcomeCount).contains(outcome) && (0..<weekCount).contains(week))
        return withExtendedLifetime(self) { Int(weekOutcomes[week * outcomeCount + outcome]) }
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

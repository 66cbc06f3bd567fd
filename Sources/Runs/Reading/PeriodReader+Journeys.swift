import Areas
import Assembly
import Simulation

extension PeriodReader.Sources {
    /// What has become of the children who are followed on a list; `nil` for measures of anything else.
    ///
    /// Where fewer than 95% of their waits have ended when they are followed no longer, the wait is infinite: beyond; and the
    /// share who leave has no value.
    func journeyReading(of series: MeasuredSeries) -> PeriodReader.JourneyReading? {
        guard series.measure.followsChildren, !service.isPathway else { return nil }
        let stage = layout.stages[index][0]
        let childClass = childClass(of: series).map { layout.number(ofClass: service.classes[$0].name) }
        let percentile = { (share: Double) -> PeriodReader.JourneyReading in
            { engine, group in
                if engine.journey(of: stage, group: group, class: childClass).isBeyond() { return .infinity }
                return engine.journeyWait(share, of: stage, group: group, class: childClass) ?? .nan
            }
        }
        switch series.measure {
        case .medianWaitIfReferred: return percentile(0.5)
        case .percentile92WaitIfReferred: return percentile(0.92)
        case .leavingIfReferred:
            return { engine, group in
                let journey = engine.journey(of: stage, group: group, class: childClass)
                return journey.isBeyond() ? .nan : journey.leavingShare ?? .nan
            }
        default:
            return { engine, group in
                let journey = engine.journey(of: stage, group: group, class: childClass)
                return journey.isBeyond() ? .infinity : journey.meanWait ?? .nan
            }
        }
    }
}

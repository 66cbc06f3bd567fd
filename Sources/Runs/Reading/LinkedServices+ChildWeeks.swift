import Areas
import Assembly
import Calibration
import Simulation

extension LinkedServices {
    /// Weeks that children wait at a service in the forecast's months, each child counted in every week: of a pathway those of
    /// all open cases.
    func childWeeks(of index: Int, _ engine: Engine, _ periods: PeriodsFromWeeks) -> Double {
        let isPathway = services[index].service.isPathway
        return periods.flows.dropFirst().joined()
            .reduce(0) { sum, part in
                let children = stageNumbers[index]
                    .reduce(0.0) { children, stage in
                        let flows = engine.flows(of: stage, in: part.week)
                        return children + Double(flows.waiting + (isPathway ? flows.inWork : 0))
                    }
                return sum + part.share * children
            }
    }
}

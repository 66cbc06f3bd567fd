import Areas
import Calibration
import Randomness
import Simulation

extension LinkedServices {
    /// Holds what plans have seen elsewhere to the caps that rules about money set.
    ///
    /// A cap is a rate: in each week in which it holds, all that a service has seen elsewhere is lowered in proportion where
    /// it is more. Who is found not to wait any more is nobody's contract, and is left as it is.
    func capSeenElsewhere(_ index: Int, _ replication: Replication, _ inputs: inout NetworkInputs) {
        for (rule, path) in caps {
            guard case .cap(let figure, let service) = rule.effect,
                service ?? services[index].service.id == services[index].service.id
            else { continue }
            let most = replication.draw(figure, at: .money(path))
            for week in 0..<network.weekCount where rule.holds(in: monthOfWeek[week]) {
                var passes: [(stage: Int, pass: Int)] = []
                var cases = 0.0
                for stage in stageNumbers[index] {
                    for (place, pass) in inputs.stages[stage].extraCapacity.enumerated()
                    where pass.destination == .outcome(layout.elsewhere[index]) && pass.variation == .poisson {
                        passes.append((stage, place))
                        cases += pass.mean[week]
                    }
                }
                guard cases > most else { continue }
                for one in passes { inputs.stages[one.stage].extraCapacity[one.pass].mean[week] *= most / cases }
            }
        }
    }
}

package import Calendar
import Foundation
import Randomness

extension SchoolYear {
    /// How well the months of a flow fit this school year: log of their likelihood, over the priors of ``FlowPath``.
    ///
    /// The flow's own calendar months are left out of it, since they would make up for a wrong year.
    ///
    /// - Parameters:
    ///   - spans: counts over months or longer, in any order.
    ///   - levelShifts: first days from which the level is known to differ.
    ///   - kind: what is counted.
    /// - Returns: 0 without counts.
    package func logEvidence(of spans: [FlowCount], levelShifts: [Day], kind: FlowPath.Kind) -> Double {
        typealias Known = PathConstants.Flow
        let observed = FlowObservation.ordered(spans)
        guard !observed.isEmpty else { return 0 }
        let centre = log(FlowExcess(observed, levelShifts, self, kind).variance) / 2
        let lattice = ParticleCloud.Lattice(start: 0.5)
        let logs = (0..<Self.points)
            .map { index in
                var filter = FlowFilter(
                    excess: exp(centre + Known.logExcessDeviation * lattice.normal(index, axis: 0)),
                    gain: Known.gain.lowerBound
                        + (Known.gain.upperBound - Known.gain.lowerBound) * lattice.point(index, axis: 1),
                    amplitude: 1 + Known.amplitudeDeviation * lattice.normal(index, axis: 2)
                )
                filter.run(over: observed, shifts: levelShifts) { month, amplitude in
                    amplitude * logFlow(of: kind, in: month)
                }
                return filter.logLikelihood
            }
        let best = logs.max() ?? 0
        return best + log(logs.reduce(0) { $0 + exp($1 - best) } / Double(logs.count))
    }

    /// Points of the prior.
    private static let points = 64
}

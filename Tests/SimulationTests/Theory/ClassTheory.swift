import Simulation
import Testing

extension TheoryCase {
    /// Of 60 children of three classes in two cohorts, 10 taken at random are of class 1 with hypergeometric mean
    /// 10 x 20/60 and variance 10 x 1/3 x 2/3 x 50/59; likewise those who leave.
    static let classes = TheoryCase(
        name: "Classes: 20 of 60 waiting, taken at random or leaving",
        source: """
            Ten taken at random: hypergeometric, mean 10 x 20/60, variance 10 x 1/3 x 2/3 x 50/59. Those who leave in a \
            week by a hazard of .3: binomial with 1 - exp(-.3).
            """
    ) {
        let fill = { (inputs: inout StageInputs) in
            for (place, children) in [(0, 10), (9, 15), (10, 12), (19, 8), (20, 6), (29, 9)] {
                inputs.initial[place] = Int32(children)
            }
        }
        let random = ClassTests.engine(classes: 3) { inputs in
            fill(&inputs)
            inputs.capacity = CapacityPass(weekCount: 1, mean: 10, order: .random)
        }
        let leaving = ClassTests.engine(classes: 3) { inputs in
            fill(&inputs)
            inputs.attrition = [Phase(from: 0, .constant(0.3))]
        }
        var seen = Sample()
        var gone = Sample()
        var all = Sample()
        for replication in 0..<20_000 {
            random.run(seed: 41, replication: replication)
            seen.add(Double(random.flows(of: 0, class: 1, in: 0).seen))
            leaving.run(seed: 42, replication: replication)
            gone.add(Double(leaving.flows(of: 0, class: 1, in: 0).left))
            all.add(Double(leaving.flows(of: 0, in: 0).left))
        }
        let leave = 0.259_181_779
        return [
            .mean("of the class among ten seen", seen, value: 10.0 / 3),
            .deviation("its standard deviation", seen, value: (10.0 / 3 * 2 / 3 * 50 / 59).squareRoot()),
            .mean("of the class who leave", gone, value: 20 * leave),
            .mean("all who leave", all, value: 60 * leave),
            .deviation("its standard deviation", all, value: (60 * leave * (1 - leave)).squareRoot()),
        ]
    }
}

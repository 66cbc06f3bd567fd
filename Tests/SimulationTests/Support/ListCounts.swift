@testable import Simulation

extension Engine {
    /// Children on a stage's list as it stands, by class and then by cohort.
    func counts(of stage: Int) -> [[Int]] {
        (0..<network.classCount)
            .map { childClass in
                (0..<network.cohortCount).map { states[stage].waiting(of: childClass, in: $0) }
            }
    }
}

package import Calendar

/// Something that is counted and paid for, month by month: what a run hands over of each replication.
package enum Quantity: Hashable, Sendable {
    /// Children seen at a stage, by whomever, but for those seen elsewhere.
    case seen(service: String, stage: String)
    /// Posts filled, in whole-time equivalents: of a stage's posts by their place in the file.
    case posts(service: String, stage: String, place: Int)
    /// What agency staff do of these while they are vacant, in whole-time equivalents.
    case agencyCover(service: String, stage: String, place: Int)
    /// Held, the mean of a month: of one placement or of all.
    case held(service: String, placement: String?)
    /// Children whom a step of the plan has seen or taken off the list, by the step's place in the plan.
    case stepCases(Int)
    /// Posts that a step has filled, in whole-time equivalents.
    case stepPosts(Int)
    /// Whole-time equivalents who begin in a month, of a step that recruits.
    case recruited(Int)
    /// The share of a month in which a step is felt.
    case stepMonths(Int)
    /// 1 in the month in which a step is first felt.
    case stepBegins(Int)
    /// 1 in every month from one to another.
    case months(from: Month?, until: Month?)

    /// The service without which nobody knows it; `nil`: it is known without a run.
    package func service(_ steps: [String]) -> String? {
        switch self {
        case .seen(let service, _), .posts(let service, _, _), .agencyCover(let service, _, _): service
        case .held(let service, _): service
        case .stepCases(let step), .stepPosts(let step), .recruited(let step), .stepMonths(let step),
            .stepBegins(let step):
            steps[step]
        case .months: nil
        }
    }
}

import Areas
import Calibration

/// Posts in one replication as they are paid for: the mean of each week, in whole-time equivalents.
package struct PaidPosts: Sendable {
    /// Posts filled, whatever the caseload.
    package let filled: [Double]
    /// What agency staff cover of the others.
    package let agency: [Double]
}

extension LinkedServices {
    /// Who is paid in the posts of a stage, by their place in the file; `nil` where its capacity is not built from posts.
    package func paidPosts(
        _ place: Int,
        ofStage stage: Int,
        ofService index: Int,
        _ replication: Replication
    ) -> PaidPosts? {
        let model = services[index]
        guard case .staffed(let posts) = model.stages[stage].capacity, posts.indices.contains(place) else { return nil }
        let path = staffPath(of: posts[place], place, stage: stage, of: model, replication, tracksPay: true)
        return PaidPosts(filled: path.paidWTE, agency: path.agencyWTE)
    }
}

/// How much work goes into estimating a service: what it costs is time, and the last digits of the ranges.
package enum FitEffort: String, CaseIterable, Codable, Sendable {
    /// As closely as the program can.
    case full
    /// With fewer draws of everything that is inferred, for batches of many areas.
    case quick

    /// Draws that stand for what is known of a list's path and of a series of flows.
    var pathDraws: Int { self == .full ? 512 : 128 }
    /// Draws that stand for what is known of how a list is worked.
    var posteriorDraws: Int { self == .full ? 512 : 256 }
    /// Of these, draws that are held against a list of whole children.
    var checkedDraws: Int { self == .full ? 128 : 0 }
}

import Calendar

/// What the school year of a country does to lists and flows; without one, only what a long series shows of itself.
extension SchoolYear {
    /// Change of a list in a calendar month, as a share of it, for lists with many new children.
    func listChange(in month: Month) -> Double {
        switch self {
        case .england: PathConstants.List.england[month.monthOfYear - 1]
        case .scotland: PathConstants.List.scotland[month.monthOfYear - 1]
        case .none: 0
        }
    }

    /// log of a calendar month's flow less that of an average month.
    func logFlow(of flow: FlowPath.Kind, in month: Month) -> Double {
        switch (self, flow) {
        case (.england, .referrals): PathConstants.Flow.englandReferrals[month.monthOfYear - 1]
        case (.england, .seen): PathConstants.Flow.englandSeen[month.monthOfYear - 1]
        case (.scotland, .referrals): PathConstants.Flow.scotlandReferrals[month.monthOfYear - 1]
        case (.scotland, .seen): PathConstants.Flow.scotlandSeen[month.monthOfYear - 1]
        case (.none, _): 0
        }
    }

    /// How far a service's own calendar months lie from the pooled profile of flows: standard deviation of the log.
    var flowDeviation: Double {
        switch self {
        case .scotland: 0.05
        // July to September are worked out from Scotland's, not seen.
        case .england: 0.12
        case .none: 0.15
        }
    }
}

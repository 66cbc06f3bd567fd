/// One of the ways in which a pathway may have come to what is published of it, each as likely.
package struct PathwayDraw: Codable, Sendable {
    /// Share of refusals that come back as new cases.
    package let returning: Double
    /// Order of service: above 0 older first, below 0 newer first.
    package let kappa: Double
    /// Cases a week that can be finished to the end of the year in progress.
    package let capacity: Double
    /// Cases a week in the year after, and those that it comes back to from then on.
    package let laterCapacity: Double
    package let usualCapacity: Double
    /// Cases taken up a week at the start.
    package let servedPerWeek: Double
    /// Their weeks from the clock start to the plan, for each of equal parts of them, the shortest first.
    package let servedAges: [Double]
    /// Cases at the start that could have been finished, had there been capacity.
    package let backlog: Double
    /// Of the plans of the year in progress, the share in time; `nil` where no year is in progress.
    package let inTime: Double?

    /// How many parts that is.
    static let ageParts = 20
    /// From what share of returning refusals on they are what explains the figures.
    package static let manyReturning = 0.15
}

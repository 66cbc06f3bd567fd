/// An appeal against an outcome (a refusal to assess, or to issue a plan).
package struct Appeal: Codable, Hashable, Sendable {
    /// Share of those with the outcome who appeal.
    package var share: Figure
    /// Weeks until it is decided.
    package var delay: Delay
    /// Share of appeals that are upheld or conceded.
    package var upheld: Figure
    /// The stage of the service to which a child with an upheld appeal comes, as an exception with a new clock.
    package var returnsTo: String

    package init(share: Figure, delay: Delay, upheld: Figure, returnsTo: String) {
        self.share = share
        self.delay = delay
        self.upheld = upheld
        self.returnsTo = returnsTo
    }
}

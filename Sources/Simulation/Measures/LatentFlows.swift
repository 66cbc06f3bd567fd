/// Children who joined or left a list in a week for no reason that is simulated: what bends it to its path.
public struct LatentFlows: BitwiseCopyable, Hashable, Sendable {
    /// Children who came onto the list, with the clock starts of others who wait there.
    public var additions = 0
    /// Children who left it without being seen.
    public var removals = 0
    /// Removals that the path asked for and the list could not give: nobody was left on it.
    public var missing = 0

    /// Nobody moved.
    public init() {}
}

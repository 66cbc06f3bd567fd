/// The school year that shapes the months of children's services.
public enum SchoolYear: String, CaseIterable, Codable, Hashable, Sendable {
    /// Summer holidays from late July to the end of August.
    case england
    /// Summer holidays from the end of June to the middle of August.
    case scotland
    /// None that is known: only what a long series shows of itself.
    case none
}

/// A closed form in words: its formulas, when they apply, and who has published them.
///
/// Each model says it once, as its `theory`; the command prints it from there. The module's page has the full titles of
/// what is cited.
public struct Theory: Equatable, Sendable {
    /// The formulas, one a line.
    public let formula: [String]
    /// When they apply, as sentences.
    public let applies: String
    /// Who has published them.
    public let source: String

    /// A closed form with its conditions and source.
    public init(formula: [String], applies: String, source: String) {
        self.formula = formula
        self.applies = applies
        self.source = source
    }
}

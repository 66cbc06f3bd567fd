package import Queueing

/// One number with its name, its symbol in the formula and its unit.
package struct Quantity: Equatable, Sendable {
    /// What it is, in words: `mean wait`.
    package var name: String
    /// Its symbol in the formula: `Wq`; empty where it has none.
    package var symbol: String
    /// The number.
    package var value: Double
    /// What it counts: `weeks`, `per week`, `people`; empty for shares and probabilities.
    package var unit: String
    /// The class, station or period that it belongs to; nil where it belongs to the whole.
    package var item: String?

    /// A number with its name.
    package init(_ name: String, _ symbol: String, _ value: Double, _ unit: String = "", of item: String? = nil) {
        self.name = name
        self.symbol = symbol
        self.value = value
        self.unit = unit
        self.item = item
    }
}

/// The answer of a closed form: what was given, what follows, and why.
///
/// Whatever the model, an answer is printed by ``text(digits:)``, ``csv`` and ``json``.
package struct FormulaSheet: Equatable, Sendable {
    /// The model.
    package var title: String
    /// The numbers that were given.
    package var given: [Quantity]
    /// The numbers that follow.
    package var results: [Quantity]
    /// The formula, when it applies and its source.
    package var theory: Theory

    package init(title: String, given: [Quantity], results: [Quantity], theory: Theory) {
        self.title = title
        self.given = given
        self.results = results
        self.theory = theory
    }
}

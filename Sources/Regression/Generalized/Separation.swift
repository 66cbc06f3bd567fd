/// Data that separate: what tells on its own which observations lie at the edge of their range.
///
/// Source: Albert and Anderson (1984), Biometrika 71, 1-10.
struct Separation: Equatable, Sendable {
    /// The columns of the design whose coefficients run off, those that move the fit most first; none where it is the
    /// intercept alone.
    var columns: [String]
    /// A row that is fitted exactly at the edge, counted from 0.
    let row: Int
    /// Its response.
    let response: Double
    /// The columns in the words of a formula: `'x'`, `level 'north' of 'board'`; nil where there is no formula.
    var variables: [String]?

    /// What was found and what to do: only what a formula can do.
    var description: String {
        let edge = Expression.shown(response)
        guard !columns.isEmpty else {
            return
                "Every response is \(edge) (row \(row + 1) for one), so that no coefficient has an estimate; there is "
                + "nothing to fit until some are not."
        }
        let told = variables ?? columns.map { "'\($0)'" }
        let names = told.count == 1 ? told[0] : told.dropLast().joined(separator: ", ") + " and " + told[told.count - 1]
        let remedy =
            told.count == 1
            ? told[0].hasPrefix("level ")
                ? "Merge that level with another, or leave the variable out."
                : "Leave it out, or put its values into fewer groups."
            : "Leave one of them out, or merge levels."
        return
            "The data separate by \(names): row \(row + 1) and its like are fitted exactly at \(edge), which takes a "
            + "coefficient that runs off to infinity. \(remedy)"
    }
}

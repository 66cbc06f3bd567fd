import LinearAlgebra
package import Regression
import Wording

extension FitReport {
    /// The summary, laid out as R does, with a table of confidence intervals where it is asked for.
    package func text(showsIntervals: Bool) throws(RegressionError) -> String {
        let covariance = errors.name.map { (name: $0, matrix: errors.covariance) }
        var text =
            switch fit {
            case .linear(let fit): try fit.summary(formula: formula, covariance: covariance)
            case .generalized(let fit): try fit.summary(formula: formula, covariance: covariance)
            case .negativeBinomial(let fit): try fit.summary(formula: formula, covariance: covariance)
            }
        if showsIntervals { text += try intervals() }
        if !incompleteLines.isEmpty {
            let shown = incompleteLines.prefix(10).map(String.init).joined(separator: ", ")
            let more = incompleteLines.count > 10 ? " and \(incompleteLines.count - 10) more" : ""
            let (noun, place) = incompleteLines.count == 1 ? ("row", "line") : ("rows", "lines")
            text +=
                "\n(\(incompleteLines.count) \(noun) left out because something is missing: \(place) \(shown)\(more))\n"
        }
        for note in dataNotes { text += "\n(\(note))\n" }
        return safeText(text)
    }

    private func intervals() throws(RegressionError) -> String {
        let tail = (1 - level) / 2
        var table = TextTable()
        table.row(["", significant(100 * tail, digits: 4) + "%", significant(100 - 100 * tail, digits: 4) + "%"])
        for row in try rows() {
            let ends = [row.interval.lower, row.interval.upper].map { significant($0, digits: 6) }
            table.row([row.name] + ends)
        }
        return "\nConfidence intervals:\n" + table.lines.joined(separator: "\n") + "\n"
    }
}

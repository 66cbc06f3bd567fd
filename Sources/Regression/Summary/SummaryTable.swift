import Foundation

/// The table of coefficients as R prints it: aligned columns, p-values and stars.
struct SummaryTable {
    let rows: [CoefficientRow]
    /// `t` or `z`.
    let letter: String

    /// The lines, header first, with the legend of the stars last.
    var lines: [String] {
        let places = Self.decimals(rows.map(\.standardError))
        var cells = [["", "Estimate", "Std. Error", "\(letter) value", "Pr(>|\(letter)|)", ""]]
        for row in rows {
            cells.append([
                row.name, Self.fixed(row.estimate, places), Self.fixed(row.standardError, places),
                Self.fixed(row.statistic, 3), Self.probability(row.pValue), Self.stars(row.pValue),
            ])
        }
        let widths = (0..<6).map { column in cells.map { $0[column].count }.max() ?? 0 }
        let table = cells.map { line in
            let padded = line.enumerated()
                .map { column, cell in
                    let space = String(repeating: " ", count: widths[column] - cell.count)
                    return column == 0 || column == 5 ? cell + space : space + cell
                }
            return padded.joined(separator: " ").trimmingSuffix(" ")
        }
        return table + ["---", "Signif. codes: 0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1"]
    }

    /// Decimals that show the smallest standard error to four digits, at most nine.
    private static func decimals(_ errors: [Double]) -> Int {
        guard let least = errors.filter({ $0 > 0 && $0.isFinite }).min() else { return 4 }
        return min(9, max(0, 3 - Int(log10(least).rounded(.down))))
    }

    static func fixed(_ value: Double, _ places: Int) -> String {
        value.isFinite ? String(format: "%.*f", places, value) : "NA"
    }

    /// A p-value to three digits, or `<2e-16` beneath what a double tells from zero.
    static func probability(_ value: Double) -> String {
        if value.isNaN { return "NA" }
        if value < 2e-16 { return "<2e-16" }
        return value < 1e-4 ? String(format: "%.2e", value) : String(format: "%.4f", value)
    }

    private static func stars(_ value: Double) -> String {
        switch value {
        case ..<0.001: "***"
        case ..<0.01: "**"
        case ..<0.05: "*"
        case ..<0.1: "."
        default: ""
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var end = self[...]
        while end.last == character { end.removeLast() }
        return String(end)
    }
}

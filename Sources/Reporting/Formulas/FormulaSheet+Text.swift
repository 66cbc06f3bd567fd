package import Queueing
import Wording

extension FormulaSheet {
    /// The answer as a table for people, every number to so many significant digits.
    package func text(digits: Int = 6) -> String {
        var lines = [title]
        for (heading, quantities) in [("Given", given), ("Results", results)] where !quantities.isEmpty {
            lines += ["", heading]
            let list = Self.list(quantities.filter { $0.item == nil }, digits)
            let grid = Self.grid(quantities.filter { $0.item != nil }, digits)
            lines += list + (list.isEmpty || grid.isEmpty ? [] : [""]) + grid
        }
        lines.append("")
        lines += labelled("Formula", theory.formulaLines(width: 70))
        lines += labelled("Applies", [theory.applies])
        lines += labelled("Source", [theory.source])
        return safeText(lines.joined(separator: "\n") + "\n")
    }

    /// One line a quantity, decimal points beneath each other.
    private static func list(_ quantities: [Quantity], _ digits: Int) -> [String] {
        let cells = quantities.map { quantity in
            let number = significant(quantity.value, digits: digits)
            let whole = number.prefix { $0 != "." }.count
            return (quantity.name, quantity.symbol, number, whole, quantity.unit)
        }
        let nameWidth = cells.map(\.0.count).max() ?? 0
        let symbolWidth = cells.map(\.1.count).max() ?? 0
        let wholeWidth = cells.map(\.3).max() ?? 0
        let partWidth = cells.map { $0.2.count - $0.3 }.max() ?? 0
        return cells.map { name, symbol, number, whole, unit in
            let aligned = spaces(wholeWidth - whole) + number + spaces(partWidth - number.count + whole)
            let line = "  \(padded(name, nameWidth))  \(padded(symbol, symbolWidth))  \(aligned)  \(unit)"
            return withoutTrailingSpaces(line)
        }
    }

    /// One row an item, one column a name; an item without one of the numbers has a dash.
    private static func grid(_ quantities: [Quantity], _ digits: Int) -> [String] {
        let items = unique(quantities.compactMap(\.item))
        let names = unique(quantities.map(\.name))
        guard !items.isEmpty else { return [] }
        var table = TextTable(indent: 2)
        let columns = names.compactMap { name in quantities.first { $0.name == name } }
        table.row([""] + columns.map(\.name))
        table.row([""] + columns.map { [$0.symbol, $0.unit].filter { !$0.isEmpty }.joined(separator: ", ") })
        for item in items {
            let cells = names.map { name in
                quantities.first { $0.item == item && $0.name == name }
                    .map { significant($0.value, digits: digits) } ?? "-"
            }
            table.row([item] + cells)
        }
        return table.lines
    }

    /// Paragraphs beside a label.
    private func labelled(_ label: String, _ paragraphs: [String]) -> [String] {
        paragraphs.flatMap { wrapped($0, width: 70) }.enumerated()
            .map { index, line in padded(index == 0 ? label : "", 9) + line }
    }
}

extension Theory {
    /// The formulas as lines of at most so many characters, broken between them if it can be.
    package func formulaLines(width: Int) -> [String] {
        formula.flatMap { line in
            line.count <= width ? [line] : line.replacing(",   ", with: ",\n").split(separator: "\n").map(String.init)
        }
        .flatMap { wrapped($0, width: width) }
    }
}

private func unique(_ texts: [String]) -> [String] {
    texts.reduce(into: []) { kept, text in if !kept.contains(text) { kept.append(text) } }
}

private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

private func padded(_ text: String, _ width: Int) -> String { text + spaces(width - text.count) }

private func withoutTrailingSpaces(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
}

/// A paragraph as lines of at most so many characters, broken at spaces; runs of spaces inside a line are kept.
func wrapped(_ paragraph: String, width: Int) -> [String] {
    var lines: [String] = []
    var rest = paragraph[...]
    while rest.count > width {
        let window = rest.prefix(width + 1)
        guard let space = window.lastIndex(of: " ") ?? rest.firstIndex(of: " ") else { break }
        lines.append(withoutTrailingSpaces(String(rest[..<space])))
        rest = rest[space...].drop { $0 == " " }
    }
    if !rest.isEmpty { lines.append(String(rest)) }
    return lines
}

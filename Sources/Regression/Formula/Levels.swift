/// The levels of categories: in the order of numbers where all are numbers, else of texts.
enum Levels {
    static func of(_ column: DataTable.Column) -> [String] {
        if case .categories(_, let levels) = column { return levels }
        let distinct = Set(texts(column))
        let numbers = distinct.compactMap { text in Double(text).map { (text, $0) } }
        if numbers.count == distinct.count { return numbers.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0) }
        return distinct.sorted()
    }

    /// The values as texts; whole numbers without a decimal point.
    static func texts(_ column: DataTable.Column) -> [String] {
        switch column {
        case .numbers(let values): values.map(Expression.shown)
        case .texts(let values), .categories(let values, _): values
        }
    }

    /// The place of each row's category among the levels.
    static func codes(
        _ expression: Expression,
        _ levels: [String],
        _ table: DataTable,
        _ source: String
    ) throws(RegressionError) -> [Int] {
        let places = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
        var codes: [Int] = []
        for (row, text) in texts(try column(expression, table, source)).enumerated() {
            guard let place = places[text] else {
                throw RegressionError(
                    .invalidValue,
                    "Row \(row + 1) of \(expression.description) is '\(text)', which is not among the levels of the fit: "
                        + "\(listed(levels))."
                )
            }
            codes.append(place)
        }
        return codes
    }

    /// The column behind a factor: one of the table's own, or an expression's numbers.
    static func column(
        _ expression: Expression,
        _ table: DataTable,
        _ source: String
    ) throws(RegressionError) -> DataTable.Column {
        if case .name(let name, let position) = expression {
            guard let column = table[name] else {
                throw FormulaMistake.unknownColumn(name, table, position, source)
            }
            return column
        }
        return .numbers(try expression.numbers(table, source))
    }
}

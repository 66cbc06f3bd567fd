/// Named columns of one length: the data of a formula.
public struct DataTable: Sendable, Equatable {
    /// One column's values.
    public enum Column: Sendable, Equatable {
        /// Numbers; NaN stands for a missing one.
        case numbers([Double])
        /// Texts, used as categories; an empty text stands for a missing one.
        case texts([String])
        /// Categories with all their levels, the reference first.
        case categories([String], levels: [String])

        /// The number of values.
        public var count: Int {
            switch self {
            case .numbers(let values): values.count
            case .texts(let values), .categories(let values, _): values.count
            }
        }
    }

    /// The names, in order.
    public let names: [String]
    /// The number of rows.
    public let rows: Int
    private let columns: [String: Column]

    /// A table; names must differ and columns must have one length.
    public init(_ columns: [(name: String, values: Column)]) throws(RegressionError) {
        rows = columns.first?.values.count ?? 0
        var store: [String: Column] = [:]
        for (name, values) in columns {
            guard values.count == rows else {
                throw RegressionError(
                    .shape,
                    "Column '\(name)' has \(values.count) values where '\(columns[0].name)' has \(rows)."
                )
            }
            if case .categories(let texts, let levels) = values,
                let stray = texts.first(where: { !levels.contains($0) })
            {
                throw RegressionError(
                    .invalidValue,
                    "Column '\(name)' holds '\(stray)', which is not among its levels \(listed(levels))."
                )
            }
            guard store.updateValue(values, forKey: name) == nil else {
                throw RegressionError(.shape, "Two columns are named '\(name)'; names must differ.")
            }
        }
        names = columns.map(\.name)
        self.columns = store
    }

    /// A table of numbers only.
    public init(numbers: [(name: String, values: [Double])]) throws(RegressionError) {
        try self.init(numbers.map { ($0.name, .numbers($0.values)) })
    }

    /// A column by its name, or nil.
    public subscript(name: String) -> Column? { columns[name] }

    /// The table with some of its rows only, in the order given.
    public func selecting(rows chosen: [Int]) -> DataTable {
        DataTable(
            names: names,
            rows: chosen.count,
            columns: columns.mapValues { column in
                switch column {
                case .numbers(let values): .numbers(chosen.map { values[$0] })
                case .texts(let values): .texts(chosen.map { values[$0] })
                case .categories(let values, let levels): .categories(chosen.map { values[$0] }, levels: levels)
                }
            }
        )
    }

    /// The rows in which none of some columns is missing: no NaN, no empty text.
    ///
    /// `table.selecting(rows: table.completeRows(in: formula.columnNames))` leaves the others out, as R does unasked.
    public func completeRows(in chosen: [String]) -> [Int] {
        (0..<rows)
            .filter { row in
                chosen.allSatisfy { name in
                    switch columns[name] {
                    case .numbers(let values): !values[row].isNaN
                    case .texts(let values), .categories(let values, _): !values[row].isEmpty
                    case nil: true
                    }
                }
            }
    }

    private init(names: [String], rows: Int, columns: [String: Column]) {
        self.names = names
        self.rows = rows
        self.columns = columns
    }

    /// A column that must be there.
    func column(_ name: String) throws(RegressionError) -> Column {
        guard let column = columns[name] else {
            throw RegressionError(.unknownColumn, "There is no column '\(name)'; the columns are \(listed(names)).")
        }
        return column
    }
}

/// Names in quotation marks, separated by commas; of many the first twenty.
func listed(_ names: [String]) -> String {
    let shown = names.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
}

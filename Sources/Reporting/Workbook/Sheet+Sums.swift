import WorkbookWriting

extension Sheet {
    /// What the numbers and sums in some cells come to.
    func sum(_ ranges: [CellRange]) -> Double {
        ranges.reduce(0) { sum, range in
            (range.firstRow...range.lastRow)
                .reduce(sum) { sum, row in
                    (range.firstColumn...range.lastColumn)
                        .reduce(sum) { sum, column in
                            guard row < rows.count, column < rows[row].count else { return sum }
                            switch rows[row][column].value {
                            case .number(let number), .sum(_, result: let number): return sum + number
                            case .empty, .text, .day, .link: return sum
                            }
                        }
                }
        }
    }
}

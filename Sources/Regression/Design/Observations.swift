/// The checks that every fit makes once, at the door.
enum Observations {
    /// Refuses lengths that differ, values that the family cannot take, and fewer rows than a fit needs.
    static func check(
        _ design: DesignMatrix,
        _ response: [Double],
        _ weights: [Double]?,
        _ offset: [Double]?,
        complaint: (Double) -> String?
    ) throws(RegressionError) {
        let n = design.rows
        try checkLength(response, n, "response")
        if let weights {
            try checkLength(weights, n, "weights")
            if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
                throw RegressionError(
                    .invalidValue,
                    "The weight in row \(row + 1) must be 0 or more and finite, found \(weights[row])."
                )
            }
        }
        if let offset {
            try checkLength(offset, n, "offset")
            if let row = offset.firstIndex(where: { !$0.isFinite }) {
                throw RegressionError(
                    .invalidValue,
                    "The offset in row \(row + 1) must be a finite number, found \(offset[row]); the log of 0 is not."
                )
            }
        }
        for row in response.indices where (weights?[row] ?? 1) > 0 {
            if let wanted = complaint(response[row]) {
                throw RegressionError(
                    .invalidValue,
                    "The response in row \(row + 1) must be \(wanted), found \(response[row])."
                )
            }
        }
        let used = weights.map { $0.count { $0 > 0 } } ?? n
        guard design.columns > 0, used > 0 else {
            throw RegressionError(
                .rankDeficient,
                "A fit needs a column and a row of positive weight, found \(design.columns) columns and \(used) rows."
            )
        }
    }

    /// Refuses counts that are all zero under the log link: the mean would be zero, its logarithm minus infinity.
    static func requireSomeCount(_ response: [Double], _ weights: [Double]?, _ link: Link) throws(RegressionError) {
        guard link == .log else { return }
        let some = response.indices.contains { response[$0] > 0 && (weights?[$0] ?? 1) > 0 }
        if !some {
            throw RegressionError(
                .separation,
                "All \(response.count) counts are zero, so the log of their mean has no estimate; there is nothing to fit "
                    + "until something is counted."
            )
        }
    }

    private static func checkLength(_ values: [Double], _ rows: Int, _ what: String) throws(RegressionError) {
        if values.count != rows {
            throw RegressionError(.shape, "The \(what) has \(values.count) values and the design \(rows) rows.")
        }
    }
}

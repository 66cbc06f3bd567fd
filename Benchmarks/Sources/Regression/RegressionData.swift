import Foundation
import Randomness
import Regression

/// The data of one size: normal columns, and responses of three kinds from known coefficients.
///
/// Every number has an address in the generator, so the data never change. Columns and amounts have four decimals: as
/// text they are short, and every program reads back the same doubles.
struct RegressionData {
    let rows: Int
    /// Named x1, x2 and so on; a column of ones comes on top.
    let columns: [(name: String, values: [Double])]
    /// Poisson counts.
    let counts: [Double]
    /// Negative binomial counts, theta being 3.
    let spreadCounts: [Double]
    /// Normal amounts of standard deviation 1.
    let amounts: [Double]

    /// Data of `rows` rows for `coefficients` coefficients, the intercept among them.
    init(rows: Int, coefficients: Int) {
        let truth = Self.uniforms(stream: 0, rows: rows, count: coefficients)
            .map { ($0 < 0.5 ? -1 : 1) * (0.05 + 0.1 * abs(2 * $0 - 1)) }
        columns = (1..<coefficients)
            .map { place in
                let values = Self.uniforms(stream: place, rows: rows, count: rows)
                    .map { Self.shortened(StandardNormal.quantile($0)) }
                return ("x\(place)", values)
            }
        var predictors = [Double](repeating: 2, count: rows)
        for (place, column) in columns.enumerated() {
            for row in 0..<rows { predictors[row] += truth[place + 1] * column.values[row] }
        }
        let means = predictors.map { exp($0) }
        let luck = (0..<3).map { Self.uniforms(stream: coefficients + $0, rows: rows, count: rows) }
        counts = (0..<rows).map { Double(CountInversion.poisson(luck[0][$0], mean: means[$0])) }
        spreadCounts = (0..<rows).map { Double(CountInversion.negativeBinomial(luck[1][$0], mean: means[$0], size: 3)) }
        amounts = (0..<rows).map { Self.shortened(predictors[$0] + StandardNormal.quantile(luck[2][$0])) }
        self.rows = rows
    }

    /// The design, with its intercept.
    func design() throws -> DesignMatrix {
        try DesignMatrix(columns: columns)
    }

    /// Writes a CSV file with one line a row: the columns, then the responses `poisson`, `negbin` and `gaussian`.
    func write(to file: URL) throws {
        let all = columns + [("poisson", counts), ("negbin", spreadCounts), ("gaussian", amounts)]
        var text = all.map(\.0).joined(separator: ",") + "\n"
        for row in 0..<rows {
            text += all.map { "\($0.1[row])" }.joined(separator: ",") + "\n"
        }
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    private static func uniforms(stream: Int, rows: Int, count: Int) -> [Double] {
        var random = RandomStream(
            seed: 2025,
            replication: UInt64(rows),
            service: RandomStream.serviceKey("regression-benchmark"),
            stage: UInt32(stream),
            purpose: .parameters,
            week: 0
        )
        return (0..<count).map { _ in random.uniform() }
    }

    private static func shortened(_ value: Double) -> Double {
        (value * 10_000).rounded() / 10_000
    }
}

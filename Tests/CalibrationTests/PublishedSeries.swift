import Calendar

@testable import Calibration

/// Two series as published, for what can be worked out from them by hand.
///
/// Source: Derby SEND Joint Strategic Needs Assessment, September 2025; OGL v3.
enum PublishedSeries {
    /// ND (DHcFT), July 2024 to June 2025: children waiting, mean and longest wait, referrals, assessed.
    static let nd = rows(
        from: Month(year: 2024, month: 7),
        waiting: [742, 792, 808, 807, 785, 796, 861, 869, 856, 929, 921, 906],
        mean: [48, 46, 47, 56, 57, 59, 59, 61, 64, 62, 66, 69],
        maximum: [99, 97, 94, 98, 103, 103, 102, 105, 109, 113, 117, 121],
        referrals: [143, 15, 45, 81, 96, 93, 117, 80, 110, 75, 82, 73]
    )

    /// Community paediatrics (DHcFT), April 2024 to May 2025.
    static let paediatrics = rows(
        from: Month(year: 2024, month: 4),
        waiting: [1411, 1368, 1350, 1367, 1294, 1297, 1278, 1241, 1210, 1172, 1148, 1107, 1240, 1250],
        mean: [37, 39, 40, 41, 44, 46, 48, 50, 53, 56, 59, 64, 61, 63],
        maximum: [97, 101, 100, 104, 108, 113, 102, 103, 107, 102, 105, 109, 113, 117],
        referrals: [207, 189, 166, 228, 111, 140, 158, 137, 94, 136, 70, 83, 106, 117]
    )

    private static func rows(
        from first: Month,
        waiting: [Double],
        mean: [Double],
        maximum: [Double],
        referrals: [Double]
    ) -> [Transition] {
        let points = waiting.indices.map {
            StockPoint(month: first + $0, number: waiting[$0], mean: mean[$0], maximum: maximum[$0])
        }
        let byMonth = Dictionary(uniqueKeysWithValues: referrals.enumerated().map { (first + $0.offset, $0.element) })
        return Transition.between(points, referrals: byMonth)
    }
}

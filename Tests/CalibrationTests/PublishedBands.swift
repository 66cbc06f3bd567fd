import Areas
import Foundation
import TestSupport

@testable import Calibration

/// A real list of which the wait bands are published: `Tests/Reference/wait-bands`.
struct PublishedBands {
    /// Where each band begins, in weeks; the last is open.
    var edges: [Double]
    /// Children in each.
    var counts: [Double]

    var number: Double { counts.reduce(0, +) }

    /// Children who have waited at least so many weeks, an edge.
    func number(from edge: Double) -> Double { zip(edges, counts).reduce(0) { $1.0 >= edge ? $0 + $1.1 : $0 } }

    /// Services of England's children's community health.
    static func community() throws -> [PublishedBands] {
        let edges = [0.0, 1, 2, 4, 12, 18, 52]
        return try ReferenceTable("wait-bands/community.csv").rows
            .map { row in
                PublishedBands(edges: edges, counts: try edges.map { try row.number("w\(Int($0))") })
            }
    }

    /// Specialties by commissioner.
    static func specialties() throws -> [PublishedBands] {
        try ReferenceTable("wait-bands/specialties.csv").rows
            .map { PublishedBands(edges: (0...52).map(Double.init), counts: try $0.numbers("weeks")) }
    }

    /// Specialties of one trust by completed week, all the way to the longest wait: Dorset County Hospital, November 2024.
    static func dorset() throws -> [PublishedBands] {
        var byName: [String: [Double]] = [:]
        for row in try ReferenceTable("rtt-dorset/waiting.csv").rows {
            let name = try row.text("treatment_function")
            byName[name, default: Array(repeating: 0, count: 105)][try row.integer("weeks")] += try row.number(
                "waiting"
            )
        }
        return byName.sorted { $0.key < $1.key }
            .map { PublishedBands(edges: (0...104).map(Double.init), counts: $0.value) }
    }

    /// Child and adolescent mental health services of Scottish boards, one count in six.
    static func camhs() throws -> [PublishedBands] {
        let columns = ["0To18Weeks", "19To35Weeks", "36To52Weeks", "Over52Weeks"]
        return try ReferenceTable("camhs-scotland/flows-and-stock.csv").rows.enumerated()
            .filter { $0.offset % 6 == 0 }
            .compactMap { _, row in
                let counts = try columns.compactMap { try row.numberIfKnown("NumberOfPatientsWaiting\($0)") }
                guard counts.count == columns.count, counts.reduce(0, +) > 0 else { return nil }
                return PublishedBands(edges: [0, 19, 36, 53], counts: counts)
            }
    }

    /// What would be published of the bands.
    var asPublished: PublishedWaits {
        PublishedWaits(
            number: number,
            bands: edges.indices.map {
                .init(
                    from: edges[$0],
                    below: $0 + 1 < edges.count ? edges[$0 + 1] : nil,
                    count: counts[$0]...counts[$0]
                )
            }
        )
    }
}

// MARK: - A mean and a longest wait made from bands

extension PublishedBands {
    /// Rate at which the open band thins out: ln(S18/S52)/34 exp(0.73), where everybody is in it a mean of 78 weeks beyond.
    private var tailRate: Double {
        let (edge, last) = (edges.contains(18) ? 18.0 : edges[edges.count - 2], edges[edges.count - 1])
        let open = counts[counts.count - 1]
        return max(log(max(number(from: edge), open + 0.5) / open) / (last - edge) * exp(0.73), 1.0 / 78)
    }

    /// Slope of the log density in a band: that of its neighbours.
    private func slope(_ band: Int) -> Double {
        let around = [band - 1, band, band + 1].filter { edges.indices.dropLast().contains($0) && counts[$0] > 0 }
        guard let low = around.first, let high = around.last, low < high else { return 0 }
        let (width, middle) = ({ edges[$0 + 1] - edges[$0] }, { (edges[$0 + 1] + edges[$0]) / 2 })
        let log = { Foundation.log(counts[$0] / width($0)) }
        return (log(high) - log(low)) / (middle(high) - middle(low))
    }

    /// Mean wait: log-linear within bands.
    var mean: Double {
        var sum = 0.0
        for band in edges.indices where counts[band] > 0 {
            let beyond: Double
            if band + 1 < edges.count {
                let width = edges[band + 1] - edges[band]
                let steep = slope(band) * width
                beyond = abs(steep) < 1e-4 ? width / 2 : width * (1 / -expm1(-steep) - 1 / steep)
            } else {
                beyond = 1 / tailRate
            }
            sum += counts[band] * (edges[band] + beyond)
        }
        return sum / number
    }

    /// The longest of the last band's children, drawn.
    func longest(_ u: Double) -> Double {
        let band = counts.lastIndex { $0 > 0 }!
        let share = pow(u, 1 / counts[band])
        guard band + 1 < edges.count else { return edges[band] - log1p(-share) / tailRate }
        let (steep, width) = (slope(band), edges[band + 1] - edges[band])
        return edges[band] + (abs(steep * width) < 1e-6 ? share * width : log1p(share * expm1(steep * width)) / steep)
    }
}

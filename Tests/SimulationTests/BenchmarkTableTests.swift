import Foundation
import Testing

/// The kept benchmark table has every row that was asked for, and none of them falls short.
///
/// Times are not measured here: `make tables` measures them and writes the table.
@Suite struct BenchmarkTableTests {
    /// The least, or the most, that will do.
    enum Bound {
        case atLeast(Double)
        case atMost(Double)

        func holds(_ figure: Double) -> Bool {
            switch self {
            case .atLeast(let bound): figure >= bound
            case .atMost(let bound): figure <= bound
            }
        }
    }

    /// The least that will do; the table shows it beside what was measured, and Speed.md beside what is aimed at.
    static let bounds: [(what: String, bound: Bound)] = [
        ("task W, one thread", .atLeast(10_000)),
        ("task W with classes, fitted order and varying capacity, one thread", .atLeast(2_500)),
        ("two threads over one", .atLeast(1.8)),
        ("Poisson 120 x 15, R's glm.fit over Waitcast", .atLeast(8)),
        ("Poisson 100000 x 20, R's glm.fit over Waitcast", .atLeast(9)),
        ("negative binomial 120 x 15, R's glm.nb over Waitcast", .atLeast(20)),
        ("negative binomial 100000 x 20, R's glm.nb over Waitcast", .atLeast(14)),
        ("waitcast run on all plans of Derby, 1,000 replications, 36 months, two threads", .atMost(10)),
        ("national batch, from an area's time", .atMost(6)),
        ("memory of 10,000 replications of Derby, 36 months", .atMost(400)),
        ("reading a history of 50 MB", .atMost(3)),
    ]

    /// The cells of each row of a page's tables, by the first; by default of the kept table.
    static func rows(of page: String = "Benchmarks/TABLE.md") throws -> [Substring: [String]] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(page)")
        return try String(contentsOf: file.standardizedFileURL, encoding: .utf8)
            .split(separator: "\n")
            .filter { $0.hasPrefix("| ") }
            .reduce(into: [:]) { rows, line in
                let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                rows[cells[0][...]] = cells
            }
    }

    @Test(arguments: bounds.indices)
    func isFastEnough(_ index: Int) throws {
        let (what, bound) = Self.bounds[index]
        let row = try #require(Self.rows()[what[...]], "no row '\(what)': `make tables` on a machine that has it")
        let figure = try #require(Double(row[1]), "'\(what)' is \(row[1])")
        #expect(bound.holds(figure), "\(what): \(figure), \(bound)")
    }

    /// The page that says what is enough says what the table says.
    @Test(arguments: bounds.indices)
    func isToldAlike(_ index: Int) throws {
        let what = Self.bounds[index].what[...]
        let told = try #require(try Self.rows(of: "Sources/waitcast/waitcast.docc/Speed.md")[what], "no row '\(what)'")
        let kept = try #require(try Self.rows()[what])
        #expect(told == [kept[0]] + kept[2...])
    }

    /// The peers that were asked for are there, and this engine is ahead of each by far.
    @Test(arguments: ["SimPy 4.1.1", "Ciw 3.2.7"])
    func peersAreThere(_ peer: String) throws {
        let row = try #require(Self.rows()[peer[...]], "no row '\(peer)'")
        let ratio = try #require(Double(row[3].replacing(",", with: "")))
        #expect(ratio > 100)
    }
}

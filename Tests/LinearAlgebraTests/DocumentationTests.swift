import Foundation
import LinearAlgebra
import TestSupport
import Testing

/// Runs the examples of the module's documentation.
struct DocumentationTests {
    @Test func overview() throws {
        let matrix = try Matrix(rows: [[4, 2], [2, 3]])
        let solution = try Cholesky(matrix).solve([2, 5])  // [-0.5, 2]
        let determinant = try exp(Cholesky(matrix).logDeterminant)  // 8
        #expect(isClose(solution[0], -0.5, relative: 1e-14) && isClose(solution[1], 2, relative: 1e-14))
        #expect(isClose(determinant, 8, relative: 1e-14))
    }

    @Test func extendedPrecision() throws {
        let years = (0..<8).map { 2018.0 + Double($0) }
        let design = try Matrix(columns: [years.map { _ in 1 }, years, years.map { $0 * $0 }])
        let curve = years.map { 3 + 2 * ($0 - 2020) * ($0 - 2020) }
        let exact = try ExtendedLeastSquares(design: design, response: curve)
        #expect(exact.coefficients == [8_160_803, -8080, 2])
    }

    @Test func everyExampleIsHere() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let pages = root.appending(path: "Sources/LinearAlgebra/LinearAlgebra.docc")
        #expect(try missingExamples(in: pages, from: URL(filePath: #filePath)).isEmpty)
    }

    /// The Swift examples in a folder of pages that do not stand in a source file, whitespace and remarks apart.
    private func missingExamples(in pages: URL, from source: URL) throws -> [String] {
        func code(_ text: String) -> String {
            text.components(separatedBy: .newlines)
                .map { $0.components(separatedBy: "//")[0].filter { !$0.isWhitespace } }
                .joined()
        }
        let whole = code(try String(contentsOf: source, encoding: .utf8))
        return try FileManager.default.contentsOfDirectory(at: pages, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "md" }
            .flatMap { page in
                try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```swift").dropFirst()
                    .map { $0.components(separatedBy: "```")[0] }
                    .filter { !whole.contains(code($0)) }
            }
    }
}

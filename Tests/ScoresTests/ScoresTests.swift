import Foundation
import Testing

/// How well the program forecasts the published lists that it is developed on.
///
/// A cut of every set is scored. With `WAITCAST_SCORES=derby,series` these sets are scored whole instead, and their lines
/// printed; with `WAITCAST_SCORES=record`, as `make scores` sets it, all of them, and the page is written anew; with
/// `WAITCAST_SCORES=record:requests`, as `make scores SETS=requests` sets it, these sets' part of the page.
@Suite(.serialized) struct ScoresTests {
    private static let wish = ProcessInfo.processInfo.environment["WAITCAST_SCORES"] ?? ""
    private static let isRecorded = wish.hasPrefix("record")

    /// The sets that are scored whole.
    private static let asked =
        ["record", "all"].contains(wish)
        ? ScoredSet.allCases
        : wish.replacing("record:", with: "").split(separator: ",").compactMap { ScoredSet(rawValue: String($0)) }

    /// A cut of every set has the lines that the page has.
    @Test(.enabled(if: asked.isEmpty, "whole sets are being scored"), arguments: ScoredSet.allCases)
    func aCutHasTheLinesOfThePage(_ set: ScoredSet) throws {
        let parts = try set.parts(cut: true)
        let page = try String(contentsOf: ScorePage.file, encoding: .utf8)
        for part in parts {
            let kept = ScorePage.kept(page, under: part.title)
            // A part that is new stands on the page from the next `make scores` on.
            if kept.isEmpty { continue }
            for subject in ScorePage.subjects(part) {
                #expect(kept.contains("|\(subject)|"), "run `make scores`: \(part.title),\(subject)")
            }
        }
    }

    @Test(.enabled(if: !asked.isEmpty, "WAITCAST_SCORES names no set"))
    func wholeSets() throws {
        var parts: [ScorePage.Part] = []
        for set in Self.asked {
            let start = ContinuousClock.now
            let found = try set.parts(cut: false)
            print(found.map(\.text).joined(separator: "\n"))
            print("\(set.rawValue): \(ContinuousClock.now - start)\n")
            parts += found
        }
        guard Self.isRecorded else { return }
        let version = ProcessInfo.processInfo.environment["WAITCAST_SCORED"] ?? ""
        let page = try String(contentsOf: ScorePage.file, encoding: .utf8)
        let text = ScorePage.text(page, with: parts, version: version)
        try text.write(to: ScorePage.file, atomically: true, encoding: .utf8)
    }
}

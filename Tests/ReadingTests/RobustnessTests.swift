import Testing
import Wording

@testable import Areas
@testable import Reading

/// Whatever the text, reading either gives an area or tells what is wrong: it never stops the program.
@Suite("Reading survives any text")
struct RobustnessTests {
    /// The problems; empty if there are none.
    @discardableResult
    private func problems(area: String, plan: String = Sound.plan, history: String = Sound.history) -> [Problem] {
        do {
            let plans = [InputText(name: "plan.yaml", text: plan)]
            _ = try Inputs.read(area: InputText(name: "area.yaml", text: area), plans: plans) { _ in history }
            return []
        } catch {
            return error.problems
        }
    }

    @Test func everyBeginningOfTheFiles() {
        for end in Sound.area.indices.enumerated().filter({ $0.offset.isMultiple(of: 7) }).map(\.element) {
            problems(area: String(Sound.area[..<end]))
        }
        for end in Sound.plan.indices.enumerated().filter({ $0.offset.isMultiple(of: 5) }).map(\.element) {
            problems(area: Sound.area, plan: String(Sound.plan[..<end]))
        }
        for end in Connected.area.indices.enumerated().filter({ $0.offset.isMultiple(of: 7) }).map(\.element) {
            problems(area: String(Connected.area[..<end]))
        }
        for end in Connected.plan.indices.enumerated().filter({ $0.offset.isMultiple(of: 7) }).map(\.element) {
            problems(area: Connected.area, plan: String(Connected.plan[..<end]))
        }
        for end in Sound.history.indices { problems(area: Sound.area, history: String(Sound.history[..<end])) }
    }

    @Test(arguments: [Sound.area, Connected.area])
    func everyLineMissing(_ area: String) {
        let lines = area.split(separator: "\n", omittingEmptySubsequences: false)
        for index in lines.indices {
            var fewer = lines
            fewer.remove(at: index)
            problems(area: fewer.joined(separator: "\n"))
        }
    }

    @Test(
        arguments: ["\0", "~", "[]", "{}", "- ", ": ", "\u{FEFF}", "&a *a", "!!binary x", "|\n", "'", "%", "\u{1}"],
        [Sound.area, Connected.area]
    )
    func aStrangePieceAnywhere(_ piece: String, _ area: String) {
        let lines = area.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for index in lines.indices {
            var changed = lines
            if let colon = changed[index].lastIndex(of: ":") {
                changed[index] = changed[index][...colon] + " " + piece
            } else {
                changed[index] += piece
            }
            problems(area: changed.joined(separator: "\n"))
        }
    }

    @Test func deepNesting() {
        for depth in [100, 900, 20_000] {
            let brackets = String(repeating: "[", count: depth)
            #expect(!problems(area: "services: " + brackets + String(repeating: "]", count: depth)).isEmpty)
            #expect(!problems(area: "services: " + brackets).isEmpty)
            let keys = (0..<min(depth, 900)).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
            #expect(!problems(area: keys).isEmpty)
        }
    }

    @Test func aliasesThatMultiply() {
        let lines =
            ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
            + zip("abcdefghi", "bcdefghij")
            .map { "\($1): &\($1) [\(Array(repeating: "*\($0)", count: 10).joined(separator: ", "))]" }
        let told = problems(area: lines.joined(separator: "\n"))
        #expect(
            told.map(\.description) == [
                "area.yaml:5: the file has more than 30 aliases (*name). Write the values out; text that begins with a star "
                    + "goes in quotes."
            ]
        )
        // A few are read as ever, and stars in words are none.
        let few = Sound.area.replacing("source: RTT", with: "source: &rtt RTT")
            .replacing("name: Plans", with: "name: *rtt")
        #expect(problems(area: few).isEmpty)
        let stars = "note: R&D, this & that, \(String(repeating: "2 * 3 **bold** x*y ", count: 100))\n"
        #expect(problems(area: stars + Sound.area).isEmpty)
    }

    @Test func controlCharactersAreToldWithTheirLine() {
        let told = problems(area: "area: A\nid: a\u{0}b\n")
        #expect(
            told.first?.description == """
                area.yaml:2: the text cannot be read: control characters are not allowed. Save the file as plain text in \
                UTF-8.
                """
        )
    }

    @Test func windowsLineEndsAndAByteOrderMark() {
        let area = "\u{FEFF}" + Sound.area.replacing("\n", with: "\r\n")
        let plan = Sound.plan.replacing("\n", with: "\r\n")
        let history = "\u{FEFF}" + Sound.history.replacing("\n", with: "\r\n")
        #expect(problems(area: area, plan: plan, history: history).map(\.description) == [])
        let doubled = area.replacing("origin: 2025-07\r\n", with: "origin: 2025-07\r\norigin: 2025-07\r\n")
        #expect(problems(area: doubled).first?.place.line == 4)
    }
}

import Foundation
import Testing

@testable import Reading

/// The schemas, as a validator sees them that knows nothing of Waitcast.
@Suite(
    "Schemas, by an independent validator",
    .enabled(
        if: SchemaValidator.python != nil,
        "WAITCAST_SCHEMA_PYTHON must name a Python with jsonschema and PyYAML, as .ci/run makes one"
    )
)
struct SchemaValidationTests {
    // MARK: - What is right

    @Test func whatIsShippedAndWhatIsMadeIsValid() throws {
        let folder = Scenario.folder
        let names = try #require(FileManager.default.subpaths(atPath: folder.path)).sorted()
        var samples = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") }
            .compactMap { name in
                (try? Scenario.text(name))
                    .map { SchemaValidator.Sample(schema: schema(of: name), text: $0.text, title: name) }
            }
        #expect(samples.count == 34)
        samples += StartingArea.files.map {
            SchemaValidator.Sample(schema: schema(of: $0.name), text: $0.text, title: "new \($0.name)")
        }
        samples += [
            SchemaValidator.Sample(schema: .area, text: Sound.area, title: "sound area"),
            SchemaValidator.Sample(schema: .area, text: Connected.area, title: "connected area"),
            SchemaValidator.Sample(schema: .plan, text: Sound.plan, title: "sound plan"),
            SchemaValidator.Sample(schema: .plan, text: Connected.plan, title: "connected plan"),
            SchemaValidator.Sample(schema: .history, text: Sound.history, title: "sound history"),
            SchemaValidator.Sample(schema: .costs, text: CostReadingTests.costs, title: "sound costs"),
            SchemaValidator.Sample(schema: .area, text: TargetReadingTests.area, title: "every form of a target"),
            SchemaValidator.Sample(schema: .plan, text: TargetReadingTests.plan, title: "the same in a plan"),
        ]
        for (sample, verdict, words) in try SchemaValidator.judge(samples) {
            #expect(verdict == .valid, "\(sample.title): \(words)")
        }
    }

    /// Every key that a new area leaves out may be taken in as it stands there.
    @Test func whatANewAreaLeavesOutIsValidOnceTakenIn() throws {
        var samples: [SchemaValidator.Sample] = []
        for (name, text) in StartingArea.files where name.hasSuffix(".yaml") {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for block in leftOut(in: lines) {
                var taken = lines
                for index in block { taken[index] = taken[index].replacing("#", with: "", maxReplacements: 1) }
                samples.append(
                    SchemaValidator.Sample(
                        schema: schema(of: name),
                        text: taken.joined(separator: "\n"),
                        title: "\(name): \(lines[block.lowerBound])"
                    )
                )
            }
        }
        #expect(samples.count > 50)
        for (sample, verdict, words) in try SchemaValidator.judge(samples) {
            #expect(verdict == .valid, "\(sample.title): \(words)")
        }
    }

    /// The lines of each key or intervention that is left out: those that follow stand further in.
    private func leftOut(in lines: [String]) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var indent = 0
        for (index, line) in lines.enumerated() {
            let text = line.drop { $0 == " " }
            guard text.hasPrefix("#"), !text.hasPrefix("# "), text.count > 1 else { continue }
            let spaces = line.count - text.count
            if let last = blocks.last, last.upperBound == index, spaces > indent {
                blocks[blocks.count - 1] = last.lowerBound..<(index + 1)
            } else {
                blocks.append(index..<(index + 1))
                indent = spaces
            }
        }
        return blocks
    }

    private func schema(of name: String) -> InputSchema {
        name.hasSuffix(".csv")
            ? .history : name.hasSuffix("area.yaml") ? .area : name.hasSuffix("costs.yaml") ? .costs : .plan
    }

    // MARK: - What is wrong

    private static let cases: [(file: Malformed.File, cases: [Malformed])] = [
        (.area, MalformedValueTests.cases), (.area, MalformedStructureTests.cases), (.area, MalformedRouteTests.cases),
        (.area, MalformedSyntaxTests.cases), (.area, MalformedStaffTests.calendars), (.area, MalformedStaffTests.posts),
        (.connectedArea, MalformedClassTests.cases), (.connectedArea, MalformedCouplingTests.cases),
        (.connectedArea, MalformedStockTests.cases), (.connectedArea, MalformedSharedStaffTests.cases),
        (.connectedArea, MalformedTargetTests.cases),
        (.plan, MalformedPlanTests.cases), (.plan, MalformedCapacityPlanTests.cases),
        (.connectedPlan, MalformedTransferTests.cases), (.history, MalformedHistoryTests.cases),
        (.costs, MalformedCostTests.cases),
    ]

    /// A mistake in the form of a file or a value is one to the schema too, and of the others it says nothing.
    @Test func whatIsWrongInItselfIsInvalid() throws {
        let all = Self.cases.flatMap { file, cases in cases.map { (file: file, malformed: $0) } }
        let samples = all.map { file, malformed in
            let schema: InputSchema =
                switch file {
                case .area, .connectedArea: .area
                case .plan, .connectedPlan: .plan
                case .history: .history
                case .costs: .costs
                }
            return SchemaValidator.Sample(
                schema: schema,
                text: malformed.text(of: file),
                title: malformed.testDescription,
                beyondSchema: malformed.beyondSchema
            )
        }
        for (sample, verdict, words) in try SchemaValidator.judge(samples) {
            switch sample.beyondSchema {
            case nil: #expect(verdict == .invalid, "\(sample.title): \(words)")
            case .syntax: #expect(verdict != .invalid, "\(sample.title): \(words)")
            case .some: #expect(verdict == .valid, "\(sample.title): \(words)")
            }
        }
    }
}

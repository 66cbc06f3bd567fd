import Foundation
import TestSupport
import Testing

/// What the pages point to is there: files, other pages of a catalogue, and what the code declares.
@Suite("Links of the documentation")
struct DocumentationLinkTests {
    /// A page with the module whose catalogue it is in; none: it lies outside of all.
    struct Page: Sendable, CustomTestStringConvertible {
        let path: String
        let module: String?

        var testDescription: String { path }
        var file: URL { Command.root.appending(path: path) }
        var folder: URL { file.deletingLastPathComponent() }
        /// The text without what stands as code.
        func text() throws -> String {
            try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```").enumerated()
                .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
        }
    }

    /// Every page of a catalogue, and the pages beside the code.
    static let pages: [Page] = {
        let beside = [
            "README.md", "Benchmarks/README.md", "Benchmarks/REGRESSION.md", "Scenarios/derby/README.md",
            "Scenarios/example/README.md", "Tests/Reference/README.md",
        ]
        let modules = Command.names(in: Command.root.appending(path: "Sources"))
        return beside.map { Page(path: $0, module: nil) }
            + modules.flatMap { module in
                Command.names(in: Command.root.appending(path: "Sources/\(module)/\(module).docc"))
                    .filter { $0.hasSuffix(".md") }
                    .map { Page(path: "Sources/\(module)/\(module).docc/\($0)", module: module) }
            }
    }()

    @Test func everyRoomHasAPage() {
        #expect(Set(Self.pages.compactMap(\.module)).count > 15)
    }

    @Test(arguments: pages)
    func filesAreThere(_ page: Page) throws {
        for link in try page.text().matches(of: #/\]\(([^)\s]+)\)/#).map({ String($0.1) }) {
            guard !link.hasPrefix("http"), !link.hasPrefix("#") else { continue }
            let path = page.folder.appending(path: String(link.prefix { $0 != "#" })).standardizedFileURL.path
            #expect(FileManager.default.fileExists(atPath: path), "\(link)")
        }
    }

    @Test(arguments: pages)
    func pagesAreThere(_ page: Page) throws {
        for name in try page.text().matches(of: #/<doc:([A-Za-z]+)>/#).map({ String($0.1) }) {
            let path = page.folder.appending(path: "\(name).md").path
            #expect(FileManager.default.fileExists(atPath: path), "\(name)")
        }
    }

    /// What stands between two pairs of backticks is declared in the page's module.
    @Test(arguments: pages.filter { $0.module != nil })
    func symbolsAreThere(_ page: Page) throws {
        let module = try #require(page.module)
        let declared = try #require(Self.declarations[module])
        for symbol in try page.text().matches(of: #/``([^`]+)``/#).map({ String($0.1) }) {
            for part in symbol.split(separator: "/") {
                let name = String(part.prefix { $0 != "(" })
                #expect(name == module || declared.contains(name), "\(symbol)")
            }
        }
    }

    /// The names that each module declares.
    private static let declarations: [String: Set<String>] = {
        let sources = Command.root.appending(path: "Sources")
        return Dictionary(
            uniqueKeysWithValues: Command.names(in: sources)
                .map { module in
                    let files = FileManager.default.enumerator(atPath: sources.appending(path: module).path)
                    let names = (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
                        .flatMap { file -> [String] in
                            let text = (try? Command.text(sources.appending(path: module), file)) ?? ""
                            return
                                text.matches(
                                    of: #/\b(?:struct|class|enum|protocol|func|var|let|case|typealias) (\w+)/#
                                )
                                .map { String($0.1) }
                        }
                    return (module, Set(names))
                }
        )
    }()
}

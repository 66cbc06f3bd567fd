import Foundation

/// The Swift examples in a module's documentation that do not stand in a source file, whitespace and remarks apart.
///
/// A test that holds every example and finds none missing has run them all.
public func missingExamples(of module: String, from source: String = #filePath) throws -> [String] {
    func code(_ text: String) -> String {
        text.components(separatedBy: .newlines)
            .map { $0.components(separatedBy: "//")[0].filter { !$0.isWhitespace } }
            .joined()
    }
    let whole = code(try String(contentsOf: URL(filePath: source), encoding: .utf8))
    let pages = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/\(module)/\(module).docc")
    return try FileManager.default.contentsOfDirectory(at: pages, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "md" }
        .flatMap { page in
            try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```swift").dropFirst()
                .map { $0.components(separatedBy: "```")[0] }
                .filter { !whole.contains(code($0)) }
        }
}

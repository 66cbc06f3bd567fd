import Foundation
#if canImport(FoundationXML)
import FoundationXML
#endif

/// What is made of a part's elements as they come.
protocol PartContent: AnyObject {
    /// An element begins; its name is without a prefix.
    func begin(_ element: String, _ attributes: [String: String]) throws(WorkbookError)
    /// Text goes on, in pieces of any length.
    func add(_ text: String)
    /// An element ends.
    func end(_ element: String) throws(WorkbookError)
    /// Nothing more is wanted.
    var isComplete: Bool { get }
}

/// A part read by Foundation's XML parser.
final class PartParser<Content: PartContent>: NSObject, XMLParserDelegate {
    private let content: Content
    private var fault: WorkbookError?
    private var isStopped = false
    private var hasElements = false
    private var open = 0

    private init(_ content: Content) {
        self.content = content
    }

    /// Hands a part's elements to `content`, while the part is unpacked.
    static func read(_ source: some ByteSource, name: String, into content: Content) throws(WorkbookError) {
        let stream = PartStream(source, name: name)
        let parser = XMLParser(stream: stream)
        let delegate = PartParser(content)
        parser.delegate = delegate
        let isWellFormed = parser.parse()
        if let fault = delegate.fault ?? stream.fault { throw fault }
        // The parser says nothing of some parts that end too early.
        guard isWellFormed && delegate.hasElements && delegate.open == 0 || content.isComplete else {
            throw WorkbookError(
                .damaged,
                "the part '\(name)' is no well-formed XML (line \(max(1, parser.lineNumber)))"
            )
        }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement element: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        hasElements = true
        open += 1
        step(parser) { content throws(WorkbookError) in try content.begin(Self.local(element), attributes) }
    }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        open -= 1
        step(parser) { content throws(WorkbookError) in try content.end(Self.local(element)) }
        if !isStopped, content.isComplete { stop(parser) }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        step(parser) { content in content.add(text) }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        step(parser) { content in content.add(String(decoding: block, as: UTF8.self)) }
    }

    /// The parser goes on for a while after it was told to stop: nothing of that counts.
    @inline(__always)
    private func step(_ parser: XMLParser, _ body: (Content) throws(WorkbookError) -> Void) {
        guard !isStopped else { return }
        do throws(WorkbookError) {
            try body(content)
        } catch {
            fault = error
            stop(parser)
        }
    }

    private func stop(_ parser: XMLParser) {
        isStopped = true
        parser.abortParsing()
    }

    /// A name without its prefix: some writers put one before every element.
    @inline(__always)
    private static func local(_ name: String) -> String {
        guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return name }
        return String(name[name.index(after: colon)...])
    }
}

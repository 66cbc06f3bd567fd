import Charts

/// Parts of a page: what is text is escaped, so that no name in an area's files can break it.
struct HTML: ExpressibleByStringInterpolation, Sendable {
    /// As the page has it.
    private(set) var markup: String

    /// What is markup already.
    init(markup: String) { self.markup = markup }

    /// A text.
    init(stringLiteral text: String) { markup = escaped(text) }

    /// A text.
    init(_ text: String) { markup = escaped(text) }

    /// An element.
    init(_ tag: String, _ attributes: [(String, String)] = [], _ content: [HTML]) {
        let all = attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
        markup = "<\(tag)\(all)>" + content.map(\.markup).joined() + "</\(tag)>"
    }

    /// An element with one class.
    init(_ tag: String, class name: String, _ content: [HTML]) { self.init(tag, [("class", name)], content) }

    /// An element of a text.
    init(_ tag: String, _ text: String) { self.init(tag, [], [HTML(text)]) }

    /// A note of an area's, in which what stands between backticks is typed as it stands.
    static func prose(_ text: String) -> HTML {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 2, !parts.count.isMultiple(of: 2) else { return HTML(text) }
        return parts.enumerated().map { $0.offset.isMultiple(of: 2) ? HTML($0.element) : HTML("code", $0.element) }
            .reduce(HTML(markup: "")) { $0 + $1 }
    }

    static func + (one: HTML, other: HTML) -> HTML { HTML(markup: one.markup + other.markup) }
}

extension [HTML] {
    /// One after another.
    var joined: HTML { HTML(markup: map(\.markup).joined(separator: "\n")) }
}

extension HTML {
    /// A drawing that says nothing which does not stand beside it.
    static func decoration(_ drawing: Drawing, class name: String) -> HTML {
        svg(drawing, [("class", name), ("aria-hidden", "true"), ("focusable", "false")], isSized: true)
    }

    /// A drawing with attributes; of its own size, or as wide as there is room.
    static func svg(_ drawing: Drawing, _ attributes: [(String, String)], isSized: Bool) -> HTML {
        let (width, height) = (plainLength(drawing.width), plainLength(drawing.height))
        let size = isSized ? [("width", width), ("height", height)] : []
        return HTML(
            "svg",
            attributes + size + [("viewBox", "0 0 \(width) \(height)")],
            [HTML(markup: drawing.markup)]
        )
    }

    private static func plainLength(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
    }
}

/// A report as it grows, line by line, within the width of a screen.
struct ScreenText {
    /// What it is printed on.
    let screen: Screen
    private var lines: [Line] = []

    /// How a line is marked where there is colour; its words say the same without.
    enum Style: String {
        case plain = ""
        /// Bold.
        case heading = "\u{1B}[1m"
        /// Yellow.
        case warning = "\u{1B}[33m"
    }

    /// A line and its mark.
    struct Line: Equatable {
        var text: String
        var style = Style.plain
    }

    init(_ screen: Screen) { self.screen = screen }

    var width: Int { screen.width }

    /// The lines without their marks.
    var plainLines: [String] { lines.map(\.text) }

    /// A heading, underlined, with a blank line before it unless nothing stands there.
    mutating func heading(_ text: String) {
        if lines.last.map({ !$0.text.isEmpty }) ?? false { blank() }
        let safe = safeText(text)
        for line in wrapped(safe, first: "", rest: "  ", width: width) { add(line, .heading) }
        add(String(repeating: "-", count: min(safe.count, width)))
    }

    /// A line as it is.
    mutating func add(_ text: String, _ style: Style = .plain) {
        lines.append(Line(text: text, style: style))
    }

    mutating func add(_ others: [Line]) { lines += others }

    mutating func blank() { add("") }

    /// Text in as many lines as it takes, each behind its margin.
    mutating func paragraph(
        _ text: String,
        first: String = "  ",
        rest: String = "      ",
        _ style: Style = .plain
    ) {
        for line in wrapped(text, first: first, rest: rest, width: width) { add(line, style) }
    }

    /// A table; one that is too wide becomes several, each with the first column.
    mutating func table(_ table: TextTable) {
        for line in table.lines(within: width) { add(line) }
    }

    /// All of it, safe to print, with a line feed at the end.
    ///
    /// The marks are put on what is safe already: names from files cannot bring their own.
    var text: String {
        lines.map { line in
            let text = safeText(line.text.replacing("\n", with: " "))
            return (screen.isColoured && line.style != .plain ? line.style.rawValue + text + Self.end : text) + "\n"
        }
        .joined()
    }

    /// Ends a mark.
    private static let end = "\u{1B}[0m"
}

/// Shapes on a sheet of some units' width and height, the first at the back.
package struct Drawing: Sendable {
    /// Units.
    package let width: Double
    package let height: Double
    private var shapes: [Shape] = []

    /// An empty sheet.
    package init(width: Double, height: Double) {
        (self.width, self.height) = (width, height)
    }

    /// Where a text is held.
    package enum Anchor: String, Sendable {
        case start, middle, end
    }

    /// What a point looks like: series that are told apart by colour are told apart by shape too.
    package enum Marker: Sendable {
        case circle, square, triangle, diamond
    }

    private enum Shape: Sendable {
        case path(String, Ink)
        case rectangle(x: Double, y: Double, width: Double, height: Double, Ink)
        case circle(x: Double, y: Double, radius: Double, Ink)
        case text(String, x: Double, y: Double, Ink, size: Double, isBold: Bool, Anchor, hasHalo: Bool)
        case group(x: Double, y: Double, Drawing)
    }

    /// A line through points; a point that is `nil` interrupts it.
    package mutating func line(_ points: [(x: Double, y: Double)?], _ ink: Ink) {
        var text = ""
        for stretch in points.split(whereSeparator: { $0 == nil }) { text += Self.path(stretch.compactMap(\.self)) }
        if !text.isEmpty { shapes.append(.path(text, ink)) }
    }

    /// Round dots, each as large as its ink is wide.
    package mutating func dots(_ points: [(x: Double, y: Double)], _ ink: Ink) {
        let text = points.map { Self.path([$0, $0]) }.joined()
        if !text.isEmpty { shapes.append(.path(text, ink)) }
    }

    /// A line from one point to another.
    package mutating func line(from: (x: Double, y: Double), to: (x: Double, y: Double), _ ink: Ink) {
        line([from, to], ink)
    }

    /// What lies between two lines.
    package mutating func area(_ upper: [(x: Double, y: Double)], _ lower: [(x: Double, y: Double)], _ ink: Ink) {
        guard !upper.isEmpty else { return }
        shapes.append(.path(Self.path(upper + lower.reversed()) + "Z", ink))
    }

    /// A rectangle.
    package mutating func rectangle(x: Double, y: Double, width: Double, height: Double, _ ink: Ink) {
        shapes.append(.rectangle(x: x, y: y, width: width, height: height, ink))
    }

    /// A point.
    package mutating func marker(_ marker: Marker, at point: (x: Double, y: Double), radius: Double, _ ink: Ink) {
        let (x, y) = point
        let r = radius
        let corners: [(x: Double, y: Double)]
        switch marker {
        case .circle:
            shapes.append(.circle(x: x, y: y, radius: r, ink))
            return
        case .square: corners = [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)]
        case .triangle: corners = [(x, y - r), (x + r, y + r), (x - r, y + r)]
        case .diamond: corners = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
        }
        shapes.append(.path(Self.path(corners) + "Z", ink))
    }

    /// A text on a base line; a halo in the page's colour keeps it readable over lines.
    package mutating func text(
        _ text: String,
        x: Double,
        y: Double,
        _ ink: Ink = .text,
        size: Double,
        isBold: Bool = false,
        anchor: Anchor = .start,
        hasHalo: Bool = false
    ) {
        shapes.append(
            .text(text, x: x, y: y, ink, size: size, isBold: isBold, anchor, hasHalo: hasHalo)
        )
    }

    /// Another drawing on this one.
    package mutating func add(_ drawing: Drawing, x: Double, y: Double) {
        shapes.append(.group(x: x, y: y, drawing))
    }

    /// A path from point to point: the first as it lies, the others from the one before, which is half as long to write.
    private static func path(_ points: [(x: Double, y: Double)]) -> String {
        guard let first = points.first else { return "" }
        let tenths = { (value: Double) in Int((value * 10).rounded()) }
        var (x, y) = (tenths(first.x), tenths(first.y))
        var text = "M\(short(Double(x) / 10)) \(short(Double(y) / 10))"
        for (number, point) in points.dropFirst().enumerated() {
            let (right, down) = (tenths(point.x) - x, tenths(point.y) - y)
            (x, y) = (x + right, y + down)
            text += (number == 0 ? "l" : right < 0 ? "" : " ") + step(right) + (down < 0 ? "" : " ") + step(down)
        }
        return text
    }

    /// Tenths of a unit: `12.3`, `-.4`.
    private static func step(_ tenths: Int) -> String {
        let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
        return (tenths < 0 ? "-" : "") + (whole > 0 || rest == 0 ? "\(whole)" : "") + (rest > 0 ? ".\(rest)" : "")
    }
}

extension Drawing {
    /// The shapes as SVG, for a page with ``Ink/styleSheet``.
    package var markup: String { markup(isFile: false) }

    /// The shapes as SVG, for a file that stands alone.
    var fileMarkup: String { markup(isFile: true) }

    private func markup(isFile: Bool) -> String {
        shapes.map { shape in
            let looks = { (ink: Ink) in isFile ? ink.attributes : "class=\"\(ink.name)\"" }
            switch shape {
            case .path(let path, let ink): return "<path \(looks(ink)) d=\"\(path)\"/>"
            case .rectangle(let x, let y, let width, let height, let ink):
                return "<rect \(looks(ink)) x=\"\(short(x))\" y=\"\(short(y))\" width=\"\(short(width))\" "
                    + "height=\"\(short(height))\"/>"
            case .circle(let x, let y, let radius, let ink):
                return "<circle \(looks(ink)) cx=\"\(short(x))\" cy=\"\(short(y))\" r=\"\(short(radius))\"/>"
            case .text(let text, let x, let y, let ink, let size, let isBold, let anchor, let hasHalo):
                let held = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
                let weight = isBold ? " font-weight=\"700\"" : ""
                let place = "x=\"\(short(x))\" y=\"\(short(y))\" font-size=\"\(short(size))\"\(weight)\(held)"
                let text = escaped(text)
                guard hasHalo else { return "<text \(looks(ink)) \(place)>\(text)</text>" }
                guard isFile else { return "<text class=\"\(ink.name) halo\" \(place)>\(text)</text>" }
                // Not every program that shows slides paints strokes first: a copy behind does it everywhere.
                let halo =
                    "fill=\"none\" stroke=\"\(Tone.page.light)\" stroke-width=\"4\" stroke-linejoin=\"round\""
                return "<text \(halo) \(place)>\(text)</text>\n<text \(looks(ink)) \(place)>\(text)</text>"
            case .group(let x, let y, let drawing):
                return "<g transform=\"translate(\(short(x)) \(short(y)))\">\(drawing.markup(isFile: isFile))</g>"
            }
        }
        .joined(separator: "\n")
    }
}

/// A text as XML has it.
package func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        // XML has no other control characters.
        case "\u{0}"..<" " where !["\n", "\t"].contains(scalar): escaped += " "
        case "\u{fffe}", "\u{ffff}": continue
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return escaped
}

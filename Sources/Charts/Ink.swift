/// What a mark of a chart is drawn with: every mark says what it is, and the palette says how that looks.
package enum Ink: String, CaseIterable, Sendable {
    /// Lines behind the marks.
    case grid
    /// The line that marks lie on.
    case axis
    /// The line at zero that differences lie on either side of.
    case zero
    /// Where the forecast begins.
    case start
    /// Published figures: their line and their points.
    case published, publishedPoint
    /// The range of 8 in 10 futures with its edge, and that of half of them.
    case wide, narrow
    /// The middle of the futures.
    case median
    /// One possible future.
    case future
    /// A target: its line, and its value at a date.
    case target, targetPoint
    /// Intervals of 8 in 10 and of half, and their middle.
    case whisker, box, point
    /// An interval that too little data stands behind, and its middle.
    case loose, hollow
    /// Up to four series side by side: lines, points, and ranges with edges broken as the lines are.
    case first, firstPoint, firstRange
    case second, secondPoint, secondRange
    case third, thirdPoint, thirdRange
    case fourth, fourthPoint, fourthRange
    /// Dots of a frequency: met and not met, which are hollow.
    case met, unmet, hole
    /// Forecasts that came true within their range, and beside it.
    case inside, outside
    /// Text: of axes and keys; of what is meant; of a target.
    case text, strong, aim
    /// Nothing but the page.
    case page

    /// How it looks.
    var look: Look {
        switch self {
        case .grid: Look(stroke: .grid)
        case .axis: Look(stroke: .soft)
        case .zero: Look(stroke: .ink, width: 1.5)
        case .start: Look(stroke: .control)
        case .published: Look(stroke: .ink, width: 1.5)
        case .publishedPoint: Look(stroke: .ink, width: 5.2, isRound: true)
        case .wide: Look(fill: .wide, stroke: .edge)
        case .narrow: Look(fill: .narrow)
        case .median: Look(stroke: .blue, width: 3)
        case .future: Look(stroke: .future)
        case .target: Look(stroke: .pink, width: 2, dash: "7 5")
        case .targetPoint: Look(fill: .pink, stroke: .page, width: 1.5)
        case .whisker: Look(stroke: .edge, width: 2)
        case .box: Look(stroke: .edge, width: 7)
        case .point: Look(fill: .blue, stroke: .page, width: 0.75)
        case .loose: Look(stroke: .edge, width: 2, dash: "4 3")
        case .hollow: Look(fill: .page, stroke: .edge, width: 2)
        case .first: Look(stroke: .blue, width: 2.5)
        case .firstPoint: Look(fill: .blue)
        case .firstRange: Look(fill: .blue, stroke: .blue, fillOpacity: 0.14)
        case .second: Look(stroke: .teal, width: 2.5, dash: "9 4")
        case .secondPoint: Look(fill: .teal)
        case .secondRange: Look(fill: .teal, stroke: .teal, dash: "9 4", fillOpacity: 0.14)
        case .third: Look(stroke: .pink, width: 2.5, dash: "3 3")
        case .thirdPoint: Look(fill: .pink)
        case .thirdRange: Look(fill: .pink, stroke: .pink, dash: "3 3", fillOpacity: 0.14)
        case .fourth: Look(stroke: .soft, width: 2.5, dash: "12 3 3 3")
        case .fourthPoint: Look(fill: .soft)
        case .fourthRange: Look(fill: .soft, stroke: .soft, dash: "12 3 3 3", fillOpacity: 0.14)
        case .met: Look(stroke: .blue, width: 4.4, dash: "0 5.6", isRound: true)
        case .unmet: Look(stroke: .control, width: 4.2, dash: "0 5.6", isRound: true)
        case .hole: Look(stroke: .page, width: 2.6, dash: "0 5.6", isRound: true)
        case .inside: Look(fill: .soft)
        case .outside: Look(fill: .page, stroke: .pink, width: 2)
        case .text: Look(fill: .soft)
        case .strong: Look(fill: .ink)
        case .aim: Look(fill: .pink)
        case .page: Look(fill: .page)
        }
    }

    /// A fill and a stroke; `nil`: none.
    struct Look {
        var fill: Tone?
        var stroke: Tone?
        /// Units of the drawing.
        var width = 1.0
        /// Lengths of dashes and gaps; `nil`: one line.
        var dash: String?
        var fillOpacity = 1.0
        /// Whether ends of lines are round, so that a line of no length is a dot.
        var isRound = false
    }
}

/// A colour of the palette, as a light page and a dark one have it.
///
/// Against the page, every line and every text has a contrast of 3 or more (text 4.5), and ranges, which cannot, have an
/// edge that has. No two series are told apart by colour alone: their lines are broken and their points shaped in ways of
/// their own.
///
/// Source: W3C, Web Content Accessibility Guidelines 2.2, success criteria 1.4.1, 1.4.3 and 1.4.11.
package enum Tone: String, CaseIterable, Sendable {
    case page, ink, soft, rule, grid, control, blue, edge, wide, narrow, future, pink, teal, tint, link

    /// On a light page and on paper.
    package var light: String {
        switch self {
        case .page: "#ffffff"
        case .ink: "#0b0c0c"
        case .soft: "#484f56"
        case .rule: "#c8ced3"
        case .grid: "#e3e7ea"
        case .control: "#767d84"
        case .blue: "#12436d"
        case .edge: "#4f7ca5"
        case .wide: "#dfe8f1"
        case .narrow: "#b3cbe0"
        case .future: "#6f93b5"
        case .pink: "#801650"
        case .teal: "#0f7268"
        case .tint: "#f5f7f8"
        case .link: "#1a5f9e"
        }
    }

    /// On a dark page.
    package var dark: String {
        switch self {
        case .page: "#14181b"
        case .ink: "#f1f3f4"
        case .soft: "#b9c1c7"
        case .rule: "#4a535a"
        case .grid: "#2b3237"
        case .control: "#8b949b"
        case .blue: "#8fc1ee"
        case .edge: "#6796c2"
        case .wide: "#1f3345"
        case .narrow: "#2f5070"
        case .future: "#6d96bb"
        case .pink: "#f4a0c6"
        case .teal: "#6fd3c7"
        case .tint: "#1c2226"
        case .link: "#9ccbf5"
        }
    }
}

extension Ink {
    /// The rules of a style sheet for drawings on a page, whose tones are variables: `.i-median{fill:none;stroke:var(--blue)…}`.
    package static let styleSheet: String =
        allCases.map { ink in
            let look = ink.look
            var rules = ["fill:" + (look.fill.map { "var(--\($0.rawValue))" } ?? "none")]
            if let stroke = look.stroke { rules.append("stroke:var(--\(stroke.rawValue))") }
            if look.stroke != nil, look.width != 1 { rules.append("stroke-width:\(short(look.width))") }
            if let dash = look.dash { rules.append("stroke-dasharray:\(dash)") }
            if look.fillOpacity < 1 { rules.append("fill-opacity:\(short(look.fillOpacity))") }
            if look.isRound { rules.append("stroke-linecap:round") }
            return ".\(ink.name){\(rules.joined(separator: ";"))}"
        }
        .joined(separator: "\n")
        + "\n.halo{paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round}"

    /// The name of its class.
    var name: String { "i-\(rawValue)" }

    /// The same as attributes, in the tones of a light page: programs that show slides do not all read style sheets.
    var attributes: String {
        let look = look
        var all = "fill=\"\(look.fill?.light ?? "none")\""
        if let stroke = look.stroke { all += " stroke=\"\(stroke.light)\"" }
        if look.stroke != nil, look.width != 1 { all += " stroke-width=\"\(short(look.width))\"" }
        if let dash = look.dash { all += " stroke-dasharray=\"\(dash)\"" }
        if look.fillOpacity < 1 { all += " fill-opacity=\"\(short(look.fillOpacity))\"" }
        if look.isRound { all += " stroke-linecap=\"round\"" }
        return all
    }
}

/// A number to a tenth (hundredths below 1), without a zero at its end: coordinates need no more.
func short(_ value: Double) -> String {
    let steps = abs(value) < 1 ? 100.0 : 10.0
    let rounded = (value * steps).rounded() / steps
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
}

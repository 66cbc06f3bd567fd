import Calendar

/// The axes of a chart over months: values from below, months from the left, a label each March.
struct TimeFrame {
    let size: ChartSize
    let months: ClosedRange<Month>
    let values: Scale
    private let style: NumberStyle
    let (left, right, top, bottom): (Double, Double, Double, Double)
    /// Where the forecast begins.
    private let start: Month?
    /// How far from the ends of the axis the first and the last month lie.
    private let inset: Double

    /// A frame for values.
    ///
    /// At the right there is room for the labels that stand at the ends of lines.
    init(
        _ size: ChartSize,
        _ months: ClosedRange<Month>,
        _ all: [Double],
        _ style: NumberStyle,
        ends: [String],
        start: Month?,
        height: Double? = nil,
        inset: Double = 0
    ) {
        (self.size, self.months, self.style, self.start, self.inset) = (size, months, style, start, inset)
        top = start == nil ? 14 : 30
        bottom = (height ?? size.height) - (size == .narrow ? 42 : 30)
        values = Scale(
            all,
            from: bottom,
            to: top,
            most: size == .wide ? 5 : 4,
            limit: style.limit,
            isWhole: style.isWhole
        )
        let text = size.text
        left = (values.ticks.map { TextWidth.of(style.axis($0), size: text) }.max() ?? 0) + 10
        let labels = ends.map { TextWidth.of($0, size: text, isBold: true) }.max() ?? 0
        right = size.width - max(labels + 12, 14)
    }

    /// Where the end of a month lies.
    func x(_ month: Month) -> Double {
        let count = max(1, months.upperBound - months.lowerBound)
        return left + inset + Double(month - months.lowerBound) / Double(count) * (right - left - 2 * inset)
    }

    func y(_ value: Double) -> Double { values.place(value) }

    func point(_ month: Month, _ value: Double) -> (x: Double, y: Double) { (x(month), y(value)) }

    /// A line through values, left out where it lies above the axis: it ends and begins again at the upper edge.
    func within(_ points: [(month: Month, value: Double)]) -> [(x: Double, y: Double)?] {
        var line: [(x: Double, y: Double)?] = []
        for (number, point) in points.enumerated() {
            let isInside = point.value <= values.high
            if number > 0 {
                let before = points[number - 1]
                if (before.value <= values.high) != isInside {
                    let share = (values.high - before.value) / (point.value - before.value)
                    if isInside { line.append(nil) }
                    line.append((x(before.month) + share * (x(point.month) - x(before.month)), y(values.high)))
                }
            }
            if isInside { line.append(self.point(point.month, point.value)) }
        }
        return line
    }

    /// The months with a label: every March, or every second or third where there are many; the ends where there is none.
    private var marked: [Month] {
        let all = (0...(months.upperBound - months.lowerBound)).map { months.lowerBound + $0 }
        let marches = all.filter { $0.monthOfYear == 3 }
        guard !marches.isEmpty else { return Array(Set([all[0], all[all.count - 1]])).sorted() }
        let label = size == .narrow ? 34.0 : TextWidth.of("Mar 2025", size: size.text) + 12
        let most = max(1, Int((right - left) / label))
        let step = (marches.count + most - 1) / most
        // The last one is the month that everything is read at.
        return marches.indices.filter { (marches.count - 1 - $0).isMultiple(of: step) }.map { marches[$0] }
    }

    /// Draws grid, axes and labels, and where the forecast begins.
    func draw(on sheet: inout Drawing) {
        let text = size.text
        for tick in values.ticks {
            let y = y(tick)
            sheet.line(from: (left, y), to: (right, y), tick == 0 ? .axis : .grid)
            sheet.text(style.axis(tick), x: left - 6, y: y + text / 3, size: text, anchor: .end)
        }
        for month in marked {
            let x = x(month)
            sheet.line(from: (x, bottom), to: (x, bottom + 5), .axis)
            let words = month.name.split(separator: " ").map(String.init)
            let lines = size == .narrow ? words : [month.name]
            for (number, line) in lines.enumerated() {
                let y = bottom + 18 + Double(number) * 14
                // A label at the very end stays on the sheet.
                let half = TextWidth.of(line, size: text) / 2
                sheet.text(line, x: min(max(x, half), size.width - half), y: y, size: text, anchor: .middle)
            }
        }
        guard let start, months.contains(start), start > months.lowerBound else { return }
        let x = x(start)
        sheet.line(from: (x, top - 14), to: (x, bottom), .start)
        let words = size == .wide ? ("published", "forecast") : ("known", "forecast")
        if x - left > TextWidth.of(words.0, size: text) + 8 {
            sheet.text(words.0, x: x - 6, y: top - 5, size: text, anchor: .end)
        }
        if right - x > TextWidth.of(words.1, size: text) + 8 { sheet.text(words.1, x: x + 6, y: top - 5, size: text) }
    }

    /// Writes labels at the right end, none nearer to another than a line's height, as near to their values as that allows.
    func label(_ ends: [(value: Double, text: String, ink: Ink, isBold: Bool)], on sheet: inout Drawing) {
        let height = size.text + 2
        var places = ends.map { (y: y($0.value), end: $0) }.sorted { $0.y < $1.y }
        for number in places.indices.dropFirst() {
            places[number].y = max(places[number].y, places[number - 1].y + height)
        }
        // What has been pushed below the axis pushes back.
        var lowest = bottom
        for number in places.indices.reversed() {
            places[number].y = min(places[number].y, lowest)
            lowest = places[number].y - height
        }
        for place in places {
            sheet.text(
                place.end.text,
                x: right + 8,
                y: place.y + size.text / 3,
                place.end.ink,
                size: size.text,
                isBold: place.end.isBold
            )
        }
    }
}

/// What plans change, each in a row: the middle of the differences from no change, and where half and 8 in 10 of them lie.
///
/// Two fans that overlap can differ surely, since both meet the same luck: only the difference shows it.
package struct DifferenceChart: Sendable {
    /// The plans from top to bottom.
    package var names: [String]
    /// Figures that are changed, from left to right: one or two.
    package var panels: [Panel]
    /// How the numbers are written, with their sign.
    package var style: NumberStyle

    package init(names: [String], panels: [Panel], style: NumberStyle) {
        (self.names, self.panels, self.style) = (names, panels, style)
    }

    /// One figure under every plan.
    package struct Panel: Sendable {
        /// What it is.
        package var title: String
        /// By plan.
        package var spreads: [Spread?]

        package init(title: String, spreads: [Spread?]) {
            (self.title, self.spreads) = (title, spreads)
        }
    }

    /// The marks of such charts.
    package static let key = [
        Chart.Key("middle, half and 8 in 10 of futures") {
            $0.line(from: (0, 7), to: (30, 7), .whisker)
            $0.line(from: (8, 7), to: (22, 7), .box)
            $0.marker(.circle, at: (15, 7), radius: 4.5, .point)
        }
    ]

    /// The chart at a size: panels beside one another, or below.
    package func drawing(_ size: ChartSize) -> Drawing {
        size == .narrow ? narrow : wide
    }

    private var wide: Drawing {
        let (size, row, top) = (ChartSize.wide, 33.0, 48.0)
        let names = names.map { TextWidth.cut($0, size: size.text, width: 190) }
        let left = (names.map { TextWidth.of($0, size: size.text) }.max() ?? 0) + 16
        let gap = 28.0
        let width = (size.width - left - gap * Double(panels.count - 1)) / Double(max(1, panels.count))
        var sheet = Drawing(width: size.width, height: top + row * Double(names.count) + 8)
        for (number, name) in names.enumerated() {
            sheet.text(name, x: 0, y: top + row * (Double(number) + 0.5) + 5, .strong, size: size.text)
        }
        for (number, panel) in panels.enumerated() {
            let x = left + Double(number) * (width + gap)
            draw(panel, from: x, width: width, top: top, size: size, on: &sheet) { top + row * (Double($0) + 0.5) }
        }
        return sheet
    }

    private var narrow: Drawing {
        let (size, row, head) = (ChartSize.narrow, 46.0, 48.0)
        let block = head + row * Double(names.count) + 16
        var sheet = Drawing(width: size.width, height: block * Double(panels.count))
        for (number, panel) in panels.enumerated() {
            let top = block * Double(number) + head
            draw(panel, from: 0, width: size.width, top: top, size: size, on: &sheet) { top + row * Double($0) + 30 }
            // Over the lines of the grid.
            for (place, name) in names.enumerated() {
                let text = TextWidth.cut(name, size: size.text, width: size.width)
                sheet.text(text, x: 0, y: top + row * Double(place) + 15, .strong, size: size.text, hasHalo: true)
            }
        }
        return sheet
    }

    private func draw(
        _ panel: Panel,
        from left: Double,
        width: Double,
        top: Double,
        size: ChartSize,
        on sheet: inout Drawing,
        y: (Int) -> Double
    ) {
        let labels = panel.spreads.map { $0.map { style.label($0.middle) } ?? "" }
        let column = (labels.map { TextWidth.of($0, size: size.text, isBold: true) }.max() ?? 0) + 12
        let right = left + width - column
        let scale = Scale(
            panel.spreads.compactMap(\.self).flatMap(\.all),
            from: left + 8,
            to: right - 8,
            most: 4,
            isWhole: style.isWhole
        )
        sheet.text(panel.title, x: left, y: top - 34, .strong, size: size.text, isBold: true)
        let zero = scale.place(0)
        let bottom = y(names.count - 1) + 14
        for tick in scale.ticks where tick != 0 {
            sheet.line(from: (scale.place(tick), top - 4), to: (scale.place(tick), bottom), .grid)
        }
        sheet.line(from: (zero, top - 4), to: (zero, bottom), .zero)
        let ends = scale.ticks.count > 1 ? [scale.ticks[0], scale.ticks[scale.ticks.count - 1]] : []
        for tick in Set(ends + [0]).sorted() {
            let text = tick == 0 ? "0" : style.axis(tick)
            let half = TextWidth.of(text, size: size.text) / 2
            let x = min(max(scale.place(tick), left + half), right - half)
            sheet.text(text, x: x, y: top - 12, size: size.text, anchor: .middle)
        }
        for (number, spread) in panel.spreads.enumerated() {
            guard let spread else { continue }
            let y = y(number)
            sheet.line(from: (scale.place(spread.low), y), to: (scale.place(spread.high), y), .whisker)
            sheet.line(from: (scale.place(spread.lower), y), to: (scale.place(spread.upper), y), .box)
            sheet.marker(.circle, at: (scale.place(spread.middle), y), radius: 4.5, .point)
            sheet.text(labels[number], x: left + width, y: y + 5, .strong, size: size.text, isBold: true, anchor: .end)
        }
    }
}

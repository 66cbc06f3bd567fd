package import Calendar

/// What has been published of a figure and what may come: the middle of the futures, where half and 8 in 10 of them lie, and
/// some single ones.
package struct ForecastChart: Sendable {
    /// The months from left to right.
    package var months: ClosedRange<Month>
    /// Published figures.
    package var published: [(month: Month, value: Double)] = []
    /// Forecasts by month.
    package var forecast: [(month: Month, spread: Spread)]
    /// Single futures, each by month.
    package var futures: [[(month: Month, value: Double)]] = []
    /// What is aimed for; `nil`: nothing.
    package var target: Aim?
    /// How its numbers are written.
    package var style: NumberStyle

    package init(months: ClosedRange<Month>, forecast: [(month: Month, spread: Spread)], style: NumberStyle) {
        (self.months, self.forecast, self.style) = (months, forecast, style)
    }

    /// A value to reach.
    package struct Aim: Sendable {
        package var value: Double
        /// The month at whose end; `nil`: at all times.
        package var month: Month?
        /// What stands beside it.
        package var label: String

        package init(value: Double, month: Month?, label: String) {
            (self.value, self.month, self.label) = (value, month, label)
        }
    }

    /// The marks of such charts, those that this one has.
    package var key: [Chart.Key] {
        var key: [Chart.Key] = []
        if !published.isEmpty {
            key.append(
                Chart.Key("published") {
                    $0.line(from: (0, 7), to: (30, 7), .published)
                    $0.dots([(15, 7)], .publishedPoint)
                }
            )
        }
        key += [
            Chart.Key("middle of all futures") { $0.line(from: (0, 7), to: (30, 7), .median) },
            Chart.Key("half of futures") { $0.rectangle(x: 0, y: 1, width: 30, height: 12, .narrow) },
            Chart.Key("8 in 10 futures") {
                $0.rectangle(x: 0.5, y: 1, width: 29, height: 12, .wide)
            },
        ]
        if !futures.isEmpty { key.append(Chart.Key("single futures") { $0.line(from: (0, 7), to: (30, 7), .future) }) }
        if let target {
            key.append(
                Chart.Key(target.month == nil ? "target" : "target at its date") {
                    if target.month == nil {
                        $0.line(from: (0, 7), to: (30, 7), .target)
                    } else {
                        $0.marker(.diamond, at: (15, 7), radius: 5.5, .targetPoint)
                    }
                }
            )
        }
        return key
    }

    /// The chart at a size.
    package func drawing(_ size: ChartSize) -> Drawing {
        var sheet = Drawing(width: size.width, height: size.height)
        // Months are too near to one another on a telephone: every third is drawn, counted from the last one.
        let every = size == .narrow ? 3 : 1
        let isDrawn = { (month: Month) in
            months.contains(month)
                && ((months.upperBound - month).isMultiple(of: every) || month == forecast.first?.month)
        }
        let shown = forecast.filter { isDrawn($0.month) }
        let known = published.filter { months.contains($0.month) }
        let last = shown.last?.spread
        let middle = last.map { style.label($0.middle) } ?? ""
        let ends =
            last.map { [style.label($0.high), size == .wide ? middle + " middle" : middle, style.label($0.low)] } ?? []
        let values = shown.flatMap(\.spread.all) + known.map(\.value) + (target.map { [$0.value] } ?? [])
        let frame = TimeFrame(size, months, values, style, ends: ends, start: shown.first?.month)
        frame.draw(on: &sheet)
        let line = { (value: KeyPath<Spread, Double>) in shown.map { frame.point($0.month, $0.spread[keyPath: value]) }
        }
        sheet.area(line(\.high), line(\.low), .wide)
        sheet.area(line(\.upper), line(\.lower), .narrow)
        for future in futures {
            sheet.line(frame.within(future.filter { isDrawn($0.month) }), .future)
        }
        sheet.line(line(\.middle), .median)
        sheet.line(Self.joined(known, frame), .published)
        sheet.dots(known.map { frame.point($0.month, $0.value) }, .publishedPoint)
        draw(target, frame, on: &sheet)
        if let last {
            frame.label(
                [
                    (last.high, style.label(last.high), .text, false), (last.middle, ends[1], .strong, true),
                    (last.low, style.label(last.low), .text, false),
                ],
                on: &sheet
            )
        }
        return sheet
    }

    /// Points of months that follow on one another are joined; over a gap of more than three months they are not.
    private static func joined(
        _ known: [(month: Month, value: Double)],
        _ frame: TimeFrame
    ) -> [(x: Double, y: Double)?] {
        var points: [(x: Double, y: Double)?] = []
        for (number, one) in known.enumerated() {
            if number > 0, one.month - known[number - 1].month > 3 { points.append(nil) }
            points.append(frame.point(one.month, one.value))
        }
        return points
    }

    private func draw(_ target: Aim?, _ frame: TimeFrame, on sheet: inout Drawing) {
        guard let target else { return }
        let y = frame.y(target.value)
        let text = frame.size.text
        // Above its line, or below where there is no room above.
        let base = y - text - 4 < frame.top ? y + text + 4 : y - 7
        guard let month = target.month else {
            sheet.line(from: (frame.left, y), to: (frame.right, y), .target)
            sheet.text(target.label, x: frame.right, y: base, .aim, size: text, anchor: .end, hasHalo: true)
            return
        }
        guard months.contains(month) else { return }
        let x = frame.x(month)
        sheet.marker(.diamond, at: (x, y), radius: 5.5, .targetPoint)
        let half = TextWidth.of(target.label, size: text) / 2
        let center = min(max(x, frame.left + half), frame.right - half)
        sheet.text(target.label, x: center, y: base - 3, .aim, size: text, anchor: .middle, hasHalo: true)
    }
}

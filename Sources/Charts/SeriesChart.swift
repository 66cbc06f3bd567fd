package import Calendar

/// Up to four figures side by side over months, each with its range: told apart by colour, by line, by point and by name.
package struct SeriesChart: Sendable {
    /// The months from left to right.
    package var months: ClosedRange<Month>
    /// The series, the first in front.
    package var series: [Series]
    /// Where the forecast begins; `nil`: not shown.
    package var start: Month?
    /// How its numbers are written.
    package var style: NumberStyle
    /// Whether ranges are whiskers at the points, for few points that differ by little.
    package var hasWhiskers = false

    package init(months: ClosedRange<Month>, series: [Series], start: Month?, style: NumberStyle) {
        (self.months, self.series, self.start, self.style) = (months, Array(series.prefix(Self.most)), start, style)
    }

    /// The most series that one chart tells apart.
    package static let most = 4

    /// One figure over time.
    package struct Series: Sendable {
        /// What stands at its end.
        package var name: String
        /// Its middle, and where 8 in 10 of its futures lie; published figures have no range.
        package var points: [(month: Month, middle: Double, range: ClosedRange<Double>?)]

        package init(name: String, points: [(month: Month, middle: Double, range: ClosedRange<Double>?)]) {
            (self.name, self.points) = (name, points)
        }
    }

    /// What a series is drawn with.
    private struct Mark {
        var line, point, range: Ink
        var marker: Drawing.Marker
    }

    private static let marks = [
        Mark(line: .first, point: .firstPoint, range: .firstRange, marker: .circle),
        Mark(line: .second, point: .secondPoint, range: .secondRange, marker: .square),
        Mark(line: .third, point: .thirdPoint, range: .thirdRange, marker: .triangle),
        Mark(line: .fourth, point: .fourthPoint, range: .fourthRange, marker: .diamond),
    ]
    /// Months over which a line is not joined, as those between are not published.
    private static let gap = 3
    /// How far aside of its month each of two whiskers stands, and what the frame leaves for that.
    private static let (whiskerGap, whiskerRoom) = (7.0, 20.0)

    /// The marks of the series.
    package var key: [Chart.Key] {
        zip(series, Self.marks)
            .map { one, mark in
                Chart.Key(one.name) {
                    if !hasWhiskers { $0.rectangle(x: 0.5, y: 1, width: 29, height: 12, mark.range) }
                    $0.line(from: (0, 7), to: (30, 7), mark.line)
                    $0.marker(mark.marker, at: (15, 7), radius: 3.5, mark.point)
                    if hasWhiskers { $0.line(from: (15, 0), to: (15, 14), mark.line) }
                }
            }
    }

    /// The chart at a size.
    package func drawing(_ size: ChartSize) -> Drawing {
        let height = size == .wide ? 300.0 : size.height
        var sheet = Drawing(width: size.width, height: height)
        let shown = series.map { one in one.points.filter { months.contains($0.month) } }
        let all = shown.joined().flatMap { [$0.middle] + ($0.range.map { [$0.lowerBound, $0.upperBound] } ?? []) }
        let ends = zip(series, shown)
            .map { one, points in
                let value = points.last.map { style.label($0.middle) } ?? ""
                return size == .wide
                    ? "\(value) \(TextWidth.cut(one.name, size: size.text, width: 160))" : value
            }
        let frame = TimeFrame(
            size,
            months,
            all,
            style,
            ends: ends,
            start: start,
            height: height,
            inset: hasWhiskers ? Self.whiskerRoom : 0
        )
        frame.draw(on: &sheet)
        for (points, mark) in zip(shown, Self.marks) where !hasWhiskers {
            let ranged = points.compactMap { point in point.range.map { (point.month, $0) } }
            sheet.area(
                ranged.map { frame.point($0.0, $0.1.upperBound) },
                ranged.map { frame.point($0.0, $0.1.lowerBound) },
                mark.range
            )
        }
        for (number, (points, mark)) in zip(shown, Self.marks).enumerated().reversed() {
            // Whiskers side by side rather than on one another.
            let aside = hasWhiskers ? Self.whiskerGap * (Double(number) - Double(shown.count - 1) / 2) : 0
            let place = { (month: Month, value: Double) in (x: frame.x(month) + aside, y: frame.y(value)) }
            var line: [(x: Double, y: Double)?] = []
            for (count, point) in points.enumerated() {
                if !hasWhiskers, count > 0, point.month - points[count - 1].month > Self.gap { line.append(nil) }
                line.append(place(point.month, point.middle))
            }
            sheet.line(line, mark.line)
            let every = hasWhiskers || points.count < 16 ? 1 : 6
            for (count, point) in points.enumerated() where (points.count - 1 - count).isMultiple(of: every) {
                if hasWhiskers, let range = point.range {
                    sheet.line(
                        [place(point.month, range.lowerBound), place(point.month, range.upperBound)],
                        mark.line
                    )
                }
                sheet.marker(mark.marker, at: place(point.month, point.middle), radius: 3.5, mark.point)
            }
        }
        let labels = zip(zip(shown, ends), Self.marks)
            .compactMap { pair, mark in
                pair.0.last.map { (value: $0.middle, text: pair.1, ink: mark.point, isBold: false) }
            }
        frame.label(labels, on: &sheet)
        return sheet
    }
}

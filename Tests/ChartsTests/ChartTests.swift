import Calendar
import Foundation
import Testing

@testable import Charts

/// Charts are drawn as their data says; how they look has been looked at.
struct ChartTests {
    private static let style = NumberStyle(axis: { "\(Int($0))" }, label: { "\(Int($0))" })

    private static var forecast: ForecastChart {
        let origin = Month("2025-07")!
        var chart = ForecastChart(
            months: Month("2024-07")!...Month("2027-03")!,
            forecast: (0...20)
                .map { month in
                    let m = Double(month)
                    return (
                        origin + month,
                        Spread(
                            low: 900 - 12 * m,
                            lower: 900 - 3 * m,
                            middle: 900 + 6 * m,
                            upper: 900 + 16 * m,
                            high: 900 + 30 * m
                        )
                    )
                },
            style: style
        )
        chart.published = (0...12).filter { $0 != 5 && !(7...11).contains($0) }
            .map { (Month("2024-07")! + $0, 740 + 13 * Double($0)) }
        chart.futures = [(0...20).map { (origin + $0, 900 + 8 * Double($0) + ($0.isMultiple(of: 2) ? 12 : -12)) }]
        chart.target = ForecastChart.Aim(value: 400, month: nil, label: "target: 400")
        return chart
    }

    @Test("a scale has few round ticks that hold all values")
    func scale() {
        #expect(Scale([0, 1_747], from: 0, to: 1).ticks == [0, 500, 1_000, 1_500, 2_000])
        #expect(Scale([-11, -45], from: 0, to: 1).ticks == [-50, -40, -30, -20, -10, 0])
        #expect(Scale([0.2, 1], from: 0, to: 1, limit: 1).ticks.last == 1)
        #expect(Scale([], from: 0, to: 1).ticks.count == 2)
        // Nobody waits, or part of a child does: children are counted whole.
        #expect(Scale([0, 0.03], from: 0, to: 1, isWhole: true).ticks == [0, 1])
        #expect(Scale([0, 9.8], from: 0, to: 1, isWhole: true).ticks == [0, 2, 4, 6, 8, 10])
        for size in stride(from: 0.01, to: 5_000, by: 7.77) {
            let scale = Scale([size, -size / 3], from: 0, to: 1)
            #expect(scale.low <= -size / 3 && scale.high >= size && scale.ticks.count <= 8)
        }
    }

    @Test("a forecast's marks lie where its values are")
    func places() throws {
        let frame = TimeFrame(
            .wide,
            Month("2025-03")!...Month("2027-03")!,
            [0, 1_000],
            Self.style,
            ends: ["1000"],
            start: nil
        )
        #expect(frame.y(0) == frame.bottom && frame.y(1_000) == frame.top)
        #expect(frame.x(Month("2026-03")!) == (frame.left + frame.right) / 2)
        #expect(frame.y(500) == (frame.top + frame.bottom) / 2)
    }

    @Test("a single future that leaves the chart ends at its edge and does not run along it")
    func leaving() {
        let months = Month("2025-03")!...Month("2025-07")!
        let frame = TimeFrame(.wide, months, [0, 100], Self.style, ends: ["100"], start: nil)
        let values = [50.0, 150, 300, 50, 0]
        let line = frame.within(values.enumerated().map { (months.lowerBound + $0.offset, $0.element) })
        #expect(line.count == 6 && line[2] == nil)
        #expect(line.compactMap(\.self).filter { $0.y == frame.top }.count == 2)
        #expect(line[1]?.x == (frame.x(months.lowerBound) + frame.x(months.lowerBound + 1)) / 2)
    }

    @Test("what is cut ends behind a whole word where that leaves enough")
    func cut() {
        let width = { TextWidth.of($0, size: 14) }
        #expect(
            TextWidth.cut("post-16 and further education", size: 14, width: width("post-16 and furth…"))
                == "post-16 and…"
        )
        #expect(TextWidth.cut("a supercalifragilistic word", size: 14, width: width("a supercali…")) == "a supercali…")
    }

    @Test("ranges have edges broken as their lines are, and whiskers room beside the axis")
    func edges() {
        let months = Month("2025-03")!...Month("2027-03")!
        let series = ["one", "other"]
            .map { name in
                SeriesChart.Series(
                    name: name,
                    points: [0, 12, 24].map { (months.lowerBound + $0, 10, 5...15) }
                )
            }
        var chart = SeriesChart(months: months, series: series, start: nil, style: Self.style)
        let ranges = chart.drawing(.wide).markup
        // Two greys look alike: the edge of a range is broken as its line is.
        for (range, line) in [
            (Ink.firstRange, Ink.first), (.secondRange, .second), (.thirdRange, .third), (.fourthRange, .fourth),
        ] {
            #expect(range.look.dash == line.look.dash && range.look.stroke == line.look.stroke)
        }
        // A year is far more than a gap between months, unless years are what is drawn.
        let joins = { (text: String) in
            text.split(separator: "\n").first { $0.contains("\"i-first\"") }?.count { $0 == "M" }
        }
        #expect(joins(ranges) == 3)
        chart.hasWhiskers = true
        #expect(joins(chart.drawing(.wide).markup) == 1)
    }

    @Test("labels at the end do not cover one another")
    func labels() {
        var sheet = Drawing(width: 720, height: 350)
        let frame = TimeFrame(
            .wide,
            Month("2025-03")!...Month("2027-03")!,
            [0, 1_000],
            Self.style,
            ends: ["1000"],
            start: nil
        )
        frame.label((0..<5).map { (Double($0), "\($0)", .text, false) }, on: &sheet)
        let places = sheet.markup.split(separator: "\n")
            .compactMap { $0.firstMatch(of: /y="([0-9.]+)"/).flatMap { Double($0.1) } }
        #expect(places.count == 5)
        #expect(zip(places.sorted(), places.sorted().dropFirst()).allSatisfy { $1 - $0 >= 15.9 })
    }

    @Test("a published series is not joined over a gap")
    func gaps() {
        let line = Self.forecast.drawing(.wide).markup.split(separator: "\n").first { $0.contains("i-published\"") }
        #expect(line?.count { $0 == "M" } == 2)
    }

    @Test(
        "fifty dots show a share, and never all or none of what is possible",
        arguments: [(0, 0), (0.004, 1), (0.3, 15), (0.997, 49), (1, 50)]
    )
    func dots(share: Double, filled: Int) {
        // Rows of dots 5.6 units apart: each line has one more than its length holds.
        let count = { (ink: String) in
            Drawing.dots(share).markup.split(separator: "\n").filter { $0.contains("\"\(ink)\"") }
                .compactMap { $0.firstMatch(of: /l([0-9.]+) 0/).flatMap { Double($0.1) } }
                .reduce(0) { $0 + Int($1 / 5.6) + 1 }
        }
        #expect(count("i-met") == filled && count("i-unmet") == 50 - filled && count("i-hole") == 50 - filled)
    }

    @Test("text is as wide as its font has it")
    func widths() {
        // Helvetica's AFM: W 944, a 556, i 222, t 278.
        #expect(TextWidth.of("Wait", size: 1_000) == 2_000)
        #expect(
            TextWidth.lines("one two three", size: 10, width: TextWidth.of("one two", size: 10)) == [
                "one two", "three",
            ]
        )
        #expect(TextWidth.of(TextWidth.cut("a plan with a very long name", size: 14, width: 60), size: 14) <= 60)
    }

    @Test("text of an area's files cannot break a page")
    func escaping() {
        #expect(escaped("<b>\"5 & 6\"\u{1}</b>") == "&lt;b&gt;&quot;5 &amp; 6&quot; &lt;/b&gt;")
    }

    @Test("every line that is read stands out from the page, light and dark")
    func contrast() {
        func luminance(_ colour: String) -> Double {
            let channels = [1, 3, 5]
                .map { start -> Double in
                    let from = colour.index(colour.startIndex, offsetBy: start)
                    let value = Double(Int(colour[from..<colour.index(from, offsetBy: 2)], radix: 16)!) / 255
                    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
                }
            return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
        }
        func contrast(_ one: String, _ other: String) -> Double {
            let (a, b) = (luminance(one), luminance(other))
            return (max(a, b) + 0.05) / (min(a, b) + 0.05)
        }
        // WCAG 2.2, 1.4.11 and 1.4.3.
        for tone in [Tone.ink, .soft, .blue, .pink, .teal, .link] {
            #expect(contrast(tone.light, Tone.page.light) >= 4.5 && contrast(tone.dark, Tone.page.dark) >= 4.5)
        }
        for tone in [Tone.control, .edge, .future] {
            #expect(contrast(tone.light, Tone.page.light) >= 3 && contrast(tone.dark, Tone.page.dark) >= 3)
        }
    }

    @Test("charts as files", arguments: ["forecast", "series", "money", "differences"])
    func files(name: String) throws {
        let months = Month("2025-03")!...Month("2028-03")!
        let points = { (level: Double, slope: Double) in
            (0...36)
                .map {
                    (
                        month: Month("2025-03")! + $0, middle: level + slope * Double($0),
                        range: Optional(level - 3 * Double($0)...level + slope * Double($0) * 2 + 1)
                    )
                }
        }
        var chart = Chart(
            id: name,
            title:
                "A finding with its number, which is long enough to need a second line on a slide of this width: 1,120",
            subtitle: "Children waiting at month end, <an area & its service>.",
            source: "published counts; derived.",
            words: "In words.",
            key: [],
            tables: [],
            wide: Drawing(width: 1, height: 1),
            narrow: Drawing(width: 1, height: 1)
        )
        switch name {
        case "forecast":
            chart.key = Self.forecast.key
            (chart.wide, chart.narrow) = (Self.forecast.drawing(.wide), Self.forecast.drawing(.narrow))
        case "series", "money":
            var series = SeriesChart(
                months: months,
                series: [("Mainstream", 900.0, 4.0), ("Special schools and units", 700, 2), ("Other", 650, 1)]
                    .map {
                        SeriesChart.Series(
                            name: $0.0,
                            points: name == "money"
                                ? points($0.1, $0.2).filter { $0.month.monthOfYear == 3 } : points($0.1, $0.2)
                        )
                    },
                start: Month("2025-07")!,
                style: Self.style
            )
            series.hasWhiskers = name == "money"
            chart.key = series.key
            (chart.wide, chart.narrow) = (series.drawing(.wide), series.drawing(.narrow))
        default:
            let spreads: [Spread?] = [
                Spread(low: -920, lower: -800, middle: -700, upper: -600, high: -470),
                Spread(low: -20, lower: -5, middle: 0, upper: 4, high: 30), nil,
            ]
            let differences = DifferenceChart(
                names: ["Combined recovery", "A plan whose name is far too long for the column it has", "Other"],
                panels: [
                    .init(title: "Children waiting", spreads: spreads), .init(title: "Over a year", spreads: spreads),
                ],
                style: Self.style
            )
            chart.key = DifferenceChart.key
            (chart.wide, chart.narrow) = (differences.drawing(.wide), differences.drawing(.narrow))
        }
        try expectGolden(chart.file, "\(name).svg")
        try expectGolden(chart.narrow.markup, "\(name)-narrow.txt")
    }
}

/// A drawing equals its golden file; with WAITCAST_RECORD=1 in the environment that is written anew.
private func expectGolden(_ text: String, _ path: String) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(path)")
    if ProcessInfo.processInfo.environment["WAITCAST_RECORD"] == "1" {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
    #expect(text == String(decoding: try Data(contentsOf: url), as: UTF8.self))
}

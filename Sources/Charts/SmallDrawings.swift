extension Drawing {
    /// Fifty dots for a probability, filled from the upper left: each is 2 of 100 futures.
    ///
    /// Anything above zero fills at least one, anything below one leaves at least one hollow.
    ///
    /// - Parameter share: from 0 to 1.
    /// - Returns: the drawing, 56 by 28 units.
    package static func dots(_ share: Double) -> Drawing {
        let pitch = 5.6
        var sheet = Drawing(width: pitch * 10, height: pitch * 5)
        var filled = Int((share * 50).rounded())
        if share > 0 { filled = max(filled, 1) }
        if share < 1 { filled = min(filled, 49) }
        // A dashed line whose dashes have no length and round ends is a row of dots.
        for row in 0..<5 {
            let met = min(max(filled - 10 * row, 0), 10)
            let y = (Double(row) + 0.5) * pitch
            let x = { (dot: Int) in (Double(dot) + 0.5) * pitch }
            if met > 0 { sheet.line(from: (x(0), y), to: (x(met - 1) + 0.1, y), .met) }
            guard met < 10 else { continue }
            for ink in [Ink.unmet, .hole] { sheet.line(from: (x(met), y), to: (x(9) + 0.1, y), ink) }
        }
        return sheet
    }

    /// Where something lies as a multiple of what it is today, from none to three times; an arrow where it goes on.
    package static func ratio(_ spread: Spread, isLoose: Bool) -> Drawing {
        let (width, height, most) = (250.0, 22.0, 3.0)
        var sheet = Drawing(width: width, height: height)
        let x = { (value: Double) in 4 + min(max(value, 0), most) / most * (width - 12) }
        for tick in 0...3 {
            sheet.line(from: (x(Double(tick)), 0), to: (x(Double(tick)), height), tick == 1 ? .zero : .grid)
        }
        let y = height / 2
        sheet.line(from: (x(spread.low), y), to: (x(spread.high), y), isLoose ? .loose : .whisker)
        if spread.high > most {
            sheet.line([(width - 8, y - 4), (width - 2, y), (width - 8, y + 4)], .whisker)
        }
        if !isLoose { sheet.line(from: (x(spread.lower), y), to: (x(spread.upper), y), .box) }
        sheet.marker(.circle, at: (x(spread.middle), y), radius: 4.5, isLoose ? .hollow : .point)
        return sheet
    }

    /// A bar of a length from 0 to 1 of the longest.
    package static func bar(_ share: Double) -> Drawing {
        var sheet = Drawing(width: 120, height: 14)
        sheet.rectangle(x: 0, y: 1, width: max(1, 120 * min(max(share, 0), 1)), height: 12, .firstPoint)
        return sheet
    }

    /// Forecasts that are over: one mark each, full where what came lay in the range, open where it lay beside it.
    package static func hits(_ inside: Int, of all: Int) -> Drawing {
        let perRow = 12
        let rows = (all + perRow - 1) / perRow
        var sheet = Drawing(width: 16 * Double(min(all, perRow)), height: 16 * Double(max(1, rows)))
        for number in 0..<all {
            let place = (x: 16 * Double(number % perRow) + 8, y: 16 * Double(number / perRow) + 8)
            let isIn = number < inside
            sheet.marker(isIn ? .circle : .triangle, at: place, radius: 5, isIn ? .inside : .outside)
        }
        return sheet
    }

    /// Drawings beside one another, each under its title.
    package static func sideBySide(_ parts: [(title: String, drawing: Drawing)], gap: Double = 32, size: Double = 14)
        -> Drawing
    {
        var sheet = Drawing(
            width: parts.reduce(gap * Double(parts.count - 1)) { $0 + $1.drawing.width },
            height: (parts.map(\.drawing.height).max() ?? 0) + 24
        )
        var x = 0.0
        for part in parts {
            sheet.text(part.title, x: x, y: 14, .strong, size: size, isBold: true)
            sheet.add(part.drawing, x: x, y: 24)
            x += part.drawing.width + gap
        }
        return sheet
    }

    /// Drawings below one another, each under its title.
    package static func stacked(_ parts: [(title: String, drawing: Drawing)], size: Double = 13) -> Drawing {
        var sheet = Drawing(
            width: parts.map(\.drawing.width).max() ?? 0,
            height: parts.reduce(0) { $0 + $1.drawing.height + 34 }
        )
        var y = 0.0
        for part in parts {
            sheet.text(part.title, x: 0, y: y + 14, .strong, size: size, isBold: true)
            sheet.add(part.drawing, x: 0, y: y + 24)
            y += part.drawing.height + 34
        }
        return sheet
    }
}

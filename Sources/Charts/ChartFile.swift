extension Chart {
    /// The chart as an SVG file for a slide: with its title, its key and its source, in the tones of a light page.
    package var file: String {
        let (margin, width) = (32.0, 784.0)
        let room = width - 2 * margin
        var texts: [(y: Double, text: String, ink: Ink, size: Double, isBold: Bool)] = []
        var y = 20.0
        func add(_ text: String, _ ink: Ink, size: Double, isBold: Bool = false, leading: Double) {
            for line in TextWidth.lines(text, size: size, isBold: isBold, width: room) {
                y += leading
                texts.append((y, line, ink, size, isBold))
            }
        }
        add(title, .strong, size: 20, isBold: true, leading: 26)
        y += 4
        add(subtitle, .text, size: 14, leading: 20)
        y += 14
        let (keys, keysEnd) = places(of: key, from: y, in: room)
        y = keysEnd + 10
        let top = y
        y += wide.height + 8
        add("Source: " + source, .text, size: 12, leading: 16)
        var sheet = Drawing(width: width, height: y + 20)
        sheet.rectangle(x: 0, y: 0, width: sheet.width, height: sheet.height, .page)
        for one in texts { sheet.text(one.text, x: margin, y: one.y, one.ink, size: one.size, isBold: one.isBold) }
        for (one, place) in zip(key, keys) {
            sheet.add(one.sample, x: margin + place.x, y: place.y)
            sheet.text(one.name, x: margin + place.x + 38, y: place.y + 12, .strong, size: 14)
        }
        sheet.add(wide, x: margin, y: top)
        let (w, h) = (short(sheet.width), short(sheet.height))
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(w)" height="\(h)" viewBox="0 0 \(w) \(h)" role="img" \
            font-family="\(Drawing.fonts)">
            <title>\(escaped(title))</title>
            <desc>\(escaped(words))</desc>
            \(sheet.fileMarkup)
            </svg>

            """
    }

    /// Where the samples of a key stand, one after another and in as many lines as that takes; and where they end.
    private func places(of key: [Key], from top: Double, in room: Double) -> ([(x: Double, y: Double)], Double) {
        var places: [(x: Double, y: Double)] = []
        var (x, y) = (0.0, top)
        for one in key {
            let width = 38 + TextWidth.of(one.name, size: 14)
            if x > 0, x + width > room {
                x = 0
                y += 22
            }
            places.append((x, y))
            x += width + 22
        }
        return (places, key.isEmpty ? top : y + 16)
    }
}

extension Drawing {
    /// The font of every text: fonts that every system has one of, with one set of widths.
    package static let fonts = "Arial, Helvetica, 'Liberation Sans', sans-serif"
}

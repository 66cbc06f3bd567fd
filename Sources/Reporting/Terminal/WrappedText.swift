/// A title in as many lines as it takes, with a line beneath it as long as the longest of them.
func underlined(_ title: String, with mark: String = "-", width: Int) -> [String] {
    let lines = wrapped(safeText(title), first: "", rest: "  ", width: width)
    return lines + [String(repeating: mark, count: lines.map(\.count).max() ?? 0)]
}

/// Text in lines of at most so many characters, each behind its margin; a longer word has a line of its own.
func wrapped(_ text: String, first: String = "  ", rest: String = "      ", width: Int = 112) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(whereSeparator: \.isWhitespace) {
        if !isEmpty && line.count + word.count + 1 > width {
            lines.append(line)
            (line, isEmpty) = (rest, true)
        }
        line += (isEmpty ? "" : " ") + word
        isEmpty = false
    }
    return lines + [line]
}

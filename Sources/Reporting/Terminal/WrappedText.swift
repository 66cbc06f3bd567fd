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

/// A help text or message with its usage broken into lines of 80 columns; the parser breaks everything else.
func breakingUsage(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { line in
            guard line.count > 80, line.hasPrefix("USAGE: ") || line.hasPrefix("Usage: ") else { return String(line) }
            var lines = [""]
            for part in usageParts(line) {
                let isFull = lines[lines.count - 1].count + 1 + part.count > 80
                if isFull { lines.append("        ") } else if lines != [""] { lines[lines.count - 1] += " " }
                lines[lines.count - 1] += part
            }
            return lines.joined(separator: "\n")
        }
        .joined(separator: "\n")
}

/// What must stand on one line each: words, options with their values, and all in a pair of brackets.
private func usageParts(_ line: Substring) -> [String] {
    var parts: [String] = []
    var depth = 0
    for word in line.split(separator: " ") {
        let isValue = word.hasPrefix("<") && (parts.last ?? "").hasPrefix("--")
        if depth > 0 || isValue { parts[parts.count - 1] += " " + word } else { parts.append(String(word)) }
        depth += word.count { $0 == "[" } - word.count { $0 == "]" }
    }
    return parts
}

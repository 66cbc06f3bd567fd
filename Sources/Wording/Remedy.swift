/// A remedy for an unknown name: the nearest match, and everything that is allowed.
package func remedy(for text: String, allowed: [String]) -> String {
    var sentences: [String] = []
    if let match = nearestMatch(to: text, in: allowed) { sentences.append("Did you mean '\(match)'?") }
    let more = allowed.count > 60 ? " and \(allowed.count - 60) more" : ""
    let shown = allowed.prefix(60).map(shorten).joined(separator: ", ")
    sentences.append(allowed.isEmpty ? "There are none." : "Allowed: \(shown)\(more).")
    return sentences.joined(separator: " ")
}

/// A text short enough for a message, on one line.
package func shorten(_ text: String) -> String {
    // A letter with very many marks on it is one character, and long all the same.
    let start = text.utf8.count > 400 ? String(decoding: text.utf8.prefix(400), as: UTF8.self) : text
    let line = start.prefix(61).map { $0.isNewline || $0 == "\t" ? " " : String($0) }
    return line.count > 60 || text.utf8.count > 400 ? line.prefix(57).joined() + "..." : line.joined()
}

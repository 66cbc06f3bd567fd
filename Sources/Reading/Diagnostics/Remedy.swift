import Wording

/// A remedy for an unknown name: the nearest match, and everything that is allowed.
package func remedy(for text: String, allowed: [String]) -> String {
    var sentences: [String] = []
    if let match = nearestMatch(to: text, in: allowed) { sentences.append("Did you mean '\(match)'?") }
    let more = allowed.count > 60 ? " and \(allowed.count - 60) more" : ""
    let shown = allowed.prefix(60).map(shorten).joined(separator: ", ")
    sentences.append(allowed.isEmpty ? "There are none." : "Allowed: \(shown)\(more).")
    return sentences.joined(separator: " ")
}

/// The fewest insertions, deletions, substitutions and swaps of neighbours that turn one text into another
/// (optimal string alignment), letters taken without case.
///
/// Complexity: O(n m) for texts of n and m characters.
func editDistance(_ first: String, _ second: String) -> Int {
    let a = Array(first.lowercased().prefix(200))
    let b = Array(second.lowercased().prefix(200))
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
        var row = [i] + [Int](repeating: 0, count: b.count)
        for j in 1...b.count {
            let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
            row[j] = min(substitution, last[j] + 1, row[j - 1] + 1)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                row[j] = min(row[j], beforeLast[j - 2] + 1)
            }
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}

/// The candidate nearest to what was written, if it is near enough to be what was meant.
///
/// Near enough is at most a third of its length away (at least one letter). Ties go to the first candidate.
package func nearestMatch(to text: String, in candidates: [String]) -> String? {
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
        let distance = editDistance(text, candidate)
        if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(1, best.candidate.count / 3) else { return nil }
    return best.candidate
}

/// A remedy for an unknown name: the nearest match, and everything that is allowed.
package func remedy(for text: String, allowed: [String]) -> String {
    var sentences: [String] = []
    if let match = nearestMatch(to: text, in: allowed) { sentences.append("Did you mean '\(match)'?") }
    sentences.append(allowed.isEmpty ? "There are none." : "Allowed: \(allowed.joined(separator: ", ")).")
    return sentences.joined(separator: " ")
}

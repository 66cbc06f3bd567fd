/// The fewest insertions, deletions, substitutions and swaps of neighbours that turn one text into another
/// (optimal string alignment), letters taken without case.
///
/// Complexity: O(n m) for texts of n and m characters.
package func editDistance(_ first: String, _ second: String) -> Int {
    let a = Array(first.prefix(200).lowercased())
    let b = Array(second.prefix(200).lowercased())
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
/// Near enough is at most a third of its length away (at least one letter). Ties go to the first candidate. Of many
/// candidates the first 1,000 are looked at: a message is not worth more.
package func nearestMatch(to text: String, in candidates: [String]) -> String? {
    var best: (candidate: String, distance: Int)?
    let length = text.prefix(201).count
    for candidate in candidates.prefix(1000) {
        let allowed = max(1, candidate.count / 3)
        // Texts are at least as far apart as their lengths.
        guard abs(min(candidate.count, 201) - length) <= allowed else { continue }
        let distance = editDistance(text, candidate)
        if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
}

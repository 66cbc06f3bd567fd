import Wording

/// Changes to a sound file that keep most of its form: what is left is far into the reader, not refused at its door.
struct FuzzText {
    /// Where fields end.
    let separators: Set<Character>
    private let lines: [String]
    private let tokens: [String]

    /// A file to change.
    init(_ text: String, separators: Set<Character>) {
        self.separators = separators
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        tokens = Array(Set(lines.flatMap { $0.split { separators.contains($0) }.map(String.init) })).sorted()
    }

    /// The file with one to six changes.
    func changed(_ dice: inout FuzzDice) -> String {
        var lines = lines
        for _ in 0..<(1 + dice.below(dice.percent(80) ? 2 : 6)) { change(&lines, &dice) }
        var text = lines.joined(separator: dice.percent(5) ? "\r\n" : dice.percent(2) ? "\r" : "\n")
        if dice.percent(4) { text = String(decoding: text.utf8.prefix(dice.below(text.utf8.count)), as: UTF8.self) }
        if dice.percent(2) { text = "\u{FEFF}" + text }
        return text
    }

    private func change(_ lines: inout [String], _ dice: inout FuzzDice) {
        guard !lines.isEmpty else { return lines.append(dice.piece()) }
        let index = dice.below(lines.count)
        switch dice.below(16) {
        case 0: lines.remove(at: index)
        case 1: lines.insert(lines[index], at: dice.below(lines.count))
        case 2: lines.swapAt(index, dice.below(lines.count))
        case 3:
            let block = lines[index..<min(lines.count, index + 1 + dice.below(12))]
            lines.insert(contentsOf: block, at: dice.below(lines.count))
        case 4: lines[index] = String(repeating: " ", count: 1 + dice.below(4)) + lines[index]
        case 5: lines[index] = String(lines[index].drop { $0 == " " })
        case 6:
            let at = lines[index].index(lines[index].startIndex, offsetBy: dice.below(lines[index].count + 1))
            lines[index].insert(contentsOf: dice.piece(), at: at)
        case 7: lines[index] = String(lines[index].prefix(dice.below(lines[index].count + 1)))
        case 8...11: replaceToken(&lines[index], dice.piece(), &dice)
        default: replaceToken(&lines[index], dice.one(of: tokens), &dice)
        }
    }

    /// Puts another text into the place of one between separators.
    private func replaceToken(_ line: inout String, _ other: String, _ dice: inout FuzzDice) {
        var parts = line.split(omittingEmptySubsequences: false) { separators.contains($0) }.map(String.init)
        let kept = line.filter { separators.contains($0) }.map(String.init)
        let filled = parts.indices.filter { !parts[$0].allSatisfy(\.isWhitespace) }
        guard let place = filled.isEmpty ? parts.indices.randomElement(using: &dice) : dice.one(of: filled) else {
            return
        }
        let indent = parts[place].prefix { $0 == " " }
        parts[place] = indent + other
        line = zip(parts, kept + [""]).map { $0 + $1 }.joined()
    }
}

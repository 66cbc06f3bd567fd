/// A part of the short report: a list that is cut where there is no room for all of it.
struct ShortSection {
    /// What stands above the list, a line or two.
    var head: [ScreenText.Line]
    /// The items in the order in which they are shown, with their lines.
    var items: [[ScreenText.Line]]
    /// The items' places, those first that are left out last; `nil`: in the order in which they are shown.
    var keeping: [Int]?
    /// What stands below the list.
    var foot: [ScreenText.Line] = []
    /// Lines that the list should have before others have more.
    var floor: Int

    /// The lines of the whole list.
    var wanted: Int { items.reduce(0) { $0 + $1.count } }

    /// Everything, the list in at most so many lines: where that is too few, the last says how many items there are more.
    func lines(within most: Int) -> [ScreenText.Line] {
        guard wanted > most else { return head + items.joined() + foot }
        var kept: Set<Int> = []
        var room = most - 1
        for place in keeping ?? Array(items.indices) {
            guard items[place].count <= room else { break }
            kept.insert(place)
            room -= items[place].count
        }
        let more = ScreenText.Line(text: "  and \(items.count - kept.count) more: --full")
        return head + items.indices.filter { kept.contains($0) }.flatMap { items[$0] } + (most > 0 ? [more] : []) + foot
    }
}

extension ShortSection {
    /// A section that is a table, one line a row; the names in the first column are cut to what the others leave.
    init(
        head: [[String]],
        rows: [[String]],
        wordColumns: Set<Int> = [],
        keeping: [Int]? = nil,
        floor: Int,
        width: Int
    ) {
        let all = head + rows
        let columns = all.map(\.count).max() ?? 0
        let others = (1..<max(columns, 1))
            .map { column in all.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        let room = max(Self.leastName, width - others.reduce(0) { $0 + $1 + 2 })
        var table = TextTable(wordColumns: wordColumns)
        for cells in all { table.row([shortened(cells.first ?? "", to: room)] + cells.dropFirst()) }
        let lines = table.lines
        self.init(
            head: lines.prefix(head.count).map { ScreenText.Line(text: $0, style: .heading) },
            items: lines.dropFirst(head.count).map { [ScreenText.Line(text: $0)] },
            keeping: keeping,
            floor: floor
        )
    }

    private static let leastName = 12
    /// Below this width tables leave columns out.
    static let narrow = 76
}

/// A name in at most so many characters, with an ellipsis where something is left out; a short bracket at its end stays:
/// `Education, health… (EHCNA)`.
func shortened(_ name: String, to most: Int) -> String {
    guard name.count > most else { return name }
    let cut = { (text: Substring, most: Int) -> String in
        let kept = text.prefix(max(0, most - 1))
        return String(kept.reversed().drop { " ,;:-(".contains($0) }.reversed()) + "…"
    }
    if name.hasSuffix(")"), let start = name.lastIndex(of: "(") {
        let bracket = name[start...]
        if bracket.count <= 9, bracket.count + 9 <= most {
            return cut(name[..<start], most - bracket.count - 1) + " " + bracket
        }
    }
    return cut(name[...], most)
}

/// The first lines of a text that is too long for so many, with an ellipsis at their end.
func clipped(_ lines: [String], to most: Int, width: Int) -> [String] {
    guard lines.count > most, let last = lines.prefix(most).last else { return lines }
    return lines.prefix(most - 1) + [last.count + 2 > width ? shortened(last + "…", to: width) : last + " …"]
}

import Areas
import Wording

/// A local authority as the files name it, under all the codes that it has had.
struct Authority: Sendable {
    /// Its name as the last rows have it.
    let name: String
    /// Its nine-character codes, in the order of time.
    let codes: [String]
    /// The three-digit codes.
    let oldCodes: [String]
    /// Its region.
    let region: String

    /// Whether a row is one of its.
    func owns(_ row: SEN2Row) -> Bool {
        row.level == .authority && (codes.contains(row.code) || row.code.isEmpty && row.name.isEmpty)
    }

    /// All authorities that have rows, by name.
    static func all(in rows: some Sequence<SEN2Row>) -> [Authority] {
        var found: [String: [SEN2Row]] = [:]
        for row in rows where row.level == .authority && !row.name.isEmpty {
            found[key(row.name), default: []].append(row)
        }
        return found.sorted { $0.key < $1.key }
            .map { _, rows in
                let inTime = rows.sorted { ($0.year, $0.code) < ($1.year, $1.code) }
                return Authority(
                    name: inTime[inTime.count - 1].name,
                    codes: inTime.map(\.code).uniqued(),
                    oldCodes: inTime.map(\.oldCode).uniqued(),
                    region: inTime[inTime.count - 1].region
                )
            }
    }

    /// The authority that is asked for, by its exact name or one of its codes; without a wish, the only one there is.
    ///
    /// - Throws: What was asked for and is not there, with the nearest names.
    static func named(_ wish: String?, among all: [Authority], at place: Place) throws(InputErrors) -> Authority {
        guard let wish else {
            if all.count == 1 { return all[0] }
            throw InputErrors(
                at: place,
                "the files hold \(counted(all.count, "authority", plural: "authorities"))",
                remedy:
                    "Name one with --organisation, by its name or its code, such as '\(all.first?.name ?? "Derby")'."
            )
        }
        let code = wish.uppercased()
        if let found = all.first(where: {
            key($0.name) == key(wish) || $0.codes.contains(code) || $0.oldCodes.contains(code)
        }) {
            return found
        }
        var remedies = Reorganisation.all.filter { $0.concerns(wish) }.map(\.sentence)
        let near = nearest(to: wish, among: all.map(\.name))
        if !near.isEmpty { remedies.append("Did you mean \(joined(near.map { "'\($0)'" }, with: "or"))?") }
        remedies.append("Names are whole, as the files have them, such as '\(all.first?.name ?? "")'; codes do too.")
        throw InputErrors(
            at: place,
            "the files hold no authority '\(shorten(wish))' among \(all.count)",
            remedy: remedies.joined(separator: " ")
        )
    }

    /// Names that may have been meant: the nearest by spelling, and those that share the words.
    private static func nearest(to wish: String, among names: [String]) -> [String] {
        let words = Set(key(wish).split(separator: " ").filter { !Self.commonWords.contains(String($0)) })
        let byWord = names.filter { !words.isDisjoint(with: key($0).split(separator: " ")) }
        return Array(([nearestMatch(to: wish, in: names)].compactMap { $0 } + byWord).uniqued().prefix(4))
    }

    private static let commonWords: Set = [
        "and", "of", "the", "council", "city", "county", "borough", "north", "south", "east", "west",
    ]

    /// A name by which two spellings are one: small letters, `and` for `&`, single spaces.
    static func key(_ name: String) -> String {
        name.lowercased().replacing("&", with: " and ").split { $0.isWhitespace || $0 == "," }.joined(separator: " ")
    }
}

extension Sequence where Element: Hashable {
    /// Each once, in the order of their first place.
    package func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

/// Parts joined as in speech by a word of choice: "a, b or c".
private func joined(_ parts: [String], with word: String) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " \(word) " + last
}

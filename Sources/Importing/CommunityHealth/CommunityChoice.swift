import Areas
import Calendar
import Wording

/// One organisation of the tables, under all the names and codes that it has had.
///
/// Codes are there from August 2023 on only, and names change: rows are of one organisation if they have one of its
/// codes, or one of its names and no code.
struct CommunityChoice {
    /// Its rows' places among the organisations.
    let places: Set<Int>
    let level: CommunityFigures.Level
    /// The name that the last rows have.
    let name: String
    /// Its codes; none in older files.
    let codes: [String]

    /// Its name, with its code where it has one.
    var words: String { codes.last.map { "\(name) (\($0))" } ?? name }

    /// The organisation that is asked for, by its code or its exact name; without a wish, the only provider there is.
    ///
    /// - Throws: What was asked for and is not there, or could be several, with what there is.
    init(_ wish: String?, of figures: CommunityFigures, at place: Place) throws(InputErrors) {
        let all = figures.organisations
        let providers = all.filter { $0.level == .provider }
        let names = Set(providers.map(\.name))
        guard
            let wanted = wish.map({ CommunityFigures.tidy($0).uppercased() }) ?? (names.count == 1 ? names.first : nil)
        else {
            throw InputErrors(
                at: place,
                "the files hold \(counted(names.count, "provider"))",
                remedy: "Name one with --organisation, by its code or its whole name\(Self.example(providers))."
            )
        }
        var codes = Set(all.filter { $0.code == wanted && !wanted.isEmpty }.map(\.code))
        var found = all.filter { !codes.isDisjoint(with: [$0.code]) }
        if found.isEmpty {
            let named = all.filter { $0.name == wanted }
            // A board of the same name is a sum: the provider is meant.
            let level = named.contains { $0.level == .provider } ? .provider : named.first?.level
            found = named.filter { $0.level == level }
            codes = Set(found.map(\.code)).subtracting([""])
        }
        guard let first = found.first else {
            throw InputErrors(
                at: place,
                "the files hold no organisation '\(shorten(wish ?? wanted))'",
                remedy: Self.remedy(for: wanted, all)
            )
        }
        let known = Set(found.map(\.name))
        let own = all.indices.filter { index in
            all[index].level == first.level
                && (codes.contains(all[index].code) || all[index].code.isEmpty && known.contains(all[index].name))
        }
        places = Set(own)
        level = first.level
        self.codes = own.map { all[$0].code }
            .reduce(into: []) { codes, code in
                if !code.isEmpty, !codes.contains(code) { codes.append(code) }
            }
        let lastMonths = figures.lastMonths
        name =
            own.max { (lastMonths[$0]?.number ?? 0, $0) < (lastMonths[$1]?.number ?? 0, $1) }.map { all[$0].name }
            ?? first.name
    }

    private static func example(_ providers: [CommunityFigures.Organisation]) -> String {
        guard let first = providers.first(where: { !$0.code.isEmpty }) ?? providers.first else { return "" }
        return first.code.isEmpty ? ", such as '\(first.name)'" : ", such as \(first.code) or '\(first.name)'"
    }

    /// The names that hold what was asked for, or are near it, with their codes.
    private static func remedy(for wanted: String, _ all: [CommunityFigures.Organisation]) -> String {
        var names: [String] = []
        for organisation in all.reversed() where !names.contains(organisation.name) { names.append(organisation.name) }
        names.sort()
        var near = names.filter { $0.contains(wanted) }
        if near.isEmpty, let match = nearestMatch(to: wanted, in: names) { near = [match] }
        let shown = near.prefix(5)
            .map { name -> String in
                let same = all.filter { $0.name == name }
                let code = same.last { !$0.code.isEmpty }?.code ?? ""
                let level = same.contains { $0.level == .provider } ? "" : same.first?.level.rawValue ?? ""
                let remarks = [code, level].filter { !$0.isEmpty }
                return "'\(name)'" + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
            }
        let more = near.count > 5 ? " and \(near.count - 5) more" : ""
        let question = shown.isEmpty ? "" : "Did you mean \(shown.joined(separator: ", "))\(more)? "
        return question
            + "Write a code or a whole name, as the files have them\(example(all.filter { $0.level == .provider }))."
    }
}

extension CommunityFigures {
    /// The last month in which an organisation has a figure, by its place.
    var lastMonths: [Int: Month] {
        figures.keys.reduce(into: [:]) { last, key in
            last[key.organisation] = max(last[key.organisation] ?? key.month, key.month)
        }
    }
}

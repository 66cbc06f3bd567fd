/// Authorities of England that were merged, divided or given another code since SEN2 has its present form.
///
/// From the structural changes orders for each area; codes are those of the Office for National Statistics.
struct Reorganisation: Sendable {
    /// The year in whose April it took effect.
    let year: Int
    /// Those before.
    let before: [String]
    /// Those since.
    let since: [String]
    /// What else is to be known.
    let note: String

    static let all = [
        Reorganisation(
            year: 2019,
            before: ["Bournemouth", "Poole", "Dorset"],
            since: ["Bournemouth, Christchurch and Poole", "Dorset"],
            note: "Christchurch left Dorset, whose figures before and since are of different areas"
        ),
        Reorganisation(
            year: 2020,
            before: ["Buckinghamshire"],
            since: ["Buckinghamshire"],
            note: "the same area under another code, E06000060 for E10000002"
        ),
        Reorganisation(
            year: 2021,
            before: ["Northamptonshire"],
            since: ["North Northamptonshire", "West Northamptonshire"],
            note: "neither has figures before, and the old one none since"
        ),
        Reorganisation(
            year: 2023,
            before: ["Cumbria"],
            since: ["Cumberland", "Westmorland and Furness"],
            note: "neither has figures before, and the old one none since"
        ),
        Reorganisation(
            year: 2023,
            before: ["North Yorkshire"],
            since: ["North Yorkshire"],
            note: "the same area under another code, E06000065 for E10000023"
        ),
        Reorganisation(
            year: 2023,
            before: ["Somerset"],
            since: ["Somerset"],
            note: "the same area under another code, E06000066 for E10000027"
        ),
    ]

    /// Whether an authority of this name is one of them.
    func concerns(_ name: String) -> Bool {
        (before + since).contains { Authority.key($0) == Authority.key(name) }
    }

    /// What happened, as a sentence.
    var sentence: String {
        let change =
            before == since
            ? "\(before[0]) was made anew in April \(year)"
            : "In April \(year) \(list(before)) became \(list(since))"
        return "\(change): \(note)."
    }

    /// Names that may hold commas and "and" themselves.
    private func list(_ names: [String]) -> String { names.joined(separator: "; ") }
}

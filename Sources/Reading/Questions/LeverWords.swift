import Areas
import Wording

/// A lever in words: `recruit STAFF at SERVICE from MONTH`, as the step of a plan file whose size is a question mark.
struct LeverWords {
    /// The step, as a plan file of one line has it.
    let template: LeverTemplate

    /// The kinds of steps that words can ask for, with the key whose value is open and how it is written.
    private static let kinds: [(keyword: String, key: String, value: String)] = [
        ("recruit", "wte", "?"), ("agency", "cases", "? a month"), ("outsource", "cases", "? a month"),
        ("waiting-list initiative", "cases", "?"), ("productivity", "cases", "+?%"), ("triage", "diverted", "?%"),
        ("early help", "referrals", "-?%"),
    ]

    /// What may follow the service, and the key of a plan file that it stands for.
    private static let times: [(word: String, key: String)] = [
        ("from", "from"), ("until", "until"), ("lag", "lag"), ("ramp", "ramp"), ("order", "order of service"),
        ("only for", "only for"),
    ]

    static let advice =
        "Write '\(forms)', with 'lag 26 weeks' and 'ramp 13 weeks' behind it where they are known, or name a plan file "
        + "with a '?' in place of one size."
    private static let forms = "recruit STAFF at SERVICE from MONTH"

    /// Reads words; what is wrong is reported on the field, and the result is then `nil`.
    init?(_ text: String, _ field: Field) {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let line = words.joined(separator: " ")
        guard let kind = Self.kinds.first(where: { line == $0.keyword || line.hasPrefix($0.keyword + " ") }) else {
            field.report(
                "is no lever, found '\(shorten(text))'",
                remedy: remedy(for: words.first ?? "", allowed: Self.kinds.map(\.keyword)) + " " + Self.advice
            )
            return nil
        }
        let rest = line.dropFirst(kind.keyword.count).split(separator: " ").map(String.init)
        guard let at = rest.firstIndex(of: "at"), at + 1 < rest.count else {
            field.report("says no service, found '\(shorten(text))'", remedy: Self.advice)
            return nil
        }
        let what = rest[..<at].joined(separator: " ")
        let isRecruitment = kind.keyword == "recruit"
        if what.isEmpty == isRecruitment {
            field.report(
                isRecruitment ? "names no staff group before 'at'" : "has '\(shorten(what))' before 'at'",
                remedy: Self.advice
            )
            return nil
        }
        let place = rest[at + 1].split(separator: "/", maxSplits: 1).map(String.init)
        var keys = [("service", place[0])]
        if place.count > 1 { keys.append(("stage", place[1])) }
        if isRecruitment { keys.append(("staff", what)) }
        guard let timing = Self.timing(Array(rest[(at + 2)...]), field) else { return nil }
        let body = keys + timing
        let written = body.map { "\($0.0): \(Self.quoted($0.1))" } + ["\(kind.key): \(kind.value)"]
        let step = "{plan: lever, interventions: [{\(kind.keyword): {\(written.joined(separator: ", "))}}]}"
        guard let template = LeverTemplate(step) else { return nil }
        self.template = template
    }

    /// The keys that follow the service.
    private static func timing(_ words: [String], _ field: Field) -> [(String, String)]? {
        var found: [(key: String, value: [String])] = []
        var index = 0
        while index < words.count {
            let two = index + 1 < words.count ? "\(words[index]) \(words[index + 1])" : ""
            if let known = times.first(where: { $0.word == words[index] || $0.word == two }) {
                found.append((known.key, []))
                index += known.word == two ? 2 : 1
                continue
            }
            guard !found.isEmpty else {
                field.report(
                    "has '\(shorten(words[index]))' behind the service",
                    remedy: remedy(for: words[index], allowed: times.map(\.word))
                )
                return nil
            }
            found[found.count - 1].value.append(words[index])
            index += 1
        }
        return found.map { ($0.key, $0.value.joined(separator: " ")) }
    }

    /// A text between quotes, as YAML reads it back.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

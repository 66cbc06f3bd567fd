import Areas
import Wording

/// A measure that targets may name, in the words of a sentence.
struct TargetMeasure: Sendable {
    /// As messages list it: `share waiting under N weeks`.
    let words: String
    /// A regular expression of the words that stand in a sentence, for schemas.
    let expression: String
    /// One of its measures, which shows the unit of all.
    let example: Measure
    /// The measure that some words name; `nil`: not one of these.
    let read: @Sendable (String) -> Measure?

    /// Every measure, in the order in which messages list them.
    static let all: [TargetMeasure] =
        [
            .plain("number waiting", .waiting), .plain("mean wait", .meanWait), .plain("median wait", .medianWait),
            .plain("92nd percentile wait", .percentile92Wait), .plain("maximum wait", .maxWait),
            .plain("mean wait if referred", .meanWaitIfReferred),
            .plain("median wait if referred", .medianWaitIfReferred),
            .plain("92nd percentile wait if referred", .percentile92WaitIfReferred),
            .plain("share leaving unseen if referred", .leavingIfReferred),
            .plain("referrals", .referrals), .plain("seen", .seen),
            .plain("seen elsewhere or taken off", .transferred),
            .weeks("share waiting under ") { .shareWithin(weeks: $0) },
            .weeks("number waiting over ") { .waitingBeyond(weeks: $0) },
            .named("within due time at ", "STAGE", #"\S+"#) { .withinDue(stage: $0) },
            .plain("held", .held(placement: nil)),
            .named("held, ", "PLACEMENT", #"\S.*?"#) { .held(placement: $0) }, .plain("ceased", .ceased),
            .plain("high-needs deficit", .highNeedsDeficit),
        ]

    private static func plain(_ words: String, _ measure: Measure) -> TargetMeasure {
        TargetMeasure(words: words, expression: words.replacing(" ", with: #"\s+"#), example: measure) {
            $0 == words ? measure : nil
        }
    }

    /// Measures of a number of weeks.
    private static func weeks(_ prefix: String, _ measure: @escaping @Sendable (Int) -> Measure) -> TargetMeasure {
        TargetMeasure(
            words: "\(prefix)N weeks",
            expression: prefix.replacing(" ", with: #"\s+"#)
                + #"\+?(?!0+\s)(?:0*[0-9]{1,3}|0*1000)\s+weeks?"#,
            example: measure(18)
        ) { words in
            guard words.hasPrefix(prefix) else { return nil }
            let rest = words.dropFirst(prefix.count).split(separator: " ")
            guard rest.count == 2, rest[1] == "weeks" || rest[1] == "week", let number = Int(rest[0]),
                (1...1_000).contains(number)
            else { return nil }
            return measure(number)
        }
    }

    /// Measures of something that an area gives a name.
    private static func named(
        _ prefix: String,
        _ placeholder: String,
        _ name: String,
        _ measure: @escaping @Sendable (String) -> Measure
    ) -> TargetMeasure {
        TargetMeasure(
            words: prefix + placeholder,
            expression: prefix.replacing(" ", with: #"\s+"#) + name,
            example: measure(placeholder)
        ) { words in
            words.hasPrefix(prefix) ? measure(String(words.dropFirst(prefix.count))) : nil
        }
    }
}

extension Measure {
    /// How the value of a target for it is written.
    var targetGrammar: Grammar {
        switch unit {
        case .share: return .share
        case .weeks: return .weeks
        case .pounds: return .pounds
        default:
            // A goal may be an average of whole children.
            var grammar = Grammar.count
            grammar.notation = .number
            return grammar
        }
    }

    /// What may follow the number of a target for it, by a month or over a year.
    func targetSuffixes(overYear: Bool) -> [String] {
        if [.share, .weeks].contains(unit) { return [] }
        if unit == .pounds { return [" million", " million pounds", " pounds"] }
        let time = overYear ? "year" : "month"
        return [" children a \(time)", " a \(time)", " children"]
    }
}

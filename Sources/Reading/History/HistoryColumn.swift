import Areas
import Forecasting

/// A column of a history file, in the order in which messages list them.
enum HistoryColumn: Int, CaseIterable {
    case service, provider, period, metric, value, unit, source, section, note, evidence, timeIdentifier

    /// What it holds.
    var key: any DeclaredKey {
        switch self {
        case .service: HistoryKeys.service
        case .provider: HistoryKeys.provider
        case .period: HistoryKeys.period
        case .metric: HistoryKeys.metric
        case .value: HistoryKeys.value
        case .unit: HistoryKeys.unit
        case .source: HistoryKeys.source
        case .section: HistoryKeys.section
        case .note: HistoryKeys.note
        case .evidence: HistoryKeys.evidence
        case .timeIdentifier: HistoryKeys.timeIdentifier
        }
    }

    /// The names of all, as headers write them.
    static let names = allCases.map(\.key.name)
    /// Those that must be there.
    static let required = allCases.filter { $0.key.remedy != nil }
}

/// What the columns of a history file hold.
enum HistoryKeys {
    static let service = Key.required(
        "service",
        .asWritten(.text),
        "The service that it is about: its id in the area file, or what 'history' there says.",
        example: "speech-therapy",
        remedy: "Give every row a service."
    )
    static let provider = Key.optional(
        "provider",
        .asWritten(.form(.anything)),
        "Whose figure it is, where several run the service.",
        example: "Exampleton Community Trust"
    )
    static let period = Key.required(
        "period",
        .asWritten(.form(.period)),
        "The month, quarter or year: lists are counted at its end, flows over it.",
        remedy: "Give every row a period."
    )
    static let metric = Key.required(
        "metric",
        .asWritten(.text),
        "What is counted: waiting, mean_wait, max_wait, median_wait, p90_wait, waiting_0_to_18_weeks, waiting_over_52_weeks, "
            + "share_within_18_weeks, referrals, seen, seen_mean_wait and so on, left; others are kept and audited.",
        example: "waiting",
        remedy: "Give every row a metric."
    )
    static let value = Key.required(
        "value",
        .asWritten(.form(.cell)),
        "The figure; empty or a code such as NA where there is none, and '<5', '*' or 'c' where it is withheld because it "
            + "is small.",
        example: "185",
        remedy: "Give every row a value."
    )
    static let unit = Key.optional(
        "unit",
        .asWritten(.form(.anything)),
        "What it is counted in; waits may be in days, weeks, months or years, and are taken as weeks without it.",
        example: "children"
    )
    static let source = Key.optional(
        "source",
        .asWritten(.form(.anything)),
        "Where it was published: of two values for one month the last source counts.",
        example: "board paper"
    )
    static let section = Key.optional(
        "section",
        .asWritten(.form(.anything)),
        "Where in the source.",
        example: "table 3"
    )
    static let note = Key.optional("note", .asWritten(.form(.anything)), "What a reader must know of it.")
    static let evidence = Key.optional(
        "evidence",
        .asWritten(.form(.evidence)),
        "How it is known: observed, derived or assumed.",
        example: "observed",
        ifAbsent: "observed"
    )
    static let timeIdentifier = Key.optional(
        "time_identifier",
        .asWritten(.form(.timeIdentifier)),
        "What kind of period it is, for years of two parts such as 2024/25.",
        example: "Financial year"
    )

    static let shape = Shape(
        "history row",
        "A published figure: one row of a history file by its columns.",
        HistoryColumn.allCases.map(\.key)
    )
}

extension TextForm {
    /// Any text, or nothing.
    static let anything = TextForm(
        name: "any text or none",
        expected: "text",
        example: "",
        expression: #"[\s\S]*"#
    )

    /// A month, quarter or year, or a span of them.
    static let period = {
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        let month = "(?:\(months.map(inEitherCase).joined(separator: "|")))[A-Za-z]*"
        let piece = "(?:[0-9]{1,4}|[0-9]{6}|\(month)|(?:[0-9]{4})?[Qq][1-4])"
        return TextForm(
            name: "period",
            expected: "a period such as 2025-06, Jun-25, 30/06/2025, 2025-Q2, 2024 or 2025-01/2025-07",
            example: "2025-06",
            expression: #"\#(piece)(?:[\s./-]+\#(piece))*(?:[\sT]00:00(?::00)?)?"#
        )
    }()

    /// A value, or a code that says why there is none.
    static let cell = {
        let most = NumberExpression.whole(0...Grammar.largest, times: 1).replacing(#"(?:\.0+)?"#, with: "")
        let number = #"(?:\#(most)|[0-9]{1,3}(?:[\s,.][0-9]{3}){1,2})(?:[.,][0-9]+)?|\.[0-9]+"#
        let codes = ["na", "n/a", "nan", "#n/a", "null", "x", "z", "low", "c"].map(inEitherCase)
        let signs = [#"\.{1,3}"#, ":", "-", "\u{2013}", "\u{2014}", "\u{2026}", #"\*"#, #"<=?\s*[0-9.]+"#]
        let code = (codes + signs).joined(separator: "|")
        return TextForm(
            name: "cell",
            expected: "a number such as 185, or a code such as NA or <5",
            example: "185",
            expression:
                "(?:[+\u{2212}-]?[\u{A3}$\u{20AC}]?(?:\(number))(?:[eE][+-]?[0-9]+)?\\s*%?|\\[(?:\(code))?\\]|\(code))?"
        )
    }()

    /// How a row's value is known, or nothing.
    static let evidence = TextForm(
        name: "evidence or nothing",
        expected: Evidence.allCases.map(\.rawValue).joined(separator: ", "),
        example: "observed",
        expression: "(?:\(Evidence.allCases.map { inEitherCase($0.rawValue) }.joined(separator: "|")))?"
    )

    /// A kind of period, or nothing.
    static let timeIdentifier = {
        let kinds = [
            "calendar year", "year", "financial year", "academic year", "month", "monthly", "quarter", "quarterly",
        ]
        let texts = kinds.map { inEitherCase($0).replacing(" ", with: "[ _]+") }
        return TextForm(
            name: "kind of period or nothing",
            expected: WrittenPeriod.Kind.allowed,
            example: "Financial year",
            expression: "(?:\((texts + ["[A-Za-z]{3,9}"]).joined(separator: "|")))?"
        )
    }()

    /// A word whose letters may be capitals.
    private static func inEitherCase(_ word: String) -> String {
        word.map { $0.isLetter ? "[\($0.uppercased())\($0)]" : "\($0)" }.joined()
    }
}

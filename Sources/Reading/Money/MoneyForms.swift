import Areas
import Calendar
import Wording
import Yams

extension Grammar {
    /// Pounds that are paid.
    static let pounds = money("pounds", .pounds, example: "15000")
    /// Pounds that go one way or the other.
    static let balance = money("pounds with a sign", .balance, example: "-2000000")
    /// A change of prices.
    static let rise = percentage("change of prices", .rise, example: "+3%")
    /// What agency staff cost beyond others.
    static let premium = percentage("premium", .premium, example: "40%")

    private static func money(_ name: String, _ bounds: Bounds, example: String) -> Grammar {
        Grammar(
            name: name,
            expected: "pounds such as \(example)",
            example: example,
            remedy: bounds.remedy,
            bounds: bounds.range,
            boundsText: bounds.words,
            notation: .number
        )
    }

    private static func percentage(_ name: String, _ bounds: Bounds, example: String) -> Grammar {
        Grammar(
            name: name,
            expected: "a percentage such as \(example)",
            example: example,
            remedy: bounds.remedy,
            bounds: bounds.range,
            boundsText: bounds.words,
            notation: .percentage
        )
    }
}

extension TextForm {
    /// A financial year, from April to March.
    static let financialYear = TextForm(
        name: "financial year",
        expected: "a financial year such as 2025-26",
        example: "2025-26",
        expression: year(Limits.months.lowerBound.year...(Limits.months.upperBound.year - 1)) + "-[0-9]{2}"
    )

    /// A word that must stand there, as a key.
    static func word(_ word: String) -> TextForm {
        TextForm(name: word, expected: "'\(word)'", example: word, expression: word)
    }
}

extension Form where Value == Year {
    /// A financial year.
    static var financialYear: Form { Form(.form(.financialYear)) { field, _ in field.financialYear() } }
}

extension Form where Value == Funder {
    /// Who pays.
    static var funder: Form {
        let words = Funder.allCases.map(\.rawValue)
        return Form(.words(words)) { field, _ in
            field.choice(words, "who pays", wanted: "who pays").flatMap(Funder.init)
        }
    }
}

extension Form where Value == YearlyRise {
    /// A rise of every year, or of each.
    static var rise: Form {
        let byYear = Structure.byYear(.rise, also: [(.word(YearReader.later), .figure(.rise))])
        let all: Structure = .either([.value(.rise), .mapping(.figure(.rise)), byYear])
        return Form(.named("rise by year", all)) { field, beside in
            guard case .mapping = field.node, field.below(FigureKeys.value(.rise)) == nil else {
                return field.figure(.rise, beside: beside).map { YearlyRise(later: $0) }
            }
            return YearReader(grammar: .rise, hasLater: true).read(field, beside)
                .map { read in
                    YearlyRise(years: read.years.map { YearlyRise.OfYear($0, $1) }, later: read.later)
                }
        }
    }
}

extension Structure {
    /// Amounts of each financial year.
    static func amounts(_ grammar: Grammar) -> Structure {
        .named("\(grammar.name) by year", .byYear(grammar, also: []))
    }

    /// A figure for each financial year, with what is known of all beside them.
    fileprivate static func byYear(_ grammar: Grammar, also others: [(TextForm, Structure)]) -> Structure {
        .open(
            [(key: .financialYear, value: .figure(grammar))] + others.map { (key: $0.0, value: $0.1) }
                + BesideKeys.all.map { (key: .word($0.name), value: $0.structure) }
        )
    }
}

extension Field {
    /// A financial year; anything else is reported.
    func financialYear() -> Year? {
        guard let text = text(TextForm.financialYear.expected, remedy: "Write it as 2025-26.") else { return nil }
        if let year = Self.financialYear(text) { return year }
        var advice = "Write the year in which it begins, a hyphen and two digits of the next."
        if case .halvesApart(let year) = YearText.read(text) { advice = "Did you mean \(year)?" }
        report("must be \(TextForm.financialYear.expected), found '\(shorten(text))'", remedy: advice)
        return nil
    }

    /// What a text says; `nil`: it is no financial year.
    static func financialYear(_ text: String) -> Year? {
        guard case .year(let year) = YearText.read(text), year.kind == .financial, year.description == text
        else { return nil }
        return year
    }

    /// Amounts by financial year; what is wrong is reported.
    func amounts(_ grammar: Grammar, beside: Beside) -> YearlyAmount? {
        YearReader(grammar: grammar, hasLater: false).read(self, beside)
            .map { read in YearlyAmount(read.years.map { YearlyAmount.OfYear($0, $1) }) }
    }
}

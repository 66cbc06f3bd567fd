import Areas
import Calendar
import Wording
import Yams

/// The keys of a file of options: of what could be bought.
enum OptionKeys {
    static let options = Key.required(
        "options",
        .text(),
        "The name of the list, in reports.",
        example: "What the board could buy",
        remedy: "Give the list a name."
    )
    static let sizes = Key.optional(
        "sizes",
        .sizes,
        "The sizes that may be bought, in the unit of the size above; 'wte: 4' with 'sizes: 1 to 8' is one to eight posts, "
            + "each as uncertain as the four.",
        example: "1 to 8",
        ifAbsent: "posts one by one up to the size above, and of cases a quarter, a half, three quarters and all"
    )
    static let startIn = Key.optional(
        "start in",
        .months,
        "The months in which it may begin, in place of 'from': one, or several in brackets.",
        example: "2026-04",
        ifAbsent: "in the month 'from'"
    )
    static let interventions = Key.required(
        "interventions",
        .list(.oneOf(InterventionKind.all.map { $0.shape.with(beside) })),
        "What could be bought: interventions as in a plan.",
        remedy: "List what could be bought, each with a hyphen and its name."
    )

    /// What an option has beside the keys of its intervention.
    static let beside: [any DeclaredKey] = [sizes, startIn]

    static let shape = Shape(
        "options",
        "What could be bought, for 'waitcast allocate': interventions with the sizes and starts that they may have.",
        [options, PlanKeys.area, PlanKeys.note, interventions]
    )
}

extension Shape {
    /// The same mapping with further keys.
    func with(_ others: [any DeclaredKey]) -> Shape {
        Shape("\(name) to be bought", purpose, keys + others, title: title, keyword: keyword)
    }
}

// MARK: - Forms

extension TextForm {
    /// Sizes from one to another, by steps.
    static let sizeRange = TextForm(
        name: "sizes",
        expected: "sizes such as 1 to 8, or 50 to 300 in steps of 50",
        example: "1 to 8",
        expression: #"[0-9]+(?:\.[0-9]+)? +to +[0-9]+(?:\.[0-9]+)?(?: +in +steps +of +[0-9]+(?:\.[0-9]+)?)?"#
    )
}

extension Grammar {
    /// One size.
    static let size = Grammar.number("size", 0.001...1e6, "more than 0 (and at most 1000000)", example: "4")
}

extension Form where Value == [Double] {
    /// Sizes from one to another, or a list of them.
    static var sizes: Form {
        Form(.either([.form(.sizeRange), .value(.size), .list(.value(.size), least: 1, isUnique: true)])) { field, _ in
            if case .sequence = field.node {
                return field.list(remedy: sizesAdvice)?.compactMap { $0.value(.size) }
            }
            guard let text = field.scalarText else {
                field.report("must be \(TextForm.sizeRange.expected), found \(field.kind)", remedy: sizesAdvice)
                return nil
            }
            if let range = range(text) { return range }
            guard Double(text) != nil else {
                field.report("must be \(TextForm.sizeRange.expected), found '\(shorten(text))'", remedy: sizesAdvice)
                return nil
            }
            return field.value(.size).map { [$0] }
        }
    }

    private static var sizesAdvice: String { "Write the least, 'to' and the most, or all sizes in brackets." }

    /// `1 to 8` or `50 to 300 in steps of 50`; `nil`: the text is neither, or has none or too many.
    private static func range(_ text: String) -> [Double]? {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 3 || words.count == 7, words[1] == "to", let least = Double(words[0]),
            let most = Double(words[2]), let step = words.count == 7 ? Double(words[6]) : 1,
            words.count == 3 || words[3...5] == ["in", "steps", "of"],
            step > 0, least > 0, most >= least, (most - least) / step <= 1_000
        else { return nil }
        return (0...Int((most - least) / step + 1e-9)).map { least + Double($0) * step }
    }
}

extension Form where Value == [Month] {
    /// One month, or several in brackets.
    static var months: Form {
        Form(.names(.form(.month))) { field, _ in
            guard case .sequence = field.node else { return field.month().map { [$0] } }
            return field.list(remedy: "Write one month, or several in brackets.")?.compactMap { $0.month() }
        }
    }
}

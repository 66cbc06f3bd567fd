import Areas

/// The sentences of targets as a regular expression, for schemas.
enum TargetExpression {
    /// Every sentence: measures by a month, and those that years have in a year.
    static let sentence: String = {
        let monthly =
            goals(TargetMeasure.all.filter { $0.example != .highNeedsDeficit }, overYear: false) + #"\s+by\s+"#
            + TextForm.month.expression
        let yearly =
            goals(TargetMeasure.all.filter(\.example.isOverYears), overYear: true) + #"\s+in\s+"# + YearText.expression
        return #"\S+\s+(?:\#(monthly)|\#(yearly))"#
    }()

    /// Measures with values of their units.
    private static func goals(_ measures: [TargetMeasure], overYear: Bool) -> String {
        let units = Dictionary(grouping: measures.enumerated()) { $0.element.example.unit }
            .sorted { $0.value[0].offset < $1.value[0].offset }
            .map { _, group in
                let example = group[0].element.example
                let suffixes = example.targetSuffixes(overYear: overYear).map { $0.replacing(" ", with: #"\s+"#) }
                return named(group.map(\.element)) + #"\s+at\s+(?:most|least)\s+"# + example.targetGrammar.expression
                    + (suffixes.isEmpty ? "" : "(?:\(suffixes.joined(separator: "|")))?")
            }
        return "(?:\(units.joined(separator: "|")))"
    }

    /// Measures, those that classes have perhaps with the name of one.
    private static func named(_ measures: [TargetMeasure]) -> String {
        let parts = [true, false]
            .compactMap { isOfClasses -> String? in
                let some = measures.filter { $0.example.isOfClasses == isOfClasses }.map(\.expression)
                guard !some.isEmpty else { return nil }
                return "(?:\(some.joined(separator: "|")))" + (isOfClasses ? #"(?:\s+of\s+class\s+\S.*?)?"# : "")
            }
        return "(?:\(parts.joined(separator: "|")))"
    }
}

package import Areas
import Wording

/// The targets that a call names.
package enum AskedTargets {
    /// Reads targets: each a sentence of its own, or the number of one of the area's.
    ///
    /// - Parameters:
    ///   - texts: What the call says, in its order.
    ///   - area: The area.
    ///   - horizonMonths: How far a forecast may go for them.
    /// - Returns: The targets.
    /// - Throws: Everything that is wrong in any of them.
    package static func read(
        _ texts: [String],
        in area: Area,
        horizonMonths: Int = Limits.horizonMonths.upperBound
    ) throws(InputErrors) -> [Target] {
        let diagnostics = Diagnostics()
        let reader = TargetReader(asking: area, horizonMonths: horizonMonths)
        let targets = texts.enumerated()
            .flatMap { index, text -> [Target] in
                let field = Field(asked: text, by: option, number: index, diagnostics)
                guard let number = Int(trim(text)) else { return reader.read([field]).targets }
                if area.targets.indices.contains(number - 1) { return [area.targets[number - 1]] }
                let known = area.targets.enumerated().map { "\($0 + 1): \($1.text)" }
                field.report(
                    "must be the number of one of the area's targets, found \(number)",
                    remedy: known.isEmpty
                        ? "The area has none: \(TargetKeys.advice)" : "They are \(known.joined(separator: "; "))."
                )
                return []
            }
        try diagnostics.throwIfAny()
        return targets
    }

    private static let option = "--target"
}

package import Areas
import Wording
import Yams

/// The lever that a call names.
package enum AskedLever {
    /// Reads a lever in words: `recruit specialist clinician at nd-dhcft from 2026-04`.
    ///
    /// - Parameters:
    ///   - words: What the call says.
    ///   - area: The area.
    /// - Returns: The lever.
    /// - Throws: What is wrong with it.
    package static func read(_ words: String, in area: Area) throws(InputErrors) -> Lever {
        let diagnostics = Diagnostics()
        let field = Field(
            node: .scalar(.init(words)),
            path: option,
            place: Place(file: option, line: 1),
            diagnostics: diagnostics
        )
        let lever = LeverWords(words, field)
        try diagnostics.throwIfAny()
        guard let lever else {
            throw InputErrors(at: field.place, "'\(shorten(words))' is no lever", remedy: LeverWords.advice)
        }
        let text = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return try self.lever(text, lever.template, InputText(name: option, text: "", isNameless: true), area)
    }

    /// Reads a plan file in which a `?` stands in place of one size, and `0.5 x ?` for others in proportion.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - area: The area.
    /// - Returns: The lever: everything that the file does, at a size.
    /// - Throws: What is wrong in it.
    package static func read(_ file: InputText, in area: Area) throws(InputErrors) -> Lever {
        guard let template = LeverTemplate(file.text) else {
            throw InputErrors(
                at: Place(file: file.name, line: 1),
                "a lever is a plan file in which a '?' stands in place of one size",
                remedy: "Write it once, as in 'wte: ?' or 'cases: ? a month', and so many times it elsewhere, as in "
                    + "'wte: 0.5 x ?'."
            )
        }
        return try lever("\(file.name), \(template.key)", template, file, area)
    }

    private static let option = "--lever"

    private static func lever(
        _ text: String,
        _ template: LeverTemplate,
        _ file: InputText,
        _ area: Area
    ) throws(InputErrors) -> Lever {
        let lever = Lever(text: text, unit: template.unit) { size throws(InputErrors) in
            let diagnostics = Diagnostics()
            var sized = file
            sized.text = template.text(size)
            // Where its area lies is not looked at: it is for the one that the call names.
            let reader = PlanReader(area: area, areaFile: "", complete: true, isSameFile: { _, _ in true })
            let plan = reader.read(sized, diagnostics)
            try diagnostics.throwIfAny()
            guard var plan, !plan.interventions.isEmpty else {
                throw InputErrors(at: Place(file: file.name, line: 1), "does nothing", remedy: LeverWords.advice)
            }
            let problems = plan.problems
            guard problems.isEmpty else { throw InputErrors(problems) }
            (plan.targets, plan.jointTargets) = ([], [])
            return plan
        }
        _ = try lever.plan(1)
        return lever
    }
}

import Wording
import Yams

/// A name with where it stands.
struct Named {
    var name: String
    var field: Field
}

extension Field {
    /// One of a few words; anything else is reported.
    ///
    /// - Parameters:
    ///   - allowed: The words.
    ///   - expected: What they are, for messages: `an order of service`.
    ///   - wanted: The same where there is no text at all.
    ///   - advice: What to do then; `nil`: what is allowed.
    /// - Returns: The word.
    func choice(
        _ allowed: [String],
        _ expected: String,
        wanted: String? = nil,
        remedy advice: String? = nil
    ) -> String? {
        let advice = advice ?? "Allowed: \(allowed.joined(separator: ", "))."
        guard let text = text(wanted ?? expected, remedy: advice) else { return nil }
        if allowed.contains(text) { return text }
        report("must be \(expected), found '\(shorten(text))'", remedy: remedy(for: text, allowed: allowed))
        return nil
    }

    /// `yes` or `no`; anything else is reported.
    func yesOrNo(remedy: String) -> Bool? {
        switch scalarText {
        case "yes": return true
        case "no": return false
        default:
            report("must be yes or no, found \(kind)", remedy: remedy)
            return nil
        }
    }

    /// A name in words, of which measures and results are made: letters, digits, spaces and hyphens.
    func words(_ expected: String) -> String? {
        let advice = "Use letters, digits, spaces and hyphens."
        guard let text = text(expected, remedy: advice) else { return nil }
        let scalars = text.unicodeScalars
        guard text.count <= 60, scalars.contains(where: \.properties.isAlphabetic),
            scalars.allSatisfy({ $0.properties.isAlphabetic || "0123456789 -".unicodeScalars.contains($0) })
        else {
            report("must be \(expected), found '\(shorten(text))'", remedy: advice)
            return nil
        }
        return text.split(separator: " ").joined(separator: " ")
    }

    /// Names in brackets, or one alone, none of them twice.
    ///
    /// - Parameters:
    ///   - expected: What one of them is, for messages: `a class of the service`.
    ///   - remedy: How they are written.
    /// - Returns: The names; `nil` if any of them cannot be used.
    func names(_ expected: String, remedy: String) -> [Named]? {
        guard case .sequence = node else {
            return text(expected, remedy: remedy).map { [Named(name: $0, field: self)] }
        }
        let items = list() ?? []
        if items.isEmpty { report("is empty", remedy: remedy) }
        var seen: Set<String> = []
        let names = items.compactMap { item -> Named? in
            guard let name = item.text(expected, remedy: remedy) else { return nil }
            guard seen.insert(name).inserted else {
                item.report("names '\(shorten(name))' a second time", remedy: "Name every one once.")
                return nil
            }
            return Named(name: name, field: item)
        }
        return names.isEmpty || names.count < items.count ? nil : names
    }

    /// What stands below a key; `nil`, silently, if it is not there.
    func below(_ key: some DeclaredKey) -> Field? {
        guard case .mapping(let mapping) = node,
            let pair = mapping.first(where: { child($0.key, "").scalarText == key.name })
        else { return nil }
        return child(pair.key, "").value(pair.value, join(path, key.name))
    }

    /// One of several mappings under the name that it gives itself, for messages: `service plans, stage decision`.
    func titled(_ shape: Shape, below path: String) -> Field {
        guard let title = shape.title, let name = below(title.key)?.scalarText else { return self }
        return renamed(join(path, "\(title.word) \(shorten(name))"))
    }
}

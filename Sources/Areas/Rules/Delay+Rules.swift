import Wording

extension Delay {
    /// What is wrong with a delay.
    package func faults(at field: FieldPath) -> [Fault] {
        switch self {
        case .none: return []
        case .fixed(let weeks): return weeks.faults(.fixedDelay, at: field)
        case .between(let least, let mostLikely, let most, _, _):
            let faults = zip([least, mostLikely, most], ["least", "most likely", "most"])
                .flatMap { Bounds.delay.faults($0, at: field.below($1)) }
            return faults.isEmpty ? Self.orderFaults(least, mostLikely, most, at: field) : faults
        }
    }

    /// What is wrong with the order of a delay's ends.
    ///
    /// - Parameters:
    ///   - least: The least weeks.
    ///   - mostLikely: The most likely weeks.
    ///   - most: The most weeks.
    ///   - written: The three as the file writes them, if they were read from one.
    ///   - field: The delay.
    /// - Returns: At most one fault.
    package static func orderFaults(
        _ least: Double,
        _ mostLikely: Double,
        _ most: Double,
        written: [String]? = nil,
        at field: FieldPath
    ) -> [Fault] {
        if least <= mostLikely, mostLikely <= most { return [] }
        let found = written ?? [least, mostLikely, most].map(Bounds.delay.text)
        return [
            field.fault(
                "must rise from 'least' to 'most likely' to 'most', found \(found.joined(separator: ", "))",
                remedy: "Put the three in order."
            )
        ]
    }
}

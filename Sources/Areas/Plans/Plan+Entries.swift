extension Plan {
    /// The places of the steps that each entry of the file makes: an entry for all services makes one at each.
    package var entries: [Range<Int>] {
        var entries: [Range<Int>] = []
        for (number, change) in interventions.enumerated() {
            if let last = entries.last, change.place.line > 0, interventions[last.lowerBound].place == change.place {
                entries[entries.count - 1] = last.lowerBound..<number + 1
            } else {
                entries.append(number..<number + 1)
            }
        }
        return entries
    }

    /// Some of the steps as a plan of its own, with the luck that they have in the whole plan.
    package func only(_ places: Range<Int>, id: String) -> Plan {
        var part = Plan(id: id, name: id, interventions: steps[places].flatMap(\.interventions), file: file)
        part.wholes = []
        return part
    }
}

import Wording

extension Stock {
    /// What is wrong with what a service holds.
    ///
    /// - Parameters:
    ///   - service: The id of the service.
    ///   - outcomes: The outcomes among the routes of its stages.
    ///   - services: The ids of the area's services.
    ///   - field: The service's `holds`.
    /// - Returns: Everything wrong with it.
    func faults(of service: String, outcomes: [String], services: KnownNames, at field: FieldPath) -> [Fault] {
        Self.outcomeFaults(outcome, among: outcomes, at: field.below("outcome"))
            + number.faults(.count, at: field.below("number"))
            + (ceasingPerYear?.faults(.shareAYear, at: field.below("ceasing")) ?? [])
            + Self.ceasingFaults(isStated: ceasingPerYear != nil, placements.map(\.name), at: field)
            + Placement.faults(placements, at: field.below("placements"))
            + (review?.faults(of: service, services: services, at: field.below("reviewed by")) ?? [])
    }

    /// What is wrong where nothing says what ceases: England's figures are of seven placements.
    package static func ceasingFaults(isStated: Bool, _ placements: [String], at field: FieldPath) -> [Fault] {
        let names = Set(placements.map { $0.lowercased() })
        guard !isStated, names != Set(standardPlacements.map { $0.lowercased() }) else { return [] }
        return [
            field.fault("has no 'ceasing'", remedy: "Give the share that ceases in a year, such as 9% a year.")
        ]
    }

    /// What is wrong with the outcome that adds to it.
    ///
    /// - Parameters:
    ///   - outcome: The outcome.
    ///   - outcomes: The outcomes among the routes of the service's stages.
    ///   - field: The outcome.
    /// - Returns: At most one fault.
    package static func outcomeFaults(
        _ outcome: String,
        among outcomes: [String],
        at field: FieldPath
    ) -> [Fault] {
        if outcomes.contains(outcome) { return [] }
        return [
            field.fault(
                "names the outcome '\(shorten(outcome))', to which no route of the service leads",
                remedy: outcomes.isEmpty
                    ? "Give the service routes with outcomes." : remedy(for: outcome, allowed: outcomes)
            )
        ]
    }
}

extension Stock.Placement {
    static func faults(_ placements: [Self], at field: FieldPath) -> [Fault] {
        if placements.isEmpty { return [] }
        let single = placements.enumerated()
            .flatMap { index, one in
                let field = field.item(index)
                return nameFaults(one.name, at: field.below("placement"))
                    + one.share.faults(.share, at: field.below("share"))
                    + (one.shareOfNew?.faults(.share, at: field.below("of new")) ?? [])
            }
        let faults = single + repeatFaults(placements.map(\.name), at: field)
        return faults.isEmpty ? shareFaults(placements, at: field) : faults
    }

    /// What is wrong with a placement's name.
    package static func nameFaults(_ name: String, at field: FieldPath) -> [Fault] {
        WordName.faults(name, "the name of a placement such as mainstream", at: field)
    }

    /// Placements that stand twice.
    ///
    /// Results name measures after placements, in lower case and without spaces or hyphens.
    ///
    /// - Parameters:
    ///   - names: Their names; `nil`: an item that could not be read.
    ///   - field: The list.
    /// - Returns: A fault for every name that stood before.
    package static func repeatFaults(_ names: [String?], at field: FieldPath) -> [Fault] {
        Repeated.positions(names.map { $0?.lowercased().replacing("-", with: " ") })
            .map {
                field.item($0.index)
                    .fault("repeats the placement '\(names[$0.index] ?? "")'", remedy: "Name every placement once.")
            }
    }

    /// What is wrong with the shares of placements: of those held, and of new ones where they are given.
    ///
    /// - Parameters:
    ///   - placements: All placements, of which there is at least one.
    ///   - field: The list.
    /// - Returns: The faults of both.
    package static func shareFaults(_ placements: [Self], at field: FieldPath) -> [Fault] {
        let everybody = "Give a placement to everybody, if need be 'other'."
        func wholeFaults(_ shares: [Figure], _ noun: String) -> [Fault] {
            let sum = ShareSum(shares)
            if sum.isWhole { return [] }
            let found = ShareSum.percent(sum.value)
            return [field.fault("must have \(noun) that add up to 100%, found \(found)", remedy: everybody)]
        }
        let held = wholeFaults(placements.map(\.share), "shares")
        let without = placements.filter { $0.shareOfNew == nil }
        if without.count == placements.count { return held }
        guard without.isEmpty else {
            let names = without.map { "'\($0.name)'" }.joined(separator: ", ")
            return held + [
                field.fault(
                    "must have 'of new' for every placement or for none, found none for \(names)",
                    remedy: "Without it, new ones are placed as those held are."
                )
            ]
        }
        return held + wholeFaults(placements.compactMap(\.shareOfNew), "shares 'of new'")
    }
}

extension Stock.Review {
    func faults(of service: String, services: KnownNames, at field: FieldPath) -> [Fault] {
        Self.serviceFaults(self.service, of: service, services: services, at: field.below("service"))
            + everyWeeks.faults(.betweenReviews, at: field.below("every"))
    }

    /// What is wrong with the service that makes the reviews.
    ///
    /// - Parameters:
    ///   - id: Its id.
    ///   - holder: The id of the service whose stock is reviewed.
    ///   - services: The ids of the area's services; `nil`: not all are known.
    ///   - field: The id.
    /// - Returns: At most one fault.
    package static func serviceFaults(
        _ id: String,
        of holder: String,
        services: KnownNames?,
        at field: FieldPath
    ) -> [Fault] {
        guard id == holder else { return services?.serviceFaults(id, at: field) ?? [] }
        return [
            field.fault(
                "must be another service, found '\(id)' itself",
                remedy: "Reviews are the referrals of a service of their own: describe it under 'services'."
            )
        ]
    }
}

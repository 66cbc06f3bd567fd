/// Who pays.
package enum Funder: String, CaseIterable, Codable, Comparable, Sendable {
    /// The integrated care board: health services.
    case icb
    /// The high-needs block of the dedicated schools grant: placements, top-ups, alternative provision.
    case highNeeds = "high-needs block"
    /// The council's general fund: psychologists, the SEND team, transport; none of it may be charged to the grant for schools.
    case generalFund = "general fund"
    /// A grant for a purpose.
    case grant
    /// Somebody else.
    case other

    /// In the order in which results list them.
    package static func < (first: Funder, second: Funder) -> Bool { first.place < second.place }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Which prices a cost rises with.
package enum PriceIndex: String, CaseIterable, Codable, Sendable {
    /// The price inflation of the area's costs.
    case prices
    /// Its pay awards.
    case pay
    /// None: an amount fixed in money, such as a block contract or a grant.
    case nothing
}

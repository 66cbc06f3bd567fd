package import Calendar

/// What one whole-time equivalent of a staff group costs.
package struct PayGroup: Codable, Hashable, Sendable {
    /// The staff group, by the area file's name.
    package var group: String
    /// The services whose group it is; empty: every one that has a group of that name.
    package var services: [String]
    /// Band and point, in words.
    package var scale: String
    /// Pounds a year before on-costs.
    package var salary: Figure
    /// The employer's national insurance, pension and levy, as a share of the salary.
    package var onCosts: Figure
    /// What agency staff cost beyond salary and on-costs, as a share of these; `nil`: not known.
    package var agencyPremium: Figure?
    /// Pounds for recruiting one of them; `nil`: not counted.
    package var recruiting: Figure?
    /// The financial year of these prices; `nil`: that of the file.
    package var priceYear: Year?
    /// Who pays.
    package var funder: Funder
    /// Where it stands.
    package var place: Place

    package init(
        group: String,
        services: [String] = [],
        scale: String = "",
        salary: Figure,
        onCosts: Figure = .nothing,
        agencyPremium: Figure? = nil,
        recruiting: Figure? = nil,
        priceYear: Year? = nil,
        funder: Funder,
        place: Place = Place(file: "", line: 0)
    ) {
        self.group = group
        self.services = services
        self.scale = scale
        self.salary = salary
        self.onCosts = onCosts
        self.agencyPremium = agencyPremium
        self.recruiting = recruiting
        self.priceYear = priceYear
        self.funder = funder
        self.place = place
    }

    /// Whether it is about a service's group.
    package func isOf(_ group: String, at service: String) -> Bool {
        self.group == group && (services.isEmpty || services.contains(service))
    }
}

extension Costs {
    /// The pay of a service's staff group: what is said of that service comes before what is said of all.
    package func pay(of group: String, at service: String) -> PayGroup? {
        let found = pay.filter { $0.isOf(group, at: service) }
        return found.first { !$0.services.isEmpty } ?? found.first
    }
}

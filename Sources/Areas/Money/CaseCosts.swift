package import Calendar

/// What a case of a service costs beside its staff's pay, and what it costs elsewhere.
package struct CaseCosts: Codable, Hashable, Sendable {
    /// The service's id.
    package var service: String
    /// The stage's id; `nil`: the first, whose own cases these are.
    package var stage: String?
    /// The staff group whose time a case takes, for cases of agency staff and of pushes; `nil`: the only one of the service.
    package var group: String?
    /// Pounds for each case seen: tests, rooms, travel; `nil`: not counted.
    package var nonPay: Figure?
    /// Pounds for each case of agency staff or of a push, in place of pay; `nil`: worked out from the group's hours and pay.
    package var boughtIn: Figure?
    /// Pounds for each case seen elsewhere; `nil`: not known.
    package var outsourced: Figure?
    /// The financial year of these prices; `nil`: that of the file.
    package var priceYear: Year?
    /// Who pays.
    package var funder: Funder
    /// Where it stands.
    package var place: Place

    package init(
        service: String,
        stage: String? = nil,
        group: String? = nil,
        nonPay: Figure? = nil,
        boughtIn: Figure? = nil,
        outsourced: Figure? = nil,
        priceYear: Year? = nil,
        funder: Funder,
        place: Place = Place(file: "", line: 0)
    ) {
        self.service = service
        self.stage = stage
        self.group = group
        self.nonPay = nonPay
        self.boughtIn = boughtIn
        self.outsourced = outsourced
        self.priceYear = priceYear
        self.funder = funder
        self.place = place
    }
}

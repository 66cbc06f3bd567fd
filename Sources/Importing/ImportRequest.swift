package import Calendar

/// What is wanted of official files: whose figures, and of which services.
package struct ImportRequest: Sendable {
    /// The organisation, by its code or its exact name; `nil`: the only one there is.
    package var organisation: String?
    /// The local authority, by its name or a code, where files of authorities stand beside those of other
    /// organisations; `nil`: it is the organisation.
    package var authority: String?
    /// Services by the id that they get, with their official names; empty: all, each by an id made from its name.
    package var services: [(id: String, officialName: String)]
    /// The month at whose end an area begins, where other files reach beyond these: what it states is then carried on
    /// to it; `nil`: it begins with these files.
    package var origin: Month?
    /// Counts below this number are withheld in what is written; `nil`: none.
    package var suppressBelow: Int?

    package init(
        organisation: String? = nil,
        authority: String? = nil,
        services: [(id: String, officialName: String)] = [],
        suppressBelow: Int? = nil,
        origin: Month? = nil
    ) {
        self.organisation = organisation
        self.authority = authority
        self.services = services
        self.suppressBelow = suppressBelow
        self.origin = origin
    }
}

extension ImportRequest {
    /// What is told where small numbers shall be withheld in figures that are published already.
    var leftAsPublished: [String] {
        suppressBelow == nil
            ? []
            : [
                "nothing is withheld (--suppress-below): these figures are published already, and are written as they stand"
            ]
    }
}

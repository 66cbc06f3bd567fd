package import Calendar

/// A cost that stands for itself: set-up, buildings, a block contract, transport.
package struct CostLine: Codable, Hashable, Sendable {
    /// Its name in results.
    package var name: String
    /// What it is paid for.
    package var basis: Basis
    /// The plan and the step whose cost it is; `nil`: it is paid under every plan, "no change" too.
    package var cause: Cause?
    /// The service whose cases, posts or holders are counted; `nil`: that of the step.
    package var service: String?
    /// The stage whose cases or posts are counted; `nil`: the service's first, or the step's.
    package var stage: String?
    /// From this month on, or in it; `nil`: from the step's first month, or from the beginning of the forecast.
    package var from: Month?
    /// To the end of this month; `nil`: to the step's end, or for good.
    package var until: Month?
    /// Who pays.
    package var funder: Funder
    /// Whether it is capital.
    package var isCapital: Bool
    /// Whether it comes again every year; `nil`: unless it is paid once, or for a step that ends.
    package var isRecurrent: Bool?
    /// The financial year of its price; `nil`: that of the file.
    package var priceYear: Year?
    /// Which prices it rises with.
    package var index: PriceIndex
    /// Where it stands.
    package var place: Place

    package init(
        name: String,
        basis: Basis,
        cause: Cause? = nil,
        service: String? = nil,
        stage: String? = nil,
        from: Month? = nil,
        until: Month? = nil,
        funder: Funder,
        isCapital: Bool = false,
        isRecurrent: Bool? = nil,
        priceYear: Year? = nil,
        index: PriceIndex = .prices,
        place: Place = Place(file: "", line: 0)
    ) {
        self.name = name
        self.basis = basis
        self.cause = cause
        self.service = service
        self.stage = stage
        self.from = from
        self.until = until
        self.funder = funder
        self.isCapital = isCapital
        self.isRecurrent = isRecurrent
        self.priceYear = priceYear
        self.index = index
        self.place = place
    }

    /// What is paid for.
    package enum Basis: Codable, Hashable, Sendable {
        /// Pounds once, in the first month.
        case once(Figure)
        /// Pounds a year, month by month: a block.
        case perYear(Figure)
        /// Pounds for each case: of the step where there is one, else of the stage.
        case perCase(Figure)
        /// Pounds a year for each post filled: of the step where there is one, else of the stage.
        case perPost(Figure)
        /// Pounds a year for each that the service holds, in one placement or in all.
        case perHeld(Figure, placement: String?)

        /// Its figure.
        package var pounds: Figure {
            switch self {
            case .once(let pounds), .perYear(let pounds), .perCase(let pounds), .perPost(let pounds): pounds
            case .perHeld(let pounds, _): pounds
            }
        }
    }

    /// The steps of plans whose cost it is.
    package struct Cause: Codable, Hashable, Sendable {
        /// The plan's id; `nil`: of any plan.
        package var plan: String?
        /// The kind of step, by its word in plan files; `nil`: the plan as a whole.
        package var kind: String?
        /// Which of the plan's steps of that kind and service, from 1; `nil`: each of them.
        package var number: Int?

        package init(plan: String? = nil, kind: String? = nil, number: Int? = nil) {
            self.plan = plan
            self.kind = kind
            self.number = number
        }
    }
}

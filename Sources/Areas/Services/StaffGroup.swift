import Foundation

/// A group of staff: how many hours make a case.
package struct StaffGroup: Codable, Hashable, Sendable {
    /// The name, as plans use it.
    package var name: String
    /// Contracted hours a week of one WTE.
    package var hoursPerWeek: Figure
    /// Share of hours lost to leave, sickness and training.
    package var absence: Figure
    /// Share of the worked hours that goes into cases.
    package var directShare: Figure
    /// Hours that one case takes, all told.
    package var hoursPerCase: Figure
    /// Share of appointments lost (DNA).
    package var appointmentsLost: Figure
    /// The most whole-time equivalents that can be recruited in three months; `nil`: nothing is said.
    package var recruitsPerQuarter: Double?
    /// The whole-time equivalents beyond those there are for whom there are rooms and desks; `nil`: nothing is said.
    package var roomForMore: Double?

    package init(
        name: String,
        hoursPerWeek: Figure,
        absence: Figure,
        directShare: Figure,
        hoursPerCase: Figure,
        appointmentsLost: Figure,
        recruitsPerQuarter: Double? = nil,
        roomForMore: Double? = nil
    ) {
        self.name = name
        self.hoursPerWeek = hoursPerWeek
        self.absence = absence
        self.directShare = directShare
        self.hoursPerCase = hoursPerCase
        self.appointmentsLost = appointmentsLost
        self.recruitsPerQuarter = recruitsPerQuarter
        self.roomForMore = roomForMore
    }

    /// Cases a week of one WTE: hours x (1 - absence) x direct share / hours per case x (1 - appointments lost).
    package var casesPerWeekPerWTE: Double {
        hoursPerWeek.value * (1 - absence.value) * directShare.value / hoursPerCase.value
            * (1 - appointmentsLost.value)
    }

    /// Every figure that ``casesPerWeekPerWTE`` rests on.
    package var figures: [NamedFigure] { Part.allCases.map(named) }

    /// ``casesPerWeekPerWTE`` with what is known of it.
    ///
    /// The range takes the group's uncertain figures as independent: relative distances to each end are added in
    /// quadrature on the log scale, ln(high / value) = sqrt(sum ln(factor)^2). The evidence is the least sure one.
    package var casesPerWeekPerWTEFigure: Figure {
        let central = casesPerWeekPerWTE
        let evidence = figures.map(\.figure.evidence).max() ?? .assumed
        var result = Figure(
            central,
            evidence: evidence,
            source: "staff group \(name): hours, absence and time per case"
        )
        guard central > 0, figures.contains(where: { $0.figure.range != nil }) else { return result }
        var lower = 0.0
        var upper = 0.0
        for part in Part.allCases {
            guard let range = self[part].range else { continue }
            let ends = [range.lowerBound, range.upperBound]
                .map { end in
                    var changed = self
                    changed[part].value = end
                    return log(max(changed.casesPerWeekPerWTE, central * 1e-3) / central)
                }
            lower += pow(min(0, ends.min() ?? 0), 2)
            upper += pow(max(0, ends.max() ?? 0), 2)
        }
        result.range = central * exp(-lower.squareRoot())...central * exp(upper.squareRoot())
        return result
    }
}

extension StaffGroup {
    /// A figure of a group, by its name in the file.
    package enum Part: String, CaseIterable, Sendable {
        case hoursPerWeek = "hours a week"
        case absence = "absence"
        case directShare = "direct share"
        case hoursPerCase = "hours per case"
        case appointmentsLost = "appointments lost"

        /// What it may lie between.
        var bounds: Bounds {
            switch self {
            case .hoursPerWeek: .hoursAWeek
            case .hoursPerCase: .hoursPerCase
            case .absence, .directShare, .appointmentsLost: .share
            }
        }
    }

    /// A figure of the group.
    package subscript(part: Part) -> Figure {
        get {
            switch part {
            case .hoursPerWeek: hoursPerWeek
            case .absence: absence
            case .directShare: directShare
            case .hoursPerCase: hoursPerCase
            case .appointmentsLost: appointmentsLost
            }
        }
        set {
            switch part {
            case .hoursPerWeek: hoursPerWeek = newValue
            case .absence: absence = newValue
            case .directShare: directShare = newValue
            case .hoursPerCase: hoursPerCase = newValue
            case .appointmentsLost: appointmentsLost = newValue
            }
        }
    }

    /// A figure of the group with its name in the file.
    func named(_ part: Part) -> NamedFigure {
        let isShare = part != .hoursPerWeek && part != .hoursPerCase
        return NamedFigure(part.rawValue, self[part], isShare ? .share : .plain, within: part.bounds.range)
    }
}

package import Areas
package import Calendar

/// An area with everything estimated that its forecasts need: what every run and every plan of it have in common.
///
/// It is a value without files and clocks, so that it may be kept and read back: its copy forecasts to the same digit.
package struct FittedArea: Codable, Sendable {
    /// The area as far as it can be forecast: without the services that are left out, and what others send to them.
    package internal(set) var area: Area
    /// The month up to whose end figures are used, and from whose end forecasts begin.
    package let dataTo: Month
    /// The services as estimated, in the order of the area.
    package internal(set) var services: [FittedService]
    /// The services that cannot be estimated from the figures used.
    package let leftOut: [LeftOut]
    /// The files that the area was read from.
    package let inputs: [FileDigest]
    /// The version of Waitcast that estimated it.
    package let version: String
    /// How much work went into it.
    package let effort: FitEffort

    /// A service that is not forecast, and why.
    package struct LeftOut: Codable, Sendable {
        /// The service.
        package var service: Service
        /// What is missing.
        package var problems: [Problem]
    }

    /// Estimates every service of an area.
    ///
    /// - Parameters:
    ///   - area: the area.
    ///   - dataTo: the month up to whose end figures are used; `nil`, or a later one: the area's origin.
    ///   - inputs: the files that the area was read from.
    ///   - version: the version of Waitcast that this is.
    ///   - effort: how much work goes into it.
    /// - Throws: ``InputErrors`` with the rules that the area breaks, or with all services that cannot be estimated. One
    ///   that cannot be estimated from the figures up to an earlier month than the origin is left out instead, as long as
    ///   another is there.
    package init(
        _ area: Area,
        dataTo: Month? = nil,
        inputs: [FileDigest] = [],
        version: String = "",
        effort: FitEffort = .full
    ) throws(InputErrors) {
        let broken = area.problems + area.faults.map(\.problem)
        guard broken.isEmpty else { throw InputErrors(broken) }
        let dataTo = min(dataTo ?? area.origin, area.origin)
        var area = area.takenBack(to: dataTo)
        area.schoolYear = area.schoolYear ?? area.schoolYearOfCounts(to: dataTo)
        var fitted: [FittedService] = []
        var leftOut: [LeftOut] = []
        let estimates = FittedService.estimates(of: area.services, in: area, dataTo: dataTo, effort)
        for (service, estimate) in zip(area.services, estimates) {
            switch estimate {
            case .success(let service): fitted.append(service)
            case .failure(let error): leftOut.append(LeftOut(service: service, problems: error.problems))
            }
        }
        guard !fitted.isEmpty, leftOut.isEmpty || dataTo < area.origin else {
            throw InputErrors(leftOut.flatMap(\.problems))
        }
        let missing = Set(leftOut.map(\.service.id))
        self.area = area.leavingOut(missing)
        // Once more those that had to do with others who are left out.
        for (index, service) in self.area.services.enumerated()
        where !missing.isDisjoint(with: fitted[index].service.services) {
            fitted[index] = try FittedService(service, in: self.area, dataTo: dataTo, effort: effort)
        }
        services = FittedService.withPosteriors(fitted, in: self.area, dataTo: dataTo, effort)
        self.dataTo = dataTo
        self.leftOut = leftOut
        self.inputs = inputs
        self.version = version
        self.effort = effort
    }

    /// The same with other published figures beside it, from which nothing is estimated again.
    package func with(_ history: History) -> FittedArea {
        var fitted = self
        fitted.area.history = history
        return fitted
    }

    /// The same, of which those are counted who have waited longer than so many weeks.
    package func counting(beyond weeks: Int) -> FittedArea {
        var fitted = self
        if !fitted.area.thresholds.contains(weeks) { fitted.area.thresholds.append(weeks) }
        return fitted
    }
}

/// A file as it was, by its name and what it held.
package struct FileDigest: Codable, Hashable, Sendable {
    /// Its name as given.
    package var file: String
    /// SHA-256 of its bytes, in hexadecimal.
    package var sha256: String

    /// A file with its digest.
    package init(file: String, sha256: String) {
        self.file = file
        self.sha256 = sha256
    }
}

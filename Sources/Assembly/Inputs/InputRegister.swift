package import Areas
package import Calibration
import Calendar
import Randomness

/// Everything that a run of an area and some plans is uncertain of, with what is fixed but only stated, in one list.
///
/// Assumptions are what of it nobody has published, draws are its values in a replication, and who asks what a result hangs
/// on goes through it. What the area file states comes from ``Area/figures``, what calibration estimates is added here.
///
/// - The order is that of the area file: service by service what is stated, then what is estimated; then shared staff, then
///   costs, then the plans. It depends on nothing else.
/// - Paths are unique.
/// - Every random number of the purposes `parameters` and `effects` that a replication of a plan draws belongs to one input
///   of those that all plans share and of the plan's own. Steps of two plans that do the same meet the same luck: they have
///   the same number, each for its own input.
package struct InputRegister: Sendable {
    /// The inputs.
    package let inputs: [UncertainInput]

    /// The inputs of a run.
    ///
    /// - Parameters:
    ///   - fitted: the area as estimated.
    ///   - plans: the plans that are run.
    ///   - horizonMonths: months forecast; `nil`: as the area says.
    ///   - listLaws: how lists may go that are bent to a path, by their services' ids; `nil`: as was fitted.
    package init(
        of fitted: FittedArea,
        plans: [Plan] = [],
        horizonMonths: Int? = nil,
        listLaws: [String: ListLaw]? = nil
    ) {
        let area = fitted.area
        let horizon = horizonMonths ?? area.horizonMonths
        let plans = fitted.leftOut.isEmpty ? plans : plans.map { $0.within(area) }
        let groups = LinkedServices.groups(
            of: fitted.services,
            area: area,
            plans: plans,
            origin: fitted.dataTo,
            horizonMonths: horizon,
            thresholds: [18, 52],
            listLaws: listLaws
        )
        var inputs: [UncertainInput] = []
        for model in fitted.services {
            let id = model.service.id
            inputs += model.service.figures.map { UncertainInput($0, of: model) }
            for linked in groups where linked.services.contains(where: { $0.service.id == id }) {
                inputs += UncertainInput.turnover(of: model, in: linked)
            }
            let estimates = Estimates(
                model,
                months: (fitted.dataTo + horizon) - model.anchor,
                listLaw: model.listLaw(among: listLaws)
            )
            inputs += estimates.inputs
        }
        for pool in area.sharedStaff {
            let key = RandomStream.poolKey(pool.name)
            inputs += pool.figures.compactMap { one in
                one.role.address(of: key).map { UncertainInput(one, drawnAt: $0) }
            }
        }
        inputs += (area.costs?.figures ?? [])
            .compactMap { one in one.role.address(of: 0).map { UncertainInput(one, drawnAt: $0) } }
        self.inputs = inputs + plans.flatMap { UncertainInput.steps(of: $0) }
    }

    /// The input with a path.
    package subscript(path: String) -> UncertainInput? { inputs.first { $0.path == path } }
}

import Areas
import Wording
import Yams

/// Interventions that say whom capacity sees.
extension EffectReader {
    /// The classes of an intervention's ring-fence; empty: everybody.
    func onlyFor(_ service: Service?) -> [String] {
        section["only for"].flatMap { ClassReader.names($0, known: classes(service), of: owner(service)) } ?? []
    }

    /// Some classes are seen before all others.
    func seeFirst(_ service: Service?) -> Result? {
        section.required("classes", remedy: "Name the classes that are seen first, such as [urgent].")
            .flatMap { ClassReader.names($0, known: classes(service), of: owner(service)) }
            .map { Result(effect: SeeFirst(classes: $0), label: "see \($0.joined(separator: ", ")) first") }
    }

    /// Places are kept for a class.
    func reserve(_ service: Service?, _ stage: Stage?) -> Result? {
        guard let reserve = PrecedenceReader.reserve(section, known: classes(service), of: owner(service)) else {
            return nil
        }
        let others = stage?.precedence.reserved.filter { $0.childClass != reserve.childClass }.map(\.share) ?? []
        let taken = ShareSum(others).value
        let greatest = ShareSum([reserve.share]).greatest
        guard taken + greatest <= 1 + 1e-9 else {
            section["share"]?
                .report(
                    "must leave room for the stage's other reserves of \(ShareSum.percent(taken)), "
                        + "found \(ShareSum.percent(greatest))",
                    remedy: "Lower the share."
                )
            return nil
        }
        let share = section["share"].map(written) ?? ""
        return Result(effect: ReservePlaces(reserve), label: "reserve \(share) for \(reserve.childClass)")
    }

    /// The classes that a service has; `nil`: not known.
    private func classes(_ service: Service?) -> [String]? { complete ? service?.classes.map(\.name) : nil }

    private func owner(_ service: Service?) -> String { "service '\(service?.id ?? "")'" }
}

/// Interventions on staff who serve several lists.
extension EffectReader {
    /// How a pool shares its time.
    func shareStaff() -> Result? {
        let pool = section["pool"].flatMap { $0.text("a pool's name") }
        let rule = section.required("sharing", remedy: SharedStaff.Rule.remedy)?.sharing()
        guard let pool, let rule else { return nil }
        return Result(effect: ShareStaff(pool: pool, rule: rule), label: "share \(pool) \(rule.rawValue)")
    }
}

extension InterventionReader {
    /// The service that an intervention on a pool is told under: the first that the pool serves.
    func firstService(ofPool section: Section) -> [Service]? {
        guard let field = section.required("pool", remedy: "Name the pool as the area's 'shared staff' does."),
            let name = field.text("a pool's name")
        else { return nil }
        guard let pool = area.sharedStaff.first(where: { $0.name == name }) else {
            let known = area.sharedStaff.map(\.name)
            if complete {
                field.report(
                    "names the unknown pool '\(shorten(name))'",
                    remedy: known.isEmpty
                        ? "Describe it under 'shared staff' in the area file." : remedy(for: name, allowed: known)
                )
            }
            return nil
        }
        return area.services.first { $0.id == pool.members.first?.service }.map { [$0] }
    }
}

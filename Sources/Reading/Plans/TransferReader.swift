import Areas
import Yams

/// Interventions that send children elsewhere, or take them off a list.
extension EffectReader {
    /// Children seen elsewhere.
    func outsource() -> Result? {
        let order = order
        return value("cases", .perWeek, "Give the cases seen elsewhere, such as 8 a week.")
            .map { cases, text in
                Result(effect: Outsource(casesPerWeek: cases, order: order), label: "outsource, \(text)")
            }
    }

    /// Part of a list goes to another service.
    func transfer(_ service: Service?) -> Result? {
        let other = other(than: service, "Name the service to whose list they go by its id.")
        let share = value("share", .share, "Give the share of those waiting, such as 30%.")
        guard let other, let share else { return nil }
        return Result(effect: Transfer(to: other, share: share.0), label: "transfer \(share.1) to \(other)")
    }

    /// Part of the referrals goes to another service.
    func redirect(_ service: Service?) -> Result? {
        let other = other(than: service, "Name the service that receives them by its id.")
        let share = value("share", .share, "Give the share of referrals, such as 40%.")
        guard let other, let share else { return nil }
        return Result(
            effect: Redirect(to: other, share: share.0),
            label: "send \(share.1) of referrals to \(other)"
        )
    }

    /// Children who no longer wait are taken off.
    func validate() -> Result? {
        value("share", .share, "Give the share of those waiting who turn out not to be, such as 8%.")
            .map { share, text in
                Result(effect: ValidateList(share: share), label: "validate list, \(text) taken off")
            }
    }

    /// The service under `to`.
    private func other(than service: Service?, _ advice: String) -> String? {
        guard let field = section.required("to", remedy: advice), let id = field.text("a service's id") else {
            return nil
        }
        if id == "all" {
            field.report("must be one service, found 'all'", remedy: "Write one intervention for each.")
            return nil
        }
        if id == service?.id {
            field.report("must be another service, found '\(id)' itself", remedy: advice)
            return nil
        }
        guard complete, !area.services.contains(where: { $0.id == id }) else { return id }
        let others = area.services.map(\.id).filter { $0 != service?.id }
        field.report("names the unknown service '\(shorten(id))'", remedy: remedy(for: id, allowed: others))
        return nil
    }
}

package import Areas

extension Small {
    /// A service whose stage makes a demand on another.
    package static func sending(
        _ service: Service,
        to target: String,
        when trigger: Coupling.Trigger = .seen,
        share: Double = 0.5,
        afterWeeks: Int = 0,
        isCounted: Bool,
        stage: Int = 0
    ) -> Service {
        var service = service
        service.stages[stage].couplings
            .append(
                Coupling(on: target, when: trigger, share: figure(share), afterWeeks: afterWeeks, isCounted: isCounted)
            )
        return service
    }

    /// A service with a class of children, on its list and among its referrals alike.
    package static func parted(_ service: Service, _ name: String = "young", share: Double = 0.25) -> Service {
        var service = service
        service.classes.append(ChildClass(name: name, share: figure(share)))
        return service
    }
}

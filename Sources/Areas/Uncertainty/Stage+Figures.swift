extension Stage {
    /// The figures that the area file states of a stage, by its number in the service.
    func add(_ number: Int, to list: inout FigureList) {
        list.place = place
        let waiting = waitingList
        for part in WaitingList.Part.allCases {
            list.add(
                .waitingList(part, stage: number),
                "waiting-list/\(PathName.of(part.rawValue))",
                "waiting list, \(part.rawValue)",
                waiting?[part],
                part == .number ? .plain : .weeks,
                part == .number ? .count : .weeks
            )
        }
        list.add(.inWork(stage: number), "in-work", "in work", inWork, .plain, .count)
        list.add(.capacity(stage: number), "capacity", "capacity", capacityPerWeek, .aWeek, .aWeek)
        addPosts(number, to: &list)
        if case .mixture(let kappa, let psi) = order {
            list.add(.kappa(stage: number), "order-of-service/kappa", "order of service, kappa", kappa, .plain, .kappa)
            list.add(.psi(stage: number), "order-of-service/psi", "order of service, psi", psi, .plain, .psi)
        }
        list.add(.delay(stage: number), "delay", "delay", delay)
        addRoutes(number, to: &list)
        addPrecedence(number, to: &list)
        addCouplings(number, to: &list)
    }

    private func addPosts(_ number: Int, to list: inout FigureList) {
        for (item, path) in staffPaths.enumerated() {
            let posts = staffing[item]
            for (part, named) in posts.parts {
                list.add(
                    .posts(item, part, stage: number),
                    "\(path)/\(PathName.of(named.name))",
                    "capacity from staff \(posts.group.name), \(named.name)",
                    named.figure,
                    named.unit,
                    part.bounds
                )
            }
        }
    }

    /// The paths of its posts below its own, by group.
    package var staffPaths: [String] { PathName.of(staffing.map(\.group.name)).map { "staff/\($0)" } }

    private func addRoutes(_ number: Int, to list: inout FigureList) {
        var stated = 0
        for (item, path) in PathName.of(routes.map(\.destination.words)).enumerated() {
            let route = routes[item]
            let words = "routes, \(route.destination.words)"
            let path = "route/\(path)"
            list.add(.routeShare(stated, stage: number), "\(path)/share", words, route.share, .share, .share)
            if route.share != nil { stated += 1 }
            guard let appeal = route.appeal else { continue }
            list.add(
                .appealShare(route: item, stage: number),
                "\(path)/appeals",
                "\(words), appeals",
                appeal.share,
                .share,
                .share
            )
            list.add(
                .appealDelay(route: item, stage: number),
                "\(path)/appeals-decided-after",
                "\(words), appeals decided after",
                appeal.delay
            )
            list.add(
                .appealUpheld(route: item, stage: number),
                "\(path)/appeals-upheld",
                "\(words), appeals upheld",
                appeal.upheld,
                .share,
                .share
            )
        }
    }

    private func addPrecedence(_ number: Int, to list: inout FigureList) {
        for (item, path) in PathName.of(precedence.reserved.map(\.childClass)).enumerated() {
            let reserve = precedence.reserved[item]
            list.add(
                .reservedShare(item, stage: number),
                "reserve/\(path)/share",
                "reserve, \(reserve.childClass)",
                reserve.share,
                .share,
                .share
            )
        }
    }

    private func addCouplings(_ number: Int, to list: inout FigureList) {
        let paths = PathName.of(couplings.map { "\($0.service) when \($0.trigger.words)" })
        for (item, coupling) in couplings.enumerated() {
            list.place = coupling.place
            list.add(
                .couplingShare(item, stage: number),
                "refers-on/\(paths[item])/share",
                "refers on to \(coupling.service) when \(coupling.trigger.words)",
                coupling.share,
                .share,
                .share
            )
        }
    }
}

extension Route.Destination {
    /// Where to, in words.
    fileprivate var words: String {
        switch self {
        case .outcome(let outcome): outcome
        case .stage(let id): "stage \(id)"
        case .service(let id): "service \(id)"
        }
    }
}

extension Coupling.Trigger {
    /// What makes the demand, in words.
    fileprivate var words: String {
        switch self {
        case .takenUp: "taken up"
        case .seen: "seen"
        case .outcome(let outcome): outcome
        }
    }
}

extension Area {
    /// The stages from which no outcome can ever be reached.
    ///
    /// Routes to stages and services that are not there lead nowhere: hold those against the area first.
    ///
    /// Complexity: O(number of stages and routes).
    ///
    /// - Parameter services: All services of an area.
    /// - Returns: One fault for each such stage, at its `routes`.
    package static func circleFaults(_ services: [Service]) -> [Fault] {
        let stages = services.flatMap { service in service.stages.map { (service, $0) } }
        var leading = LeadingStages(services)
        var open: [Int] = []
        var isOpen = Array(repeating: false, count: stages.count)
        for (number, (service, stage)) in stages.enumerated()
        where leading.addRoutes(of: stage, number, in: service) {
            isOpen[number] = true
            open.append(number)
        }
        while let next = open.popLast() {
            for number in leading.stages[next] where !isOpen[number] {
                isOpen[number] = true
                open.append(number)
            }
        }
        return zip(stages, isOpen)
            .compactMap { stage, isOpen in
                if isOpen { return nil }
                return stage.0.field(of: stage.1).below("routes")
                    .fault(
                        "lead round in a circle without a way out",
                        remedy: "Give one of the stages in it an outcome."
                    )
            }
    }
}

/// Which stages lead to each stage, stages being counted over all services.
private struct LeadingStages {
    /// The stages that lead to each stage.
    private(set) var stages: [[Int]] = []
    /// The numbers of stages by the ids of their service and their own.
    private var numbers: [String: [String: Int]] = [:]
    /// The number of each service's first stage.
    private var firsts: [String: Int] = [:]

    init(_ services: [Service]) {
        var count = 0
        for service in services {
            for stage in service.stages {
                if numbers[service.id]?[stage.id] == nil { numbers[service.id, default: [:]][stage.id] = count }
                if firsts[service.id] == nil { firsts[service.id] = count }
                count += 1
            }
        }
        stages = Array(repeating: [], count: count)
    }

    /// Notes where a stage's routes lead; whether one of them is a way out.
    mutating func addRoutes(of stage: Stage, _ number: Int, in service: Service) -> Bool {
        var isOpen = stage.routes.isEmpty
        let given = stage.routes.reduce(0) { $0 + ($1.share?.value ?? 0) }
        for route in stage.routes where (route.share?.value ?? (1 - given)) > 1e-9 {
            let next: Int?
            switch route.destination {
            case .outcome:
                isOpen = true
                continue
            case .stage(let id): next = numbers[service.id]?[id]
            case .service(let id): next = firsts[id]
            }
            if let next { stages[next].append(number) }
        }
        return isOpen
    }
}

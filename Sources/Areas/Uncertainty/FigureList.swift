/// The figures of one service as they are collected, in the order of the file.
struct FigureList {
    private(set) var figures: [AreaFigure] = []
    private let service: String
    /// Where the next ones stand.
    var place: Place
    /// What is put before the next ones' paths and names.
    var path: String
    var words = ""

    init(of service: String, path: String, at place: Place) {
        (self.service, self.path, self.place) = (service, path, place)
    }

    /// Adds a figure, if there is one.
    mutating func add(
        _ role: FigureRole,
        _ path: String,
        _ item: String,
        _ figure: Figure?,
        _ unit: Figure.Unit,
        _ bounds: Bounds,
        variesByCase: Bool = false
    ) {
        guard let figure else { return }
        figures.append(
            PlacedFigure(
                role: role,
                path: "\(self.path)/\(path)",
                service: service,
                item: words + item,
                figure: figure,
                unit: unit,
                bounds: bounds.range,
                place: place,
                variesByCase: variesByCase
            )
        )
    }

    /// Adds weeks of work, or of waiting for an answer.
    mutating func add(_ role: FigureRole, _ path: String, _ item: String, _ delay: Delay) {
        switch delay {
        case .none: break
        case .fixed(let weeks): add(role, path, item, weeks, .weeks, .fixedDelay)
        case .between(let least, let likely, let most, let evidence, let source):
            let figure = Figure(likely, range: least...most, evidence: evidence, source: source)
            add(role, path, item, figure, .weeks, .delay, variesByCase: true)
        }
    }
}

extension Area {
    /// The register of the area's figures: every number that somebody has stated, in the order of the file.
    ///
    /// Published figures are the ``history``.
    package var figures: [AreaFigure] {
        services.flatMap(\.figures) + sharedStaff.flatMap(\.figures) + (costs?.figures ?? [])
    }
}

extension SharedStaff {
    /// The figures of a pool, each under the service that it is about.
    package var figures: [AreaFigure] {
        let parts = PathName.of(members.map { "\($0.service) \($0.stage ?? "")" })
        return members.enumerated()
            .flatMap { number, member in
                let path = "shared-staff/\(PathName.of(name))/\(parts[number])"
                var list = FigureList(of: member.service, path: path, at: place)
                let stage = member.stage.map { ", stage \($0)" } ?? ""
                list.add(
                    .timePerCase(number, pool: name),
                    "hours-per-case",
                    "shared staff \(name)\(stage), hours per case",
                    member.timePerCase,
                    .plain,
                    .hoursPerCase
                )
                return list.figures
            }
    }
}

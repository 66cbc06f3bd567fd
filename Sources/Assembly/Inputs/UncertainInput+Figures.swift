import Areas
import Calibration
import Randomness

extension UncertainInput {
    /// A figure of a service.
    init(_ one: AreaFigure, of model: FittedService) {
        let key = RandomStream.serviceKey(model.service.id)
        if one.variesByCase, let range = one.figure.range {
            let value = one.figure.value
            self.init(
                one,
                distribution: .eachCase(low: range.lowerBound, mode: value, high: range.upperBound),
                draw: .eachCase
            ) { _ in value }
        } else if case .waitingList(let part, let stage) = one.role, part != .maxWeeks, one.figure.range != nil {
            self.init(
                one,
                distribution: one.figure.distribution,
                draw: .through(path: Estimates.startingListPath(of: model))
            ) { replication in
                let list = model.stages[stage].list(replication.uniform(at: .startingList(of: key)))
                return part == .number ? Double(list.number) : list.mean
            }
        } else if model.draws(one.role), let address = one.role.address(of: key) {
            self.init(one, drawnAt: address)
        } else {
            let value = one.figure.value
            self.init(one, distribution: .fixed(value), draw: .none) { _ in value }
        }
    }

    /// A figure that is drawn from one number.
    init(_ one: PlacedFigure<some Hashable & Sendable>, plan: String = "", drawnAt address: DrawAddress) {
        let figure = one.figure
        self.init(one, plan: plan, distribution: figure.distribution, draw: .number(address)) { replication in
            replication.draw(figure, at: address)
        }
    }

    /// The figures of a plan's steps.
    static func steps(of plan: Plan) -> [UncertainInput] {
        var keys: [String: StepKeys] = [:]
        return zip(plan.interventions, plan.figuresByStep)
            .flatMap { change, figures in
                let key = keys[change.service, default: StepKeys()].next(change)
                let step = ParameterStream.step(key, of: RandomStream.serviceKey(change.service))
                return figures.map { UncertainInput($0, plan: plan.id, drawnAt: $0.role.address(of: step)) }
            }
    }

    /// Who leaves posts and when: of each posts of a service whose capacity is built from them.
    static func turnover(of model: FittedService, in linked: LinkedServices) -> [UncertainInput] {
        let service = model.service
        let key = RandomStream.serviceKey(service.id)
        return model.stages.enumerated()
            .flatMap { number, stage -> [UncertainInput] in
                guard case .staffed(let posts) = stage.capacity else { return [] }
                let prefix = service.isPathway ? "stage \(stage.stage.id), " : ""
                let path = service.path(of: stage.stage)
                return zip(posts.indices, stage.stage.staffPaths)
                    .map { item, own in
                        let parameters = ParameterStream.holders(ofPosts: item)
                        return UncertainInput(
                            path: "\(path)/\(own)/turnover",
                            plan: "",
                            service: service.id,
                            item: "\(prefix)capacity from staff \(posts[item].group.name), who leaves when",
                            stated: nil,
                            unit: .wte,
                            bounds: 0...Bounds.wte.range.upperBound,
                            distribution: .turnover,
                            evidence: posts[item].leavers.evidence,
                            source: posts[item].leavers.source,
                            place: stage.stage.place,
                            draw: .streams(
                                ParameterStream(
                                    service: key,
                                    stage: number,
                                    purpose: .parameters,
                                    parameter: parameters.lowerBound
                                ),
                                to: parameters.upperBound
                            ),
                            shape: .weeks
                        ) { replication in
                            linked.staffPath(of: posts[item], item, stage: number, of: model, replication).effectiveWTE
                        }
                    }
            }
    }
}

extension FittedService {
    /// Whether a run asks for a figure: not for those of posts whose stage has a stated capacity, nor for a hazard by wait
    /// that is the same for all.
    fileprivate func draws(_ role: FigureRole) -> Bool {
        switch role {
        case .staffGroup(let name, _): stages.contains { $0.posts.contains { $0.group.name == name } }
        case .posts(_, _, let stage): !stages[stage].posts.isEmpty
        case .leavingTimes: service.leavingDependsOnWait
        default: true
        }
    }
}

extension FittedStage {
    /// The posts that its capacity is built from.
    fileprivate var posts: [StaffPost] {
        if case .staffed(let posts) = capacity { posts } else { [] }
    }
}

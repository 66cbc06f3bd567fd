import Areas
import Calendar
import Calibration
import Randomness
import Simulation

/// Cases a week that a stage's staff can do in one replication, by staff group.
struct StaffedCases: Sendable {
    /// Cases a week of each group, in the order of the posts.
    private(set) var byGroup: [(group: String, cases: [Double])] = []
    /// Cases a week of all groups together.
    private(set) var total: [Double]

    /// Nobody.
    init(weekCount: Int) {
        total = Array(repeating: 0, count: weekCount)
    }

    /// Adds what posts of a group do.
    mutating func add(_ cases: [Double], of group: String) {
        if let index = byGroup.firstIndex(where: { $0.group == group }) {
            for week in cases.indices { byGroup[index].cases[week] += cases[week] }
        } else {
            byGroup.append((group, cases))
        }
        for week in cases.indices { total[week] += cases[week] }
    }

    /// The share of a week's cases that a group does; 0 where nothing is done.
    func share(of group: String, week: Int) -> Double {
        guard total[week] > 0, let part = byGroup.first(where: { $0.group == group }) else { return 0 }
        return part.cases[week] / total[week]
    }
}

/// Numbers of the parameters of staff among the uncertain parameters of a stage: beyond those of ``ServiceDraw``.
private enum StaffParameter {
    /// The figures of the posts with a number.
    static func figures(_ post: Int) -> UInt64 { 1 << 41 | UInt64(post) }

    /// What becomes of one post.
    static func place(_ post: Int, _ filled: Bool, _ place: Int) -> UInt64 {
        1 << 40 | UInt64(post) << 20 | (filled ? 0 : 1 << 19) | UInt64(place)
    }

    /// The figures of a staff group, which all stages of a service share.
    static func group(_ name: String) -> UInt64 { 1 << 63 | RandomStream.serviceKey(name) }
}

extension LinkedServices {
    /// Draws what the staff of each stage of a service can do; `nil` for stages whose capacity is not built from staff.
    ///
    ///     cases a week = effective WTE x hours x (1 - absence) x direct share / hours per case
    ///                    x (1 - appointments lost) x share of a usual week that is worked
    ///
    /// Keyed by seed, replication, service, stage and the post's place in the file, never by the plan. A group's figures
    /// are drawn once, whatever posts and stages it has.
    func staffedCases(of model: FittedService, _ replication: Replication) -> [StaffedCases?] {
        let key = RandomStream.serviceKey(model.service.id)
        let stream = { (stage: Int, parameter: UInt64) in
            replication.stream(key, .parameters, stage: stage, parameter: parameter)
        }
        return model.stages.enumerated()
            .map { number, stage in
                guard case .staffed(let posts) = stage.capacity else { return nil }
                var all = StaffedCases(weekCount: network.weekCount)
                for (place, post) in posts.enumerated() {
                    var ofGroup = stream(0, StaffParameter.group(post.group.name))
                    let perWTE = post.group.drawn(&ofGroup).casesPerWeekPerWTE
                    var ofPost = stream(number, StaffParameter.figures(place))
                    let draw = PostDraw(post, grid, origin: model.origin, &ofPost)
                    let path = StaffPath(draw, weekCount: network.weekCount) { filled, holder in
                        stream(number, StaffParameter.place(place, filled, holder))
                    }
                    let inHolidays = post.schoolHolidays?.draw(ofPost.uniform()) ?? 1
                    let cases = zip(path.effectiveWTE, workWeeks.weekdays)
                        .map { wte, days in
                            wte * perWTE
                                * days.share(
                                    inSchoolHolidays: inHolidays,
                                    closedOnBankHolidays: post.closedOnBankHolidays
                                )
                        }
                    all.add(cases, of: post.group.name)
                }
                return all
            }
    }
}

extension PostDraw {
    /// Weeks of an average year.
    static let weeksPerYear = 365.25 / 7

    /// Draws the figures of posts, each from a number of its own whether it is uncertain or not.
    init(_ post: StaffPost, _ grid: WeekGrid, origin: Month, _ random: inout RandomStream) {
        let wte = max(0, post.wte.draw(random.uniform()))
        vacant = min(wte, max(0, post.vacancies.draw(random.uniform())))
        filled = wte - vacant
        weeklyLeaving = min(1, max(0, post.leavers.draw(random.uniform()) / Self.weeksPerYear))
        lag = max(0, post.recruitmentLag.draw(random.uniform()))
        ramp = max(0, post.ramp.draw(random.uniform()))
        agencyCover = post.agencyCover.draw(random.uniform())
        self.origin = grid.time(of: origin.end)
        if let ends = post.ends { end = max(0, grid.time(of: ends.end)) }
        if let agencyUntil = post.agencyUntil { agencyEnd = max(0, grid.time(of: agencyUntil.end)) }
    }
}

extension StaffGroup {
    /// The group with each of its figures drawn, from a number of its own whether it is uncertain or not.
    func drawn(_ random: inout RandomStream) -> StaffGroup {
        var drawn = self
        for key: WritableKeyPath<StaffGroup, Figure> in [
            \.hoursPerWeek, \.absence, \.directShare, \.hoursPerCase, \.appointmentsLost,
        ] {
            drawn[keyPath: key].value = self[keyPath: key].draw(random.uniform())
        }
        return drawn
    }
}

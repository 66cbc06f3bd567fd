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
        return model.stages.enumerated()
            .map { number, stage in
                guard case .staffed(let posts) = stage.capacity else { return nil }
                var all = StaffedCases(weekCount: network.weekCount)
                for (place, post) in posts.enumerated() {
                    let perWTE = post.group.drawn { replication.draw($1, $0, of: key) }.casesPerWeekPerWTE
                    let path = staffPath(of: post, place, stage: number, of: model, replication)
                    let inHolidays =
                        post.schoolHolidays
                        .map { replication.draw($0, .posts(place, .schoolHolidays, stage: number), of: key) } ?? 1
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

    /// Draws the effective WTE of posts, by their place among those of a stage of a service.
    func staffPath(
        of post: StaffPost,
        _ place: Int,
        stage: Int,
        of model: FittedService,
        _ replication: Replication,
        tracksPay: Bool = false
    ) -> StaffPath {
        let key = RandomStream.serviceKey(model.service.id)
        let draw = PostDraw(post, grid, origin: model.origin) { part, figure in
            replication.draw(figure, .posts(place, part, stage: stage), of: key)
        }
        return StaffPath(draw, weekCount: network.weekCount, tracksPay: tracksPay) { filled, holder in
            replication.stream(.holders(ofPosts: place, filled: filled, place: holder, stage: stage, of: key))
        }
    }
}

extension PostDraw {
    /// Weeks of an average year.
    static let weeksPerYear = 12 * averageMonthWeeks

    /// The figures of posts, as drawn.
    init(_ post: StaffPost, _ grid: WeekGrid, origin: Month, _ draw: (StaffPost.Part, Figure) -> Double) {
        let wte = max(0, draw(.wte, post.wte))
        vacant = min(wte, max(0, draw(.vacancies, post.vacancies)))
        filled = wte - vacant
        weeklyLeaving = min(1, max(0, draw(.leavers, post.leavers) / Self.weeksPerYear))
        lag = max(0, draw(.recruitmentLag, post.recruitmentLag))
        ramp = max(0, draw(.ramp, post.ramp))
        agencyCover = draw(.agencyCover, post.agencyCover)
        self.origin = grid.time(of: origin.end)
        if let ends = post.ends { end = max(0, grid.time(of: ends.end)) }
        if let agencyUntil = post.agencyUntil { agencyEnd = max(0, grid.time(of: agencyUntil.end)) }
    }
}

extension StaffGroup {
    /// The group with each of its figures drawn.
    func drawn(_ draw: (FigureRole, Figure) -> Double) -> StaffGroup {
        var drawn = self
        for part in Part.allCases { drawn[part].value = draw(.staffGroup(name, part), self[part]) }
        return drawn
    }
}

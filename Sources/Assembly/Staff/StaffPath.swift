import Randomness

/// The figures of posts in one replication.
struct PostDraw: Hashable, Sendable {
    /// WTE filled at the origin.
    var filled: Double
    /// WTE vacant at the origin.
    var vacant: Double
    /// Probability that the holder of a post leaves at the end of a week.
    var weeklyLeaving: Double
    /// Weeks from a vacancy to the newcomer's first clinic.
    var lag: Double
    /// Weeks from there to a full caseload.
    var ramp: Double
    /// Share of vacant WTE that agency staff cover.
    var agencyCover: Double
    /// When the vacancies at the origin were known: weeks from the start of week 0.
    var origin: Double
    /// When the posts end, likewise.
    var end: Double = .infinity
    /// When agency cover ends, likewise.
    var agencyEnd: Double = .infinity
}

/// Effective WTE of posts, week by week, in one replication.
///
/// Every post is held by one person: whole WTE by whole people, and what is left over by one part-timer. Nobody leaves
/// before the origin. From then on a holder leaves at the end of each week with the same probability, so that of n heads
/// Binomial(n, p) leave in a week; how many weeks each stays is drawn by inversion, once for each holder. The post is then
/// vacant for the lag, and its next holder grows into it over the ramp. Posts vacant at the origin wait the whole lag from
/// there.
///
/// Every post has luck of its own, so that a further post changes nothing in the others: more WTE never gives less in any
/// week. Filled posts and vacant ones are counted apart for the same reason.
struct StaffPath {
    /// Effective WTE, the mean of each week.
    private(set) var effectiveWTE: [Double]
    /// WTE who are paid, whatever their caseload, and WTE that agency staff cover, the means of each week; empty unless asked
    /// for.
    private(set) var paidWTE: [Double] = []
    private(set) var agencyWTE: [Double] = []
    private let draw: PostDraw

    /// Draws a path.
    ///
    /// - Parameters:
    ///   - draw: the posts' figures.
    ///   - weekCount: how many weeks there are.
    ///   - tracksPay: whether those who are paid are counted too.
    ///   - stream: the random numbers of one post, by whether it was filled at the origin and its place among those.
    /// Complexity: proportional to the WTE times the weeks.
    init(
        _ draw: PostDraw,
        weekCount: Int,
        tracksPay: Bool = false,
        stream: (_ filled: Bool, _ place: Int) -> RandomStream
    ) {
        self.draw = draw
        effectiveWTE = Array(repeating: 0, count: weekCount)
        if tracksPay { (paidWTE, agencyWTE) = (effectiveWTE, effectiveWTE) }
        for (wte, isFilled) in [(draw.filled, true), (draw.vacant, false)] {
            var place = 0
            while Double(place) < wte {
                var random = stream(isFilled, place)
                follow(size: min(1, wte - Double(place)), isFilled: isFilled, &random)
                place += 1
            }
        }
    }

    /// One post through its holders.
    private mutating func follow(size: Double, isFilled: Bool, _ random: inout RandomStream) {
        let last = min(Double(effectiveWTE.count), draw.end)
        let inverseLog = CountInversion.inverseLogOfFailure(draw.weeklyLeaving)
        var vacantFrom = 0.0
        var vacantTo = draw.origin + draw.lag
        if isFilled {
            vacantFrom = draw.origin + stay(inverseLog, &random)
            vacantTo = vacantFrom + draw.lag
            work(size, from: 0, to: min(vacantFrom, last), ramp: 0)
            Self.add(size, from: 0, to: min(vacantFrom, last), &paidWTE)
        }
        while vacantFrom < last {
            let covered = min(vacantTo, last, draw.agencyEnd)
            work(size * draw.agencyCover, from: vacantFrom, to: covered, ramp: 0)
            Self.add(size * draw.agencyCover, from: vacantFrom, to: covered, &agencyWTE)
            let leaves = vacantTo + stay(inverseLog, &random)
            work(size, from: vacantTo, to: min(leaves, last), ramp: draw.ramp)
            Self.add(size, from: vacantTo, to: min(leaves, last), &paidWTE)
            vacantFrom = leaves
            vacantTo = leaves + draw.lag
        }
    }

    /// Weeks that a holder stays: 1, 2, 3 and more, geometric; infinite if nobody leaves.
    private func stay(_ inverseLog: Double, _ random: inout RandomStream) -> Double {
        let u = random.uniform()
        if draw.weeklyLeaving == 0 { return .infinity }
        return 1 + Double(CountInversion.geometricSkips(u, inverseLog: inverseLog))
    }

    /// Adds people between two times, where they are counted: the exact mean of each week.
    private static func add(_ size: Double, from start: Double, to end: Double, _ people: inout [Double]) {
        guard !people.isEmpty, size > 0, end > start else { return }
        var week = max(0, Int(start))
        while Double(week) < end {
            people[week] += size * (min(Double(week + 1), end) - max(Double(week), start))
            week += 1
        }
    }

    /// Adds work between two times, growing from the first over the ramp: the exact mean of each week.
    private mutating func work(_ size: Double, from start: Double, to end: Double, ramp: Double) {
        guard size > 0, end > start else { return }
        // The integral of the ramp from its foot.
        func done(_ time: Double) -> Double {
            time < ramp ? time * time / (2 * ramp) : time - ramp / 2
        }
        var week = max(0, Int(start))
        while Double(week) < end {
            let (open, close) = (max(Double(week), start), min(Double(week + 1), end))
            effectiveWTE[week] += size * (done(close - start) - done(open - start))
            week += 1
        }
    }
}

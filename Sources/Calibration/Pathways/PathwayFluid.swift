import Calendar
import Foundation

/// A pathway's open cases by how long ago their clocks started, followed as a fluid through the years that are published.
///
/// Cases that will be assessed wait until their work can be finished, which takes some weeks at least, and are then finished
/// as capacity allows, in an order of service from newest first over random to oldest first. A share of refusals comes back
/// after mediation, a tribunal or a new request, as a new case. Steps are of two weeks.
struct PathwayFluid {
    /// What is not published.
    struct Setting {
        /// Share of refusals that come back.
        var returning = 0.0
        /// Weeks until they do, on average.
        var returnWeeks = 30.0
        /// Order of service: above 0 older cases first, below 0 newer ones.
        var kappa = 0.0
        /// Cases at the start that have waited longer than their work takes, and the mean of that in weeks.
        var backlog = 0.0
        var backlogWeeks = 10.0
        /// Weeks from the clock start to the plan where nobody waits.
        var workWeeks = 15.0
        /// log deviation of what each span completes.
        var completed: [Double] = []
        /// How much more is done early in a part of a year than late in it.
        var surge = 0.0
    }

    /// What came of it.
    struct Result {
        /// By the number of the published share.
        var shares: [Double]
        /// Completed in each span over what was published.
        var completed: [Double]
        /// Open cases at the end by age, in steps, the youngest first.
        var open: [Double]
        /// Cases that could be finished at the end: by age.
        var queue: [Double]
        /// What was finished a week over the last steps, and its mean age in weeks.
        var servedPerWeek: Double
        var servedByAge: [Double]
        /// Cases a week that capacity could have finished in the last span.
        var capacity: Double
        /// Refusals of the last steps, a step each, the last one last.
        var refused: [Double]
    }

    static let stepWeeks = 2.0
    /// Ages of 130 weeks and more are one.
    static let ages = 65
    private static let returnSteps = 40

    private let figures: PathwayFigures
    private let steps: [Step]
    private let dueSteps: Int
    private let yearSteps = 26

    private struct Step {
        let span: Int
        /// How far the step is in its span, 0 to 1.
        let place: Double
        let part: Double
        let shares: [Int]
    }

    init(_ figures: PathwayFigures, dueWeeks: Double = 20) {
        self.figures = figures
        dueSteps = Int((dueWeeks / Self.stepWeeks).rounded(.down))
        var steps: [Step] = []
        for (number, span) in figures.spans.enumerated() {
            let count = max(1, Int((span.weeks / Self.stepWeeks).rounded()))
            for step in 0..<count {
                let place = (Double(step) + 0.5) / Double(count)
                let day = span.first + Int(place * Double(span.end - span.first))
                steps.append(
                    Step(
                        span: number,
                        place: place,
                        part: 1 / Double(count),
                        shares: figures.shares.indices.filter {
                            figures.shares[$0].first <= day && day < figures.shares[$0].end
                        }
                    )
                )
            }
        }
        self.steps = steps
    }

    /// Cases a week that came to be assessed at the start.
    var startingPace: Double {
        let span = figures.spans[0]
        return span.completed / span.weeks
    }

    /// Follows the published spans.
    func run(_ setting: Setting) -> Result {
        var line = Line(setting, startingPace: agreed(0), backlog: setting.backlog)
        var refused = Array(repeating: figures.spans[0].refused * requests(0) * 0.85, count: Self.returnSteps)
        let delay = Self.returnDelay(setting.returnWeeks)
        var (part, whole) = (figures.shares.map { _ in 0.0 }, figures.shares.map { _ in 0.0 })
        var completed = figures.spans.map { _ in 0.0 }
        var capacity = 0.0
        var (owed, last) = (0.0, -1)
        var recent: [(served: Double, byAge: [Double])] = []
        for step in steps {
            let span = figures.spans[step.span]
            if step.span != last { (owed, last) = (0, step.span) }
            refused.removeFirst()
            refused.append(span.requests * step.part * span.refused)
            let back = setting.returning * Self.returns(delay, refused)
            line.age(arriving: span.requests * step.part * (1 - span.refused) + back)
            let isPart = step.span == figures.spans.count - 1 && span.weeks < 50
            let tilt = isPart ? 1 + setting.surge * (1 - 2 * step.place) : 1
            let rate = span.completed * exp(setting.completed[step.span])
            let target = rate * step.part * tilt
            if step.span == figures.spans.count - 1 {
                capacity = rate * step.part / Self.stepWeeks
            }
            let served = line.serve(target + min(owed, target))
            owed += target - served
            completed[step.span] += served
            let early = line.served(from: 0, below: dueSteps)
            let late = line.served(from: yearSteps, below: Self.ages)
            for share in step.shares {
                part[share] += figures.shares[share].kind == .inTime ? early : late
                whole[share] += served
            }
            recent.append((served, line.served))
            if recent.count > 3 { recent.removeFirst() }
        }
        let perWeek = recent.reduce(0) { $0 + $1.served } / (Self.stepWeeks * Double(max(1, recent.count)))
        return Result(
            shares: zip(part, whole).map { $1 > 0 ? $0 / $1 : 0 },
            completed: zip(completed, figures.spans).map { $0 / $1.completed },
            open: line.open,
            queue: line.ready,
            servedPerWeek: perWeek,
            servedByAge: (0..<Self.ages).map { age in recent.reduce(0) { $0 + $1.byAge[age] } },
            // What was done last may be little because little was left: the whole span says what can be done.
            capacity: max(capacity, perWeek),
            refused: refused
        )
    }

    /// What comes of an ended run that goes on.
    struct Onward {
        /// By step, what is finished and what of it in time.
        var done: [Double]
        var inTime: [Double]
        /// Where it ends.
        var result: Result
    }

    /// Goes on from the end of a run.
    ///
    /// - Parameters:
    ///   - result: the run.
    ///   - setting: what it was run with.
    ///   - requests: requests a week.
    ///   - share: share of them refused.
    ///   - capacity: cases a week that can be finished, by step.
    /// - Returns: what is finished, and where it ends.
    func goOn(
        from result: Result,
        _ setting: Setting,
        requests: Double,
        refused share: Double,
        capacity: [Double]
    ) -> Onward {
        var line = Line(setting, open: result.open)
        var onward = Onward(done: [], inTime: [], result: result)
        let delay = Self.returnDelay(setting.returnWeeks)
        for rate in capacity {
            onward.result.refused.removeFirst()
            onward.result.refused.append(requests * Self.stepWeeks * share)
            let back = setting.returning * Self.returns(delay, onward.result.refused)
            line.age(arriving: requests * Self.stepWeeks * (1 - share) + back)
            let served = line.serve(rate * Self.stepWeeks)
            onward.done.append(served)
            onward.inTime.append(line.served(from: 0, below: dueSteps))
            if served > 0 {
                onward.result.servedPerWeek = served / Self.stepWeeks
                onward.result.servedByAge = line.served
            }
        }
        (onward.result.open, onward.result.queue) = (line.open, line.ready)
        return onward
    }

    /// Refusals that fall due to come back in a step, if all did.
    private static func returns(_ delay: [Double], _ refused: [Double]) -> Double {
        var sum = 0.0
        for (steps, share) in delay.enumerated() { sum += share * refused[refused.count - 1 - steps] }
        return sum
    }

    private func requests(_ span: Int) -> Double {
        figures.spans[span].requests / figures.spans[span].weeks * Self.stepWeeks
    }

    private func agreed(_ span: Int) -> Double { requests(span) * (1 - figures.spans[span].refused) }

    /// Of those who come back, how many do after so many steps: a triangle about the mean.
    private static func returnDelay(_ weeks: Double) -> [Double] {
        let middle = weeks / stepWeeks
        let weights = (0..<returnSteps).map { max(0, 1 - abs(Double($0) - middle) / 7) }
        let sum = max(weights.reduce(0, +), 1e-9)
        return weights.map { $0 / sum }
    }
}

extension PathwayFluid {
    /// Open cases by age, and what can be done with them.
    private struct Line {
        private(set) var open: [Double]
        /// Of the last serving, by age.
        private(set) var served: [Double]
        private let isReady: [Double]
        private let kappa: Double
        private var left: [Double]
        private var weights: [Double]

        init(_ setting: Setting, open: [Double]) {
            self.open = open
            kappa = setting.kappa
            // Work ends within two weeks of what it usually takes.
            isReady = (0..<ages).map { min(1, max(0, (Self.age($0) - setting.workWeeks + 2) / 4)) }
            left = Array(repeating: 0, count: ages)
            (served, weights) = (left, left)
        }

        init(_ setting: Setting, startingPace: Double, backlog: Double) {
            self.init(setting, open: Array(repeating: 0, count: ages))
            let older = (0..<ages)
                .map { age in
                    let beyond = Self.age(age) - setting.workWeeks
                    return beyond < 0 ? 0 : exp(-beyond / max(setting.backlogWeeks, 1))
                }
            let sum = max(older.reduce(0, +), 1e-9)
            open = (0..<ages)
                .map { (Self.age($0) < setting.workWeeks ? startingPace : 0) + backlog * older[$0] / sum }
        }

        static func age(_ step: Int) -> Double { (Double(step) + 0.5) * stepWeeks }

        /// Cases that could be finished now, by age.
        var ready: [Double] { zip(open, isReady).map { $0 * $1 } }

        /// Of those served last, in how many steps since their clock start.
        func served(from first: Int, below end: Int) -> Double {
            var sum = 0.0
            for age in first..<end { sum += served[age] }
            return sum
        }

        mutating func age(arriving: Double) {
            let oldest = open[ages - 1]
            for age in stride(from: ages - 1, to: 0, by: -1) { open[age] = open[age - 1] }
            open[ages - 1] += oldest
            open[0] = arriving
        }

        /// Finishes so many, as far as there are so many: how many they are.
        mutating func serve(_ room: Double) -> Double {
            var (all, sum) = (0.0, 0.0)
            for age in 0..<ages {
                left[age] = open[age] * isReady[age]
                served[age] = 0
                all += left[age]
                sum += Self.age(age) * left[age]
            }
            guard all > 0, room > 0 else { return 0 }
            guard room < all else {
                for age in 0..<ages {
                    served[age] = left[age]
                    open[age] -= left[age]
                }
                return all
            }
            let ratio = exp(min(max(kappa * stepWeeks * all / sum, -2), 2))
            weights[0] = 1
            for age in 1..<ages { weights[age] = weights[age - 1] * ratio }
            var rest = room
            for _ in 0..<4 where rest > 1e-9 {
                var weight = 0.0
                for age in 0..<ages { weight += left[age] * weights[age] }
                guard weight > 0 else { break }
                let scale = rest / weight
                var taken = 0.0
                for age in 0..<ages {
                    let some = left[age] * min(1, weights[age] * scale)
                    left[age] -= some
                    served[age] += some
                    taken += some
                }
                rest -= taken
            }
            for age in 0..<ages { open[age] -= served[age] }
            return room - max(0, rest)
        }
    }
}

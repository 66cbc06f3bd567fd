import Areas
import Calendar
import Forecasting
import Foundation
import Randomness
import Statistics
import Wording

/// What a pathway is expected to get from the end of its figures on.
struct PathwayOutlook {
    /// Requests a week.
    let requestsPerWeek: Double
    /// Shares refused and without a plan.
    let refused: Double
    let noPlan: Double
    /// By how much requests grow to the next year, and the logit of the share refused moves.
    let growth: Double
    let refusedShift: Double
    /// The month at whose end the forecast begins.
    let origin: Month
    /// The year after what is known: that of the origin where none of it is published, else the next.
    let nextYear: Int
}

extension PathwayFigures {
    /// The first year of which nothing is published, if a forecast begins at the end of a month.
    func nextYear(after origin: Month) -> Int {
        let last = spans[spans.count - 1]
        return last.end > Year(.calendar, origin.year).first.firstDay ? origin.year + 1 : origin.year
    }
}

extension PathwayPosterior {
    /// Infers what a pathway can do and who waits in it, and the lists that its stage starts with, one a draw.
    ///
    /// - Parameters:
    ///   - stage: the number of the stage that paces it.
    ///   - figures: what is published.
    ///   - service: the pathway.
    ///   - outlook: what it is expected to get.
    /// - Returns: the posterior, and the lists.
    static func fit(
        stage: Int,
        _ figures: PathwayFigures,
        _ service: Service,
        _ outlook: PathwayOutlook
    ) -> (posterior: PathwayPosterior, lists: [RebuiltWaits]) {
        let key = RandomStream.serviceKey(service.id)
        let after = service.stages[stage...].reduce(0) { $0 + $1.delay.meanWeeks }
        let before = service.stages[..<stage].reduce(0) { $0 + $1.delay.meanWeeks }
        let fluid = PathwayFluid(figures)
        let prior = PathwayPrior(
            workWeeks: before + after,
            returnWeeks: service.appealWeeks ?? 40,
            startingPace: fluid.startingPace,
            spans: figures.spans.count
        )
        var random = RandomStream(
            seed: 0,
            replication: 0,
            service: key,
            stage: 0,
            purpose: .parameters,
            week: PathwayStream.ahead
        )
        let particles = particles(figures, prior, key: key)
        // Every other one follows its own queue, the rest what authorities' shares in time did.
        let futures = particles.enumerated()
            .map { Future($1, followsShares: $0 % 2 == 1, after: after, fluid, figures, outlook, &random) }
        let lists = futures.map { $0.list(before: after) }
        let posterior = PathwayPosterior(
            stage: stage,
            draws: futures.map(\.draw),
            end: figures.spans[figures.spans.count - 1].end,
            nextYear: outlook.nextYear,
            sentences: sentences(futures, figures, outlook)
        )
        return (posterior, lists)
    }
}

extension PathwayPosterior {
    /// A particle followed to the origin, to the end of its year and through the next.
    struct Future {
        let setting: PathwayFluid.Setting
        /// At the origin.
        let atOrigin: PathwayFluid.Result
        let capacity: Double
        let laterCapacity: Double
        let usualCapacity: Double
        /// Of the plans of the year in progress, those in time: published, and to come.
        let inTime: Double?

        init(
            _ particle: Particle,
            followsShares: Bool,
            after work: Double,
            _ fluid: PathwayFluid,
            _ figures: PathwayFigures,
            _ outlook: PathwayOutlook,
            _ random: inout RandomStream
        ) {
            setting = particle.setting
            func normal() -> Double { StandardNormal.quantile(random.uniform()) }
            let last = figures.spans[figures.spans.count - 1]
            let step = PathwayFluid.stepWeeks * 7
            func steps(_ first: Day, _ end: Day) -> Int { max(0, Int((Double(end - first) / step).rounded())) }
            let year = Year(.calendar, outlook.nextYear - 1)
            let months = max(0, Double(year.last - outlook.origin) / 12)
            let requests = outlook.requestsPerWeek * exp(0.15 * normal())
            let refused = AnnualShare.share(
                AnnualShare.logit(outlook.refused) + AnnualShare.refused.step * months.squareRoot() * normal()
            )
            // Months without figures up to the origin.
            let gapYears = Double(max(0, outlook.origin.end - last.end)) / 365.2425
            capacity = particle.result.capacity * exp(PathwayPrior.capacityStep * gapYears.squareRoot() * normal())
            let gap = fluid.goOn(
                from: particle.result,
                setting,
                requests: requests,
                refused: refused,
                capacity: Array(repeating: capacity, count: steps(last.end, outlook.origin.end))
            )
            atOrigin = gap.result
            let rest = fluid.goOn(
                from: gap.result,
                setting,
                requests: requests,
                refused: refused,
                capacity: Array(repeating: capacity, count: steps(outlook.origin.end, year.last.end))
            )
            let toPlan = 1 - outlook.noPlan
            let isInYear = last.first == year.first.firstDay && last.end < year.last.end && gapYears < 0.05
            let published = figures.shares
                .first { $0.kind == .inTime && $0.first == last.first && $0.end == last.end }?
                .share
            let known = published ?? 0
            let (done, early) = (rest.done.reduce(0, +) * toPlan, rest.inTime.reduce(0, +) * toPlan)
            inTime =
                isInYear && published != nil ? (known * last.issued + early) / max(last.issued + done, 1e-9) : nil
            // Where nothing is left to do, what could be done is not seen: managers keep it near what comes.
            let comes = requests * (1 - refused) + setting.returning * requests * refused
            let nextRequests = requests * exp(outlook.growth)
            let nextRefused = AnnualShare.share(AnnualShare.logit(refused) + outlook.refusedShift)
            let willCome = nextRequests * (1 - nextRefused + setting.returning * nextRefused)
            let left = rest.result.queue.reduce(0, +)
            let isCleared = left < 2 * comes
            let ratio = PathwayPrior.capacityOverCompleted
            usualCapacity = willCome * ratio.mean
            let own =
                isCleared
                ? usualCapacity * exp((ratio.deviation / ratio.mean) * normal())
                    * exp(PathwayPrior.capacityStep * normal())
                : capacity * exp(PathwayPrior.capacityStep * normal())
            let ofYears = figures.shares.filter { $0.kind == .inTime && $0.end - $0.first > 360 }
            guard followsShares, let known = inTime ?? ofYears.last?.share else {
                laterCapacity = own
                return
            }
            // What is known of the year, and what is to come of it.
            let (weeks, finished) = (Double(rest.done.count) * PathwayFluid.stepWeeks, rest.done.reduce(0, +))
            let ends = (
                came: last.requests * (1 - last.refused) + requests * (1 - refused) * weeks,
                completed: last.completed + finished, issued: last.issued + finished * toPlan
            )
            let share = PathwayBlend.share(
                after: known,
                in: outlook.nextYear - 1,
                balance: (ends.came - ends.completed) / max(ends.issued, 1e-9),
                &random
            )
            // What has been taken up by the end of the year is finished as it was.
            let before = max(0, Int((work / PathwayFluid.stepWeeks).rounded()) - rest.done.count)
            let (setting, now) = (setting, capacity)
            laterCapacity = PathwayBlend.capacity(for: share, own: own, comes: willCome) { rate in
                let next = fluid.goOn(
                    from: rest.result,
                    setting,
                    requests: nextRequests,
                    refused: nextRefused,
                    capacity: (0..<26).map { $0 < before ? now : rate }
                )
                let whole = next.done.reduce(0, +)
                return whole > 0 ? next.inTime.reduce(0, +) / whole : 1
            }
        }

        var draw: PathwayDraw {
            PathwayDraw(
                returning: rounded9(setting.returning),
                kappa: rounded9(setting.kappa),
                capacity: rounded9(capacity),
                laterCapacity: rounded9(laterCapacity),
                usualCapacity: rounded9(usualCapacity),
                servedPerWeek: rounded9(atOrigin.servedPerWeek),
                servedAges: servedAges,
                backlog: rounded9(atOrigin.queue.reduce(0, +)),
                inTime: inTime.map(rounded9)
            )
        }

        /// Ages of those served last, for equal parts of them.
        private var servedAges: [Double] {
            let all = atOrigin.servedByAge.reduce(0, +)
            guard all > 0 else { return [rounded9(setting.workWeeks)] }
            var (sum, step) = (0.0, 0)
            return (0..<PathwayDraw.ageParts)
                .map { part in
                    let at = (Double(part) + 0.5) / Double(PathwayDraw.ageParts) * all
                    while step < PathwayFluid.ages - 1, sum + atOrigin.servedByAge[step] < at {
                        sum += atOrigin.servedByAge[step]
                        step += 1
                    }
                    let within = (at - sum) / max(atOrigin.servedByAge[step], 1e-12)
                    return rounded9((Double(step) + min(1, within)) * PathwayFluid.stepWeeks)
                }
        }

        /// Those who wait to be taken up: their work takes some weeks from then on.
        func list(before work: Double) -> RebuiltWaits {
            var (weeks, children) = ([Float](), [Int32]())
            var owed = 0.5
            for (step, cases) in atOrigin.queue.enumerated() {
                owed += rounded9(cases)
                let whole = owed.rounded(.down)
                owed -= whole
                let age = (Double(step) + 0.5) * PathwayFluid.stepWeeks
                guard whole > 0 else { continue }
                weeks.append(Float(max(0.5, age - work)))
                children.append(Int32(whole))
            }
            return RebuiltWaits(weeks: weeks, children: children)
        }
    }
}

extension Service {
    /// The mean time until an appeal against a refusal is decided.
    fileprivate var appealWeeks: Double? {
        route(of: .refused)?.appeal?.delay.meanWeeks
    }
}

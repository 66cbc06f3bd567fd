import Calendar
import Foundation
import Randomness

extension ListPath.Fit {
    private typealias Known = PathConstants.List

    /// Draws particles from the pooled prior and keeps those that explain the counts.
    init(
        _ known: ListCounts,
        wait: Double?,
        turnover: Double?,
        season: SchoolYear,
        seasonShare: Double,
        key: UInt64,
        particles: Int
    ) {
        let counts = known.counts
        let end = counts[counts.count - 1]
        let wait = wait ?? Known.unknownWait
        let newcomers = turnover ?? min(0.75 * averageMonthWeeks / wait, 1)
        let pooledAmplitude = season == .none ? 0 : seasonShare * min(max(newcomers / 0.2, 0.3), 1)
        let ownSeason = Self.ownSeason(counts, season, amplitude: pooledAmplitude)
        let steps = Self.steps(counts, season, ownSeason: ownSeason)
        var random = RandomStream(
            seed: 0,
            replication: 0,
            service: key,
            stage: 0,
            purpose: Purpose.Fit.listPath,
            week: 0
        )
        let lattice = ParticleCloud.Lattice(&random)
        let recent = counts.suffix(3)
        let size = max(recent.reduce(0) { $0 + $1.number } / Double(recent.count), 1)
        let bySize = Known.logScaleBySize * log(size / 300)
        let median = exp(Known.logScale + bySize + Known.logScaleByWait * log(wait / Known.unknownWait))
        let withoutDrift = Known.driftWait / (wait + Known.driftWait)
        var particle: [(scale: Double, drift: Double, amplitude: Double)] = []
        var fits: [Double] = []
        for index in 0..<particles {
            let scale = median * exp(Known.logScaleDeviation * lattice.normal(index, axis: 0))
            let drift =
                lattice.point(index, axis: 1) < withoutDrift
                ? 0 : Known.driftDeviation * scale * lattice.normal(index, axis: 2)
            let amplitude = pooledAmplitude * (1 + Known.amplitudeDeviation * lattice.normal(index, axis: 3))
            particle.append((scale, drift, amplitude))
            fits.append(
                steps.reduce(0) { $0 + $1.logLikelihood(scale: scale, drift: drift, amplitude: amplitude) }
            )
        }
        let kept = ParticleCloud.resampled(fits, start: random.uniform())
        scales = kept.map { rounded9(particle[$0].scale) }
        drifts = kept.map { rounded9(particle[$0].drift) }
        amplitudes = kept.map { rounded9(particle[$0].amplitude) }
        hiddenMonths = known.last - end.month
        let settled = counts.suffix(36)
        usual = rounded9(settled.reduce(0) { $0 + SizeScale.place(of: $1.number) } / Double(settled.count))
        self.pooledAmplitude = rounded9(pooledAmplitude)
        self.ownSeason = ownSeason.map(rounded9)
        self.season = season
        drifters = min(Known.driftersAtMost, Known.driftersShare * wait / (wait + Known.driftersWait))
        widening = Known.widening - Known.wideningLostToWait * wait / (wait + 25)
        reversion = Known.reversion
        self.key = key
        lastStep = hiddenMonths == 0 ? steps.last : nil
        (slope, slopeError, changeDeviation) = Self.dampedDrift(
            steps,
            amplitude: pooledAmplitude,
            number: end.number
        )
    }

    /// Mean monthly change of the number without season, shrunk; its error; deviation of a month's change.
    private static func dampedDrift(
        _ steps: [ListStep],
        amplitude: Double,
        number: Double
    ) -> (slope: Double, error: Double, deviation: Double) {
        var (weight, sum, squares) = (0.0, 0.0, 0.0)
        for step in steps {
            let share = pow(Known.drifterDiscount, Double(step.age))
            let season = (amplitude * step.season + step.ownSeason) * (step.before + 0.5)
            // A break moves a list; it is no drift.
            let most = Known.drifterClip * (min(step.before, step.after) + 0.5) * Double(step.months).squareRoot()
            let change = min(max(step.after - step.before - season, -most), most)
            weight += share
            sum += share * change
            squares += share * change * change / Double(step.months)
        }
        let shrunk = weight > 0 ? sum / weight * weight / (weight + Known.drifterShrinkage) : 0
        let about = max(squares - 2 * shrunk * sum + weight * shrunk * shrunk, 0)
        let prior = max(Known.drifterPriorScale * number, 1)
        let months = Known.drifterPriorMonths
        let deviation = ((months * prior * prior + about) / (months + weight)).squareRoot()
        return (
            rounded9(shrunk), rounded9(deviation / (weight + Known.drifterShrinkage).squareRoot()),
            rounded9(deviation)
        )
    }

    /// The steps between counts, with the season of the months between.
    private static func steps(_ counts: [ListCount], _ season: SchoolYear, ownSeason: [Double]) -> [ListStep] {
        let last = counts[counts.count - 1].month
        return zip(counts, counts.dropFirst())
            .map { from, to in
                let months = (1...(to.month - from.month)).map { from.month + $0 }
                return ListStep(
                    before: from.number,
                    after: to.number,
                    months: months.count,
                    age: last - to.month,
                    season: months.reduce(0) { $0 + season.listChange(in: $1) },
                    ownSeason: months.reduce(0) { $0 + ownSeason[$1.monthOfYear - 1] }
                )
            }
    }

    /// How the list's own calendar months deviate from the pooled profile, shrunk; noughts below 24 counts.
    private static func ownSeason(_ counts: [ListCount], _ season: SchoolYear, amplitude: Double) -> [Double] {
        guard counts.count >= 24 else { return Array(repeating: 0, count: 12) }
        let changes = zip(counts, counts.dropFirst())
            .compactMap { from, to -> (month: Month, value: Double)? in
                guard to.month - from.month == 1 else { return nil }
                let change = log((to.number + 0.5) / (from.number + 0.5))
                return (to.month, change - amplitude * season.listChange(in: to.month))
            }
        return OwnSeason.deviations(
            changes,
            prior: season == .none ? Known.seasonDeviationAlone : Known.seasonDeviation
        )
    }
}

/// A step between two counts of a list.
struct ListStep: Codable {
    var before: Double
    var after: Double
    var months: Int
    /// Months from its end to the last count.
    var age: Int
    /// The pooled season of its months, and the list's own.
    var season: Double
    var ownSeason: Double

    /// log likelihood of the step, discounted by its age.
    func logLikelihood(scale: Double, drift: Double, amplitude: Double) -> Double {
        let (usual, rare) = logDensities(scale: scale, drift: drift, amplitude: amplitude)
        let top = max(usual, rare)
        return pow(PathConstants.List.discount, Double(age)) * (top + log(exp(usual - top) + exp(rare - top)))
    }

    /// Probability that the step was a break.
    func breakProbability(scale: Double, drift: Double, amplitude: Double) -> Double {
        let (usual, rare) = logDensities(scale: scale, drift: drift, amplitude: amplitude)
        return 1 / (1 + exp(usual - rare))
    }

    /// log densities of the step as a usual one and as a break, with their probabilities.
    private func logDensities(scale: Double, drift: Double, amplitude: Double) -> (usual: Double, rare: Double) {
        typealias Known = PathConstants.List
        let steepness = SizeScale.slope(at: before)
        let change = SizeScale.place(of: after) - SizeScale.place(of: before)
        let error = change - steepness * (drift * Double(months) + amplitude * season + ownSeason)
        let width = scale * Double(months).squareRoot()
        let broken = SizeScale.breakWidth(width, steepness)
        let usual = log(1 - Known.breakProbability) + HeavyTail.log5(error, scale: width)
        let rare = log(Known.breakProbability) + HeavyTail.log3(error, scale: broken)
        return (usual, rare)
    }
}

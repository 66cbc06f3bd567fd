import Calendar
import Foundation
import Randomness

extension FlowPath.Fit {
    private typealias Known = PathConstants.Flow

    /// Draws particles from the priors, filters the counts with each, and keeps those that explain them.
    init(
        _ observed: [FlowObservation],
        shifts: [Day],
        _ season: SchoolYear,
        _ kind: FlowPath.Kind,
        key: UInt64,
        particles: Int
    ) {
        self.season = season
        self.kind = kind
        wanders = true
        let ownSeason = Self.ownSeason(observed, shifts, season, kind)
        self.ownSeason = ownSeason
        var random = RandomStream(
            seed: 0,
            replication: 0,
            service: key,
            stage: kind == .referrals ? 0 : 1,
            purpose: Purpose.Fit.flowPath,
            week: 0
        )
        let lattice = ParticleCloud.Lattice(&random)
        let centre = log(FlowExcess(observed, shifts, season, kind).variance) / 2
        var filters: [FlowFilter] = []
        for index in 0..<particles {
            let width = Known.gain.upperBound - Known.gain.lowerBound
            let gain = Known.gain.lowerBound + width * lattice.point(index, axis: 1)
            var filter = FlowFilter(
                excess: exp(centre + Known.logExcessDeviation * lattice.normal(index, axis: 0)),
                gain: gain,
                amplitude: 1 + Known.amplitudeDeviation * lattice.normal(index, axis: 2)
            )
            filter.run(over: observed, shifts: shifts) { month, amplitude in
                amplitude * season.logFlow(of: kind, in: month) + ownSeason[month.monthOfYear - 1]
            }
            filters.append(filter)
        }
        let kept = ParticleCloud.resampled(filters.map(\.logLikelihood), start: random.uniform()).map { filters[$0] }
        levels = kept.map { rounded9($0.level) }
        levelErrors = kept.map { rounded9($0.variance.squareRoot()) }
        excess = kept.map { rounded9($0.excess) }
        steps = kept.map { rounded9(Known.stepWidening * $0.step.squareRoot()) }
        amplitudes = kept.map { rounded9($0.amplitude) }
    }

    /// How the series' own calendar months deviate from the pooled profile; noughts below 24 months.
    private static func ownSeason(
        _ observed: [FlowObservation],
        _ shifts: [Day],
        _ season: SchoolYear,
        _ kind: FlowPath.Kind
    ) -> [Double] {
        let months = observed.filter { $0.parts.count == 1 }
        // Months before a declared shift have another level; the running mean would mistake the step for a season.
        let start = shifts.filter { day in months.contains { $0.first >= day } }.max()
        let alike = months.filter { month in start.map { month.first >= $0 } ?? true }
        guard alike.count >= 24 else { return Array(repeating: 0, count: 12) }
        let values = alike.map { one in
            (one.last, log((one.count + 0.5) / one.months) - season.logFlow(of: kind, in: one.last))
        }
        return OwnSeason.deviations(values, prior: season.flowDeviation).map(rounded9)
    }
}

/// The variance of a month's log flow beyond chance in counts, as the counts show it: shrunk towards the pooled value.
///
/// The moment estimate of negative binomials about the mean of each year, and of each side of a declared shift, of the
/// last two years.
struct FlowExcess {
    let variance: Double

    init(_ observed: [FlowObservation], _ shifts: [Day], _ season: SchoolYear, _ kind: FlowPath.Kind) {
        typealias Known = PathConstants.Flow
        let months = observed.filter { $0.months <= 1.5 }.suffix(24)
        var blocks: [[FlowObservation]] = [[]]
        for (before, month) in zip([nil] + months.reversed().map(Optional.some), months.reversed()) {
            let isShifted = before.map { later in shifts.contains { $0 > month.first && $0 <= later.first } } ?? false
            if isShifted || blocks[blocks.count - 1].count == 12 { blocks.append([]) }
            blocks[blocks.count - 1].append(month)
        }
        var (excess, squares, count) = (0.0, 0.0, 0.0)
        for block in blocks where block.count > 1 {
            let exposures = block.map { $0.exposure { season.logFlow(of: kind, in: $0) } }
            let n = Double(block.count)
            let level = block.reduce(0) { $0 + $1.count } / exposures.reduce(0, +)
            for (month, exposure) in zip(block, exposures) {
                let mean = level * exposure
                excess += (month.count - mean) * (month.count - mean) * n / (n - 1) - mean
                squares += mean * mean
            }
            count += n
        }
        let moment = squares > 0 ? max(0, excess / squares) : 0
        variance = (count * moment + Known.excessMonths * Known.excess) / (count + Known.excessMonths)
    }
}

import Calendar
import Foundation

/// One particle's Kalman filter of the level of a flow.
struct FlowFilter {
    /// Root of the excess variance.
    let excess: Double
    /// Weight of a new month in a settled level.
    let gain: Double
    let amplitude: Double
    /// The level after the last count, its variance, and that of a month's step.
    private(set) var level = 0.0
    private(set) var variance = Double.infinity
    private(set) var step = 0.0
    private(set) var logLikelihood = 0.0

    init(excess: Double, gain: Double, amplitude: Double) {
        (self.excess, self.gain, self.amplitude) = (excess, gain, amplitude)
    }

    /// Takes the counts in order of time.
    mutating func run(
        over observed: [FlowObservation],
        shifts: [Day],
        season: (Month, _ amplitude: Double) -> Double
    ) {
        typealias Known = PathConstants.Flow
        var before: FlowObservation?
        for one in observed {
            let exposure = one.exposure { season($0, amplitude) }
            let months = Double(before.map { max(one.last - $0.last, 0) } ?? 0)
            logLikelihood *= pow(Known.discount, months)
            if let before, shifts.contains(where: { $0 > before.first && $0 <= one.first }) { variance = .infinity }
            take(one, exposure: exposure, monthsSince: months)
            before = one
        }
        if let before, shifts.contains(where: { $0 > before.first }) {
            variance += Known.unseenShift * Known.unseenShift
        }
    }

    private mutating func take(_ one: FlowObservation, exposure: Double, monthsSince months: Double) {
        typealias Known = PathConstants.Flow
        let length = max(one.months, 1)
        let value = log((one.count + 0.5) / exposure)
        let expected = variance.isInfinite ? one.count : exp(level) * exposure
        let ofMonth = excess * excess + 1 / (expected / length + 0.5)
        step = gain * gain / (1 - gain) * ofMonth
        // The level of the end, seen through the mean of months before it.
        let noise = excess * excess / length + 1 / (expected + 0.5) + step * (length - 1) / 3
        if variance.isInfinite {
            (level, variance) = (value, noise)
            return
        }
        variance += step * months
        let total = variance + noise
        let width = total.squareRoot()
        let error = value - level
        logLikelihood += HeavyTail.log8(error, scale: width)
        let weight = variance / total
        level += weight * min(max(error, -Known.clip * width), Known.clip * width)
        variance *= 1 - weight
    }
}

import Areas
import Calendar
import Foundation

/// A list carried from count to count in expectation, by age, and how likely that makes what is published.
///
/// A particle's state is a row of numbers: levels and running sums first, then children by age. The number on the list
/// follows the counts exactly; what is not counted of a month's flows is worked out from what is. A month's removals are
/// what referrals, additions and the counts leave; of them the assessed are those published, or else as many as the level
/// of assessments and the expected other removals make likely.
///
/// Removals compete: a child stays with probability s(x), x the sum of its hazards, s(x) = 1/(1 + x + x^2/2 + x^3/6): this
/// differs from exp(-x) by a hundredth of the removed at most and needs no exponential.
final class ListFluid {
    /// Places of a state.
    enum Place {
        static let referralMean = 0
        static let referralVariance = 1
        static let assessedMean = 2
        static let assessedVariance = 3
        static let strayVariance = 4
        static let assessedSum = 5
        static let otherSum = 6
        static let additionSum = 7
        static let removedOnceSum = 8
        static let referralSum = 9
        static let totals = 10
        static let mostTotals = 6
        static let children = 16
    }
    /// What is drawn for every month.
    enum Latent {
        /// Children added without a referral; below 0, taken off at once by nobody's capacity.
        static let addition = 0
        /// How their age leans: 0 is that of the list, above 0 older.
        static let lean = 1
        /// Standard normal: referrals, where none are published.
        static let referrals = 2
        static let count = 3
    }

    let record: ListRecord
    /// Numbers of a state.
    let stride: Int
    private let capacity: Int
    private let steps: Int
    private let width: Double
    // Scratch, by age.
    private let early: UnsafeMutablePointer<Double>
    private let other: UnsafeMutablePointer<Double>
    private let weight: UnsafeMutablePointer<Double>
    private let before: UnsafeMutablePointer<Double>
    private let logLeft: UnsafeMutablePointer<Double>
    // What follows from a particle's parameters.
    private var kappa = 0.0
    private var attrition = 0.0
    private var earlyBins = 0
    private var newEarly = 0.0
    private var newMonthEarly = 0.0
    private var strayVariance = 0.0
    private var referralScatter = 0.0
    private var referralStep = 0.0
    private var jumpRate = 0.0
    private var season = 0.0
    private var meanDrift = 0.0

    init(_ record: ListRecord) {
        self.record = record
        steps = record.stepsPerMonth
        width = record.binWeeks
        // Whole groups of four, and one more to read beyond.
        let bins = max(record.startBins, 1) + record.months.count * steps
        capacity = bins
        stride = Place.children + (bins + 11) / 4 * 4
        let room = stride + 8
        let scratch = { () -> UnsafeMutablePointer<Double> in
            let pointer = UnsafeMutablePointer<Double>.allocate(capacity: room)
            pointer.initialize(repeating: 0, count: room)
            return pointer
        }
        (early, other, weight, before, logLeft) = (scratch(), scratch(), scratch(), scratch(), scratch())
    }

    deinit {
        for pointer in [early, other, weight, before, logLeft] { pointer.deallocate() }
    }

    /// Sets what follows from a particle's parameters.
    func set(_ parameters: UnsafePointer<Double>) {
        let value = { (parameter: ListParameter) in parameters[parameter.rawValue] }
        kappa = value(.kappa)
        let share = 1 / (1 + exp(-value(.logitEarlyShare)))
        let age = min(max(exp(value(.logEarlyAge)), 0.2), 60)
        attrition = exp(value(.logAttrition)) * record.usualReferrals / averageMonthWeeks / record.usualNumber
        strayVariance = exp(2 * value(.logMeanStray))
        referralScatter = exp(2 * value(.logReferralScatter))
        referralStep = exp(2 * value(.logReferralStep))
        jumpRate = 1 / (1 + exp(-value(.logitJumpRate)))
        season = value(.season)
        meanDrift = value(.meanDrift)
        // The integrated hazard of early disposal in the step after each age, at the middles of bins.
        let decay = exp(-width / age)
        var left = exp(-width / 2 / age)
        let month = width * Double(steps)
        newEarly = -log((1 - share) + share * age / width * (1 - decay))
        newMonthEarly = (1 - share) + share * age / month * (1 - exp(-month / age))
        earlyBins = min(capacity, max(2, Int((age * 6.5 / width).rounded(.up))))
        var last = log(1 - share + share * left)
        for bin in 0..<(earlyBins + steps) {
            logLeft[bin] = last
            left *= decay
            let next = log(1 - share + share * left)
            if bin < earlyBins { early[bin] = last - next }
            last = next
        }
        logLeft[earlyBins + steps] = last
    }

    /// The state at the first count.
    func begin(_ parameters: UnsafePointer<Double>, _ state: UnsafeMutablePointer<Double>) {
        state.update(repeating: 0, count: stride)
        let share = exp(parameters[ListParameter.logAttrition.rawValue])
        let earlyShare = 1 / (1 + exp(-parameters[ListParameter.logitEarlyShare.rawValue]))
        var level = LevelFilter(
            mean: log(record.usualReferrals),
            variance: ListPriors.firstReferrals * ListPriors.firstReferrals
        )
        for (month, referrals) in record.earlier { _ = follow(&level, referrals, month) }
        state[Place.referralMean] = level.mean
        state[Place.referralVariance] = level.variance
        state[Place.assessedMean] =
            log(record.usualReferrals) + log(max(1 - earlyShare - share, 0.1))
        state[Place.assessedVariance] = ListPriors.firstAssessed * ListPriors.firstAssessed
        state[Place.strayVariance] = 0.1
        let u = 0.5 * erfc(-parameters[ListParameter.start.rawValue] / 2.squareRoot())
        let list = record.startLists[min(Int(u * Double(record.startLists.count)), record.startLists.count - 1)]
        let head = state + Place.children + record.months.count * steps
        for (bin, children) in list.enumerated() { head[bin] = children }
    }

    /// Takes a state through a month.
    ///
    /// - Parameters:
    ///   - index: the month.
    ///   - latents: what is drawn for the month.
    ///   - state: the state at its beginning, then at its end.
    /// - Returns: the log likelihood of what is published of it; minus infinity if more were assessed than can have been.
    func advance(_ index: Int, _ latents: UnsafePointer<Double>, _ state: UnsafeMutablePointer<Double>) -> Double {
        let month = record.months[index]
        let first = index == 0 ? record.start : record.months[index - 1].number
        let last = month.number
        let addition = latents[Latent.addition]
        var log = 0.0

        // Referrals.
        let ofYear = month.month.ofYear
        let referralSeason = season * ListPriors.referralSeason[ofYear]
        var level = LevelFilter(mean: state[Place.referralMean], variance: state[Place.referralVariance])
        let referrals: Double
        if let counted = month.referrals {
            referrals = counted
            log += follow(&level, counted, month.month)
        } else {
            let expected = exp(min(level.mean + referralSeason, 14))
            let spread = (level.variance + referralStep + referralScatter + 1 / (expected + 0.5)).squareRoot()
            referrals = max(0, exp(min(level.mean + referralSeason + spread * latents[Latent.referrals], 14)) - 0.5)
            _ = follow(&level, referrals, month.month)
        }
        state[Place.referralMean] = level.mean
        state[Place.referralVariance] = level.variance
        state[Place.referralSum] += referrals
        for (number, total) in record.totals.prefix(Place.mostTotals).enumerated() where total.months.contains(index) {
            state[Place.totals + number] += referrals
            if total.months.last == index {
                let z = (state[Place.totals + number] - total.referrals) / total.error
                log -= 0.5 * z * z + Foundation.log(total.error)
            }
        }

        // Removals, of which some are assessed.
        let removed = first + referrals + addition - last
        guard removed >= 0 else { return -.infinity }
        let head = state + Place.children + (record.months.count - index) * steps
        let bins = capacity - (record.months.count - index) * steps
        let expected = max(expectedOthers(head, bins, referrals: referrals), 0.02)
        let otherNoise = expected + pow(ListPriors.otherScatter * expected, 2)
        let assessedSeason = season * ListPriors.assessedSeason[ofYear]
        var capacityLevel = LevelFilter(mean: state[Place.assessedMean], variance: state[Place.assessedVariance])
        let assessable = exp(min(capacityLevel.mean + assessedSeason, 14))
        let assessedNoise = assessable + assessable * assessable / ListPriors.assessedSize + 0.25
        let step = ListPriors.assessedStep * ListPriors.assessedStep
        var assessed: Double
        if let counted = month.assessed {
            assessed = counted
            let others = removed - counted
            guard others >= 0 else { return -.infinity }
            let z = (others - expected) / otherNoise.squareRoot()
            log += -4.5 * log1p(z * z / 8) - 0.5 * Foundation.log(otherNoise)
            log += capacityLevel.moves(by: counted - assessable, level: assessable, noise: assessedNoise, step: step)
        } else {
            let error = removed - expected - assessable
            let own = assessedNoise + assessable * assessable * (capacityLevel.variance + step)
            assessed = min(max(assessable + error * own / (own + otherNoise), 0), removed)
            if error < 0, last < 0.5 + 0.02 * removed {
                // The list ran out: more could have been assessed.
                capacityLevel.variance += step
                assessed = min(assessable, removed)
            } else {
                log += capacityLevel.moves(
                    by: error,
                    level: assessable,
                    noise: assessedNoise + otherNoise,
                    step: step
                )
            }
        }
        state[Place.assessedMean] = capacityLevel.mean
        state[Place.assessedVariance] = capacityLevel.variance
        let others = removed - assessed
        state[Place.assessedSum] += assessed
        state[Place.otherSum] += others
        state[Place.additionSum] += max(addition, 0)
        state[Place.removedOnceSum] -= min(addition, 0)

        // The list moves on.
        let start = head - steps
        let keepsBefore = month.maximum != nil
        if keepsBefore {
            before.update(repeating: 0, count: steps)
            (before + steps).update(from: head, count: bins)
        }
        let moments = Moments(of: head, bins, width: width)
        let rate = kappa * width / max(moments.mean, 1)
        var taken = (children: 0.0, weeks: 0.0, squares: 0.0)
        let factor = min(others / expected, 12)
        fillHazards(bins + steps, factor: factor, rate: rate)
        for part in 1...steps {
            let front = head - part
            front[0] = referrals / Double(steps)
            let target = first + (referrals - removed) * Double(part) / Double(steps)
            remove(
                front,
                bins + part,
                to: max(target, 0),
                assessed: assessed / Double(steps),
                counts: month.assessedMean != nil,
                taken: &taken
            )
        }
        if let mean = month.assessedMean, taken.children > 0 {
            log += assessedMeanLog(mean, taken, assessed: month.assessed ?? taken.children, list: moments.mean)
        }
        let number = bins + steps
        if addition != 0 { join(addition, lean: latents[Latent.lean], start, number) }

        // What is published at its end.
        guard last > 0 else {
            state[Place.strayVariance] = 0.1
            return log
        }
        let after = Moments(of: start, number, width: width)
        if month.isCounted, !month.bands.isEmpty { log += meetBands(month.bands, start, number, last) }
        if let maximum = month.maximum, month.isCounted { log += meetMaximum(maximum, start, number) }
        let spread = after.variance
        let chance = removed * spread / (last * last) + strayVariance * pow(max(after.mean, 2) / 40, 2)
        var stray = state[Place.strayVariance] + chance
        if let range = month.mean {
            let offset =
                meanDrift + (month.weeks - averageMonthWeeks) * (1 - min(referrals / max(last, 1), 1))
            let now = month.bands.isEmpty ? after : Moments(of: start, number, width: width)
            log += meetMean(range, now, offset: offset, variance: &stray, start, number)
        }
        state[Place.strayVariance] = min(stray, spread)
        return log
    }
}

extension Month {
    /// Its place in the year, from 0.
    fileprivate var ofYear: Int { monthOfYear - 1 }
}

extension ListFluid {
    /// Takes a month's referrals into their level; returns their log density.
    func follow(_ level: inout LevelFilter, _ referrals: Double, _ month: Month) -> Double {
        level.jumps(
            to: referrals,
            season: season * ListPriors.referralSeason[month.ofYear],
            scatter: referralScatter,
            step: referralStep,
            jumpRate: jumpRate
        )
    }

    /// How many leave other than assessed in a month, if nobody is assessed.
    private func expectedOthers(_ head: UnsafePointer<Double>, _ bins: Int, referrals: Double) -> Double {
        let month = width * Double(steps)
        let leaving = 1 - Self.stays(attrition * month)
        var (young, old) = (0.0, 0.0)
        let end = min(earlyBins, bins)
        for bin in 0..<end {
            young += head[bin] * (1 - Self.stays(logLeft[bin] - logLeft[bin + steps] + attrition * month))
        }
        for bin in end..<max(bins, end) { old += head[bin] }
        return young + old * leaving + referrals * (1 - newMonthEarly * Self.stays(attrition * month / 2))
    }

    /// The hazards of a step: others, and the weight of being assessed, by the age at its end.
    private func fillHazards(_ bins: Int, factor: Double, rate: Double) {
        let constant = factor * attrition * width
        let padded = (bins + 7) / 4 * 4
        for bin in 0..<padded { other[bin] = constant }
        other[0] = factor * newEarly + constant / 2
        for bin in 0..<min(earlyBins, bins - 1) { other[bin + 1] += factor * early[bin] }
        // A weight that grows to the oldest is 1 there, so that no sum overflows.
        let ratio = exp(rate)
        let start = rate > 0 ? exp(-rate * Double(bins)) : 1
        var four = SIMD4(start, start * ratio, start * ratio * ratio, start * ratio * ratio * ratio)
        let growth = ratio * ratio * ratio * ratio
        let room = UnsafeMutableRawPointer(weight)
        var bin = 0
        while bin < padded {
            room.storeBytes(of: four, toByteOffset: 8 * bin, as: SIMD4<Double>.self)
            four *= growth
            bin += 4
        }
        // The newest joined in the course of the step.
        weight[0] *= 0.5
    }

    /// Takes children off in a step until so many are left.
    private func remove(
        _ front: UnsafeMutablePointer<Double>,
        _ bins: Int,
        to target: Double,
        assessed: Double,
        counts: Bool,
        taken: inout (children: Double, weeks: Double, squares: Double)
    ) {
        let padded = (bins + 3) / 4 * 4
        let h = UnsafeMutableRawPointer(front)
        let (o, w) = (UnsafeRawPointer(other), UnsafeRawPointer(weight))
        let load = { (pointer: UnsafeRawPointer, bin: Int) -> SIMD4<Double> in
            pointer.loadUnaligned(fromByteOffset: 8 * bin, as: SIMD4<Double>.self)
        }
        let one = SIMD4<Double>(repeating: 1)
        let (half, sixth) = (SIMD4<Double>(repeating: 0.5), SIMD4<Double>(repeating: 1.0 / 6))
        var weighted = SIMD4<Double>.zero
        var bin = 0
        while bin < padded {
            weighted += load(h, bin) * load(w, bin)
            bin += 4
        }
        let all = weighted.sum()
        var multiplier = all > 0 ? assessed / all : 0
        // Newton's steps for the multiplier at which the target is left: from below, as what stays is convex.
        for _ in 0..<3 where assessed > 0 {
            let lambda = SIMD4<Double>(repeating: multiplier)
            var (left, slope) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
            bin = 0
            while bin < padded {
                let weight = load(w, bin)
                let x = load(o, bin) + lambda * weight
                let dx = one + x * (one + x * half)
                let stays = one / (dx + x * x * x * sixth)
                let kept = load(h, bin) * stays
                left += kept
                slope += kept * stays * dx * weight
                bin += 4
            }
            let (now, change) = (left.sum(), slope.sum())
            guard change > 0 else { break }
            let move = (now - target) / change
            multiplier = max(0, multiplier + move)
            if abs(now - target) < 1e-4 * target { break }
        }
        let lambda = SIMD4<Double>(repeating: multiplier)
        var sum = SIMD4<Double>.zero
        var (children, weeks, squares) = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
        var age = (SIMD4<Double>(0, 1, 2, 3)) * width
        bin = 0
        while bin < padded {
            let weight = load(w, bin)
            let x = load(o, bin) + lambda * weight
            let stays = one / (one + x * (one + x * (half + x * sixth)))
            let start = load(h, bin)
            let kept = start * stays
            sum += kept
            if counts {
                let seen = start * stays * (one + x * (half + x * sixth)) * lambda * weight
                children += seen
                weeks += seen * age
                squares += seen * age * age
                age += SIMD4<Double>(repeating: 4 * width)
            }
            h.storeBytes(of: kept, toByteOffset: 8 * bin, as: SIMD4<Double>.self)
            bin += 4
        }
        if counts {
            taken.children += children.sum()
            taken.weeks += weeks.sum()
            taken.squares += squares.sum()
        }
        let total = sum.sum()
        if total > 0 {
            let scale = target / total
            for bin in 0..<bins { front[bin] *= scale }
        }
    }

    /// Adds children by age, or takes them off at once: by the list's own ages, with a lean.
    private func join(_ number: Double, lean: Double, _ front: UnsafeMutablePointer<Double>, _ bins: Int) {
        let moments = Moments(of: front, bins, width: width)
        guard moments.number > 0 else {
            if number > 0 { front[0] += number }
            return
        }
        let ratio = exp(lean * width / max(moments.mean, 1))
        let scale = lean > 0 ? pow(ratio, -Double(bins)) : 1
        var weight = scale
        var sum = 0.0
        for bin in 0..<bins {
            sum += front[bin] * weight
            weight *= ratio
        }
        guard sum > 0 else { return }
        weight = scale
        if number > 0 {
            for bin in 0..<bins {
                front[bin] *= 1 + number * weight / sum
                weight *= ratio
            }
            return
        }
        let target = max(moments.number + number, 0)
        var left = 0.0
        for bin in 0..<bins {
            front[bin] *= Self.stays(-number * weight / sum * (1 - number / moments.number))
            left += front[bin]
            weight *= ratio
        }
        if left > 0 { for bin in 0..<bins { front[bin] *= target / left } }
    }

    /// The share that stays under an integrated hazard.
    @inline(__always)
    static func stays(_ x: Double) -> Double { 1 / (1 + x * (1 + x * (0.5 + x / 6))) }
}

extension ListFluid {
    /// Number, mean age and variance of children by age.
    struct Moments {
        var number = 0.0
        var mean = 0.0
        var variance = 0.0

        init(of front: UnsafePointer<Double>, _ bins: Int, width: Double) {
            let raw = UnsafeRawPointer(front)
            var (sum, first, second) = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
            var age = SIMD4<Double>(0.5, 1.5, 2.5, 3.5)
            let four = SIMD4<Double>(repeating: 4)
            var bin = 0
            while bin < bins {
                let children = raw.loadUnaligned(fromByteOffset: 8 * bin, as: SIMD4<Double>.self)
                sum += children
                first += children * age
                second += children * age * age
                age += four
                bin += 4
            }
            number = sum.sum()
            guard number > 0 else { return }
            let middle = first.sum() / number
            mean = middle * width
            variance = max((second.sum() / number - middle * middle) * width * width, 0.01)
        }
    }

    /// The mean wait of those assessed, within chance and a scatter of its own.
    private func assessedMeanLog(
        _ mean: Double,
        _ taken: (children: Double, weeks: Double, squares: Double),
        assessed: Double,
        list: Double
    ) -> Double {
        let expected = taken.weeks / taken.children
        let variance = max(taken.squares / taken.children - expected * expected, 1)
        let scatter = ListPriors.assessedMeanScatter * list
        let spread = (variance / max(assessed, 1) + scatter * scatter + 0.1).squareRoot()
        return Self.logStudent4((mean - expected) / spread) - log(spread)
    }

    /// The mean wait, within its rounding; then the list leans so as to have it, as far as it is sure.
    private func meetMean(
        _ range: ClosedRange<Double>,
        _ now: Moments,
        offset: Double,
        variance: inout Double,
        _ front: UnsafeMutablePointer<Double>,
        _ bins: Int
    ) -> Double {
        let spread = variance.squareRoot()
        let predicted = now.mean + offset
        let probability =
            Self.student4((range.upperBound - predicted) / spread)
            - Self.student4((range.lowerBound - predicted) / spread)
        let width = range.upperBound - range.lowerBound
        let rounding = width * width / 12
        let gain = variance / (variance + rounding)
        let shift = gain * ((range.lowerBound + range.upperBound) / 2 - now.mean)
        let slope = shift / now.variance
        var (sum, age) = (0.0, 0.5 * self.width - now.mean)
        for bin in 0..<bins {
            front[bin] *= min(max(1 + slope * age, 0.2), 5)
            sum += front[bin]
            age += self.width
        }
        if sum > 0 {
            let scale = now.number / sum
            for bin in 0..<bins { front[bin] *= scale }
        }
        variance *= 1 - gain
        return log(max(probability, 1e-12) / width)
    }

    /// The longest wait, within half a bin, at half weight; then nobody has waited longer, and somebody so long.
    private func meetMaximum(_ maximum: Double, _ front: UnsafeMutablePointer<Double>, _ bins: Int) -> Double {
        let (from, to) = (max(0, maximum - width / 2) / width, (maximum + width / 2) / width)
        // log P(nobody of a bin's children is left), from the oldest down.
        var (beyond, within) = (0.0, 0.0)
        var bin = bins - 1
        while bin >= 0, Double(bin) + 1 > from, within > -30 {
            let now = front[bin]
            let was = before[bin]
            var gone = -now
            if was > 1e-9 { gone = was * log(max(1 - min(now / was, 0.999), 1e-3)) - max(0, now - was) }
            let above = min(max(Double(bin) + 1 - to, 0), 1)
            let inside = min(max(Double(bin) + 1 - from, 0), 1)
            beyond += above * gone
            within += inside * gone
            bin -= 1
        }
        let probability = exp(beyond) - exp(within)
        // From here on it is known.
        let top = min(Int(maximum / width), bins - 1)
        var moved = 0.0
        for bin in min(top + 1, bins)..<bins {
            moved += front[bin]
            front[bin] = 0
        }
        var number = moved
        for bin in 0..<top { number += front[bin] }
        let all = number + front[top]
        front[top] = max(front[top] + moved, min(1, all))
        if number - moved > 0 {
            let scale = max(0, all - front[top]) / (number - moved)
            for bin in 0..<top { front[bin] *= scale }
        }
        return 0.5 * log(0.7 * max(probability, 0) + 0.01)
    }

    /// Counts by wait; then the list has them.
    private func meetBands(
        _ bands: [PublishedWaits.WaitBand],
        _ front: UnsafeMutablePointer<Double>,
        _ bins: Int,
        _ number: Double
    ) -> Double {
        var result = 0.0
        for band in bands {
            let from: Double = band.from / width
            let to: Double = band.below.map { $0 / width } ?? Double(bins)
            let lowest = min(Int(from), bins)
            let highest = min(Int(to.rounded(.up)), bins)
            guard lowest < highest else { continue }
            var expected = 0.0
            for bin in lowest..<highest {
                let edge = Double(bin)
                let part: Double = min(to, edge + 1) - max(from, edge)
                expected += front[bin] * part
            }
            let counted = band.count.lowerBound
            let variance = ListPriors.bandScatter * ListPriors.bandScatter + 1 / (counted + 1)
            let z = log((counted + 0.5) / (expected + 0.5)) / variance.squareRoot()
            result += -4.5 * log1p(z * z / 8) - 0.5 * log(variance)
            let factor = counted / max(expected, 1e-6)
            guard expected > 1e-6 else {
                front[lowest] += counted
                continue
            }
            for bin in lowest..<highest {
                let edge = Double(bin)
                let part: Double = min(to, edge + 1) - max(from, edge)
                front[bin] *= 1 + part * (factor - 1)
            }
        }
        var sum = 0.0
        for bin in 0..<bins { sum += front[bin] }
        if sum > 0 { for bin in 0..<bins { front[bin] *= number / sum } }
        return result
    }

    /// log density of Student's t with 4 degrees of freedom, up to a constant.
    static func logStudent4(_ t: Double) -> Double { -2.5 * log1p(t * t / 4) }

    /// Its distribution function.
    static func student4(_ t: Double) -> Double {
        let s = 1 / (1 + t * t / 4)
        return 0.5 + 0.375 * t * s.squareRoot() * (1 - t * t * s / 12)
    }
}

import Foundation

extension ListFluid {
    /// How many leave other than assessed in a month, if nobody is assessed.
    func expectedOthers(_ head: UnsafePointer<Double>, _ bins: Int, referrals: Double) -> Double {
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
    func fillHazards(_ bins: Int, factor: Double, rate: Double) {
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
    func remove(
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
    func join(_ number: Double, lean: Double, _ front: UnsafeMutablePointer<Double>, _ bins: Int) {
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

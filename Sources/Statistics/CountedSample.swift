/// A sample held as counts of whole steps: how often each value was found, at a stated resolution.
///
/// Two of them merge exactly, in any order and however the values were dealt out; what one takes grows with the values that
/// differ, not with how many there are. Mean and standard deviation come from integer sums of their own, on a grid of
/// 2^-16 of a unit, and hardly know of the resolution; percentiles are those of values rounded to whole steps.
///
/// Memory: some two bytes for each value that differs.
public struct CountedSample: Equatable, Sendable {
    /// The steps that values are counted in.
    public let resolution: Resolution
    /// How many values there are.
    public private(set) var valueCount = 0
    /// Their weights in all: as many, where each weighs 1.
    public private(set) var count = 0
    /// Of them, the weight of those that are infinite: beyond what was followed.
    public private(set) var infiniteCount = 0
    /// Increasing keys with their counts; see ``CountedKeys``.
    private var bytes: [UInt8] = []
    // Of the finite values, in units of 2^-16.
    private var sum: Int128 = 0
    private var squares: Int128 = 0
    /// Of values with weights the sums by squared weights, from which the error of their mean follows; `nil` if all weigh 1.
    private var squared: SquaredWeights?

    private struct SquaredWeights: Equatable {
        var weights: Int128 = 0
        var sum: Int128 = 0
        var squares: Int128 = 0
    }

    /// No values yet.
    public init(_ resolution: Resolution) {
        self.resolution = resolution
    }

    /// Adds values, none of them NaN; infinity stands for beyond, and so does all from a million million on.
    ///
    /// Complexity: the values that are added, and those that differ among the values before.
    public mutating func add(_ values: UnsafeBufferPointer<Float>) {
        valueCount += values.count
        count += values.count
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * values.count) { room in
            let keys = UnsafeMutableBufferPointer(rebasing: room[..<values.count])
            let finite = note(values, keys: keys.baseAddress!)
            infiniteCount += values.count - finite
            guard finite > 0 else { return }
            KeySort.sort(room.baseAddress!, spare: room.baseAddress! + values.count, count: finite)
            bytes = CountedKeys.merged(bytes, adding: finite) { write in
                var index = 0
                while index < finite {
                    let (key, first) = (keys[index], index)
                    repeat { index &+= 1 } while index < finite && keys[index] == key
                    write(Int(key), index &- first)
                }
            }
        }
    }

    /// Adds finite values to the sums and gives their keys, in the same order; says how many they are.
    private mutating func note(_ values: UnsafeBufferPointer<Float>, keys: UnsafeMutablePointer<Int32>) -> Int {
        var finite = 0
        var (sum, squares): (Int64, Int128) = (0, 0)
        for value in values where abs(value) < Self.beyond {
            let steps = Self.steps(Double(value))
            // Of a block: far from what 64 bits hold.
            sum &+= steps
            squares += Int128(steps.multipliedFullWidth(by: steps))
            keys[finite] = Int32(truncatingIfNeeded: resolution.key(Double(value)))
            finite &+= 1
        }
        self.sum += Int128(sum)
        self.squares += squares
        return finite
    }

    /// Adds whole numbers, which single precision would not hold: pence.
    ///
    /// - Precondition: they are below 2^46.
    public mutating func add(whole values: [Int64]) {
        valueCount += values.count
        count += values.count
        var keys: [Int] = []
        keys.reserveCapacity(values.count)
        for value in values {
            precondition(value.magnitude < 1 << 46, "whole numbers below 2^46")
            let steps = Int128(value) * Int128(Self.sumsPerUnit)
            sum += steps
            squares += steps * steps
            keys.append(resolution.key(Double(value)))
        }
        keys.sort()
        bytes = CountedKeys.merged(bytes, adding: keys.count) { write in
            var index = 0
            while index < keys.count {
                let (key, first) = (keys[index], index)
                repeat { index += 1 } while index < keys.count && keys[index] == key
                write(key, index - first)
            }
        }
    }

    /// Adds finite values, each as often as it weighs: a mean wait by the children who wait.
    public mutating func add(weighted values: [(value: Double, weight: Int)]) {
        var sums = squared ?? SquaredWeights()
        let sorted = values.filter { $0.weight > 0 }.sorted { $0.value < $1.value }
        for (value, weight) in sorted {
            let (steps, weight) = (Int128(Self.steps(value)), Int128(weight))
            sum += steps * weight
            squares += steps * steps * weight
            sums.weights += weight * weight
            sums.sum += steps * weight * weight
            sums.squares += steps * steps * weight * weight
            count += Int(weight)
        }
        squared = sums
        valueCount += sorted.count
        bytes = CountedKeys.merged(bytes, adding: sorted.count) { write in
            var index = 0
            while index < sorted.count {
                let key = resolution.key(sorted[index].value)
                var weight = 0
                repeat {
                    weight += sorted[index].weight
                    index += 1
                } while index < sorted.count && resolution.key(sorted[index].value) == key
                write(key, weight)
            }
        }
    }

    private static let sumsPerUnit = 65_536.0
    private static let beyond: Float = 1e12

    @inline(__always)
    private static func steps(_ value: Double) -> Int64 { Int64(Resolution.whole(value * sumsPerUnit)) }

    /// Adds what another sample of the same resolution has found.
    public mutating func merge(_ other: CountedSample) {
        precondition(resolution == other.resolution, "samples of one resolution are merged")
        valueCount += other.valueCount
        count += other.count
        infiniteCount += other.infiniteCount
        sum += other.sum
        squares += other.squares
        if let more = other.squared {
            var sums = squared ?? SquaredWeights()
            sums.weights += more.weights
            sums.sum += more.sum
            sums.squares += more.squares
            squared = sums
        }
        let pairs = other.bytes
        bytes = CountedKeys.merged(bytes, adding: pairs.count) { write in
            CountedKeys.forEach(pairs, write)
        }
    }

    /// Mean, standard deviation and percentiles; `nil` without values.
    ///
    /// Where some values are infinite the mean is too, and the standard deviation is NaN.
    public var summary: Summary? {
        guard count > 0 else { return nil }
        let n = Double(count)
        var (mean, deviation) = (Double.infinity, Double.nan)
        if infiniteCount == 0 {
            mean = Double(sum) / n / Self.sumsPerUnit
            // n times the squares about the mean: whole numbers, so that nothing is lost where the mean is large.
            let spread = Double(squares * Int128(count) - sum * sum)
            deviation = count > 1 ? (spread / (n * (n - 1))).squareRoot() / Self.sumsPerUnit : 0
        }
        return Summary(
            count: valueCount,
            mean: mean,
            standardDeviation: deviation,
            errorOfWeightedMean: errorOfWeightedMean(mean),
            quantiles: quantiles
        )
    }

    /// The standard error of a mean of weighted values; `nil` where all weigh 1.
    ///
    ///     sqrt(sum of w^2 (x - mean)^2) / sum of w
    ///
    /// Source: Cochran, "Sampling techniques" (1977), 6.4: the error of a ratio of two sums.
    private func errorOfWeightedMean(_ mean: Double) -> Double? {
        squared.map { sums in
            let steps = mean * Self.sumsPerUnit
            let spread = Double(sums.squares) - 2 * steps * Double(sums.sum) + steps * steps * Double(sums.weights)
            return max(0, spread).squareRoot() / Double(count) / Self.sumsPerUnit
        }
    }

    /// Quantiles at increasing probabilities, by the rule of ``Quantile``.
    private func quantiles(_ probabilities: [Double]) -> [Double] {
        // The ranks on either side of each, which the values are asked for in one pass.
        let places = probabilities.map { Double(count - 1) * $0 }
        var wanted = places.flatMap { [Int($0), min(Int($0) + 1, count - 1)] }[...]
        wanted.sort()
        var found: [Int: Double] = [:]
        var upTo = 0
        CountedKeys.forEach(bytes) { key, times in
            upTo += times
            while let rank = wanted.first, rank < upTo {
                found[rank] = resolution.value(key)
                wanted.removeFirst()
            }
        }
        return places.map { place in
            let below = found[Int(place)] ?? .infinity
            let fraction = place - Double(Int(place))
            guard fraction > 0, below < .infinity else { return below }
            return below + fraction * ((found[Int(place) + 1] ?? .infinity) - below)
        }
    }
}

// MARK: - As bytes

extension CountedSample {
    /// Appends the sample, without its resolution.
    public func write(to output: inout [UInt8]) {
        for number in [valueCount, count, infiniteCount, bytes.count, squared == nil ? 0 : 1] {
            VariableLength.append(UInt64(number), to: &output)
        }
        let sums = [sum, squares] + (squared.map { [$0.weights, $0.sum, $0.squares] } ?? [])
        for sum in sums { withUnsafeBytes(of: sum.littleEndian) { output.append(contentsOf: $0) } }
        output += bytes
    }

    /// Reads a sample at a place, which moves behind it.
    ///
    /// - Returns: `nil` if there is none: the bytes end within it, or its counts do not add up.
    public init?(_ resolution: Resolution, reading input: UnsafeRawBufferPointer, at place: inout Int) {
        self.init(resolution)
        var numbers: [Int] = []
        for _ in 0..<5 {
            guard let number = VariableLength.read(input, at: &place).flatMap(Int.init(exactly:)) else { return nil }
            numbers.append(number)
        }
        (valueCount, count, infiniteCount) = (numbers[0], numbers[1], numbers[2])
        let (length, isWeighted) = (numbers[3], numbers[4] == 1)
        let size = MemoryLayout<Int128>.size
        let sumBytes = size * (isWeighted ? 5 : 2)
        guard input.count - place >= sumBytes, input.count - place - sumBytes >= length, infiniteCount <= count else {
            return nil
        }
        let sums = (0..<sumBytes / size)
            .map { Int128(littleEndian: input.loadUnaligned(fromByteOffset: place + size * $0, as: Int128.self)) }
        (sum, squares) = (sums[0], sums[1])
        if isWeighted { squared = SquaredWeights(weights: sums[2], sum: sums[3], squares: sums[4]) }
        place += sumBytes
        let keys = UnsafeRawBufferPointer(rebasing: input[place..<place + length])
        guard CountedKeys.total(keys) == count - infiniteCount else { return nil }
        bytes = Array(keys)
        place += length
    }
}

extension Int128 {
    /// The product of two words.
    fileprivate init(_ product: (high: Int64, low: UInt64)) {
        self = Int128(product.high) << 64 | Int128(product.low)
    }
}

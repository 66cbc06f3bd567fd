import CGaps
import Randomness

/// Where a stage's random numbers for one purpose come from: everything of a stream's address but the week.
struct StreamAddress {
    private let key: SIMD2<UInt64>
    private let stageAndPurpose: UInt64
    private let service: UInt64
    private let firstWeekNumber: Int

    @inline(__always)
    init(seed: UInt64, replication: UInt64, service: UInt64, stage: UInt32, purpose: Purpose, firstWeekNumber: Int) {
        key = SIMD2(seed, replication)
        stageAndPurpose = UInt64(stage) << 32 | UInt64(purpose.rawValue)
        self.service = service
        self.firstWeekNumber = firstWeekNumber
    }

    /// The words of a block of a week's stream.
    @inline(__always)
    func block(_ index: UInt64, week: Int) -> SIMD4<UInt64> {
        words(index, number: week &+ firstWeekNumber)
    }

    @inline(__always)
    private func words(_ index: UInt64, number: Int) -> SIMD4<UInt64> {
        Philox4x64.block(counter: SIMD4(index, UInt64(truncatingIfNeeded: number), stageAndPurpose, service), key: key)
    }

    /// One uniform number for each week of a range, for purposes that need no more than one.
    ///
    /// A block serves four weeks: the week numbered w has word w mod 4 of a block of "week" w/4. The blocks do not wait
    /// for each other, which makes one for four weeks ten times cheaper than one in each turn of the weekly loop.
    func fillWeekly(_ out: UnsafeMutablePointer<Double>, weeks: Range<Int>, block: UInt64 = 0) {
        var week = weeks.lowerBound
        while week < weeks.upperBound {
            let words = words(block, number: (week &+ firstWeekNumber) >> 2)
            repeat {
                out[week] = RandomStream.unitInterval(words[(week &+ firstWeekNumber) & 3])
                week &+= 1
            } while (week &+ firstWeekNumber) & 3 != 0 && week < weeks.upperBound
        }
    }

    /// Fills for each week of a range the places that its first gaps lead to, one batch of them or two; see
    /// ``GeometricGaps/places(_:_:)``.
    ///
    /// `inverseLogs` has 1/log(1 - q) by week.
    func fillPlaces(
        _ places: UnsafeMutablePointer<LinePlaces>,
        weeks: Range<Int>,
        batches: Int,
        inverseLogs: UnsafePointer<Double>,
        vectorBits: Int32 = VectorWidth.widest
    ) {
        let stream = waitcast_gap_stream(
            seed: key[0],
            replication: key[1],
            stage_and_purpose: stageAndPurpose,
            service: service,
            first_week: Int64(weeks.lowerBound &+ firstWeekNumber)
        )
        waitcast_fill_places(
            vectorBits,
            stream,
            Int64(weeks.count),
            Int32(batches),
            inverseLogs + weeks.lowerBound,
            UnsafeMutableRawPointer(places + weeks.lowerBound).assumingMemoryBound(to: Int32.self)
        )
    }
}

import Foundation

/// What draws were made from, kept to tell whether the next run would make them from the very same.
///
/// Plans that are simulated one after another through the same replication draw most of their weeks from the same numbers.
/// Bits are compared, not hashes of them: what is kept is what would be drawn.
struct DrawnFrom {
    private var numbers: [Double] = []
    private var place = 0
    private var isSame = false

    /// Notes everything that draws are made from, and says whether it is what was noted the last time.
    ///
    /// What differs most often is best noted last: what comes before it is then compared, and not written again.
    @inline(__always)
    mutating func isSame(_ note: (inout DrawnFrom) -> Void) -> Bool {
        (place, isSame) = (0, true)
        note(&self)
        if place < numbers.count { differ() }
        return isSame
    }

    /// The next time is the first.
    mutating func forget() {
        numbers.removeAll(keepingCapacity: true)
    }

    mutating func note(_ values: [Double]) {
        note(UInt64(values.count))
        let isThere = isSame && values.count <= numbers.count &- place
        if isThere && (values.isEmpty || hasHere(values)) {
            place &+= values.count
        } else {
            differ()
            numbers.append(contentsOf: values)
            place = numbers.count
        }
    }

    private func hasHere(_ values: [Double]) -> Bool {
        values.withUnsafeBytes { bytes in
            numbers.withUnsafeBytes { kept in
                memcmp(bytes.baseAddress!, kept.baseAddress! + place &* MemoryLayout<Double>.stride, bytes.count) == 0
            }
        }
    }

    mutating func note(_ value: Double) {
        if isSame && place < numbers.count && numbers[place].bitPattern == value.bitPattern {
            place &+= 1
        } else {
            differ()
            numbers.append(value)
            place = numbers.count
        }
    }

    mutating func note(_ word: UInt64) {
        note(Double(bitPattern: word))
    }

    /// Drops what was noted the last time from here on.
    private mutating func differ() {
        isSame = false
        numbers.removeLast(numbers.count &- place)
    }
}

extension DrawnFrom {
    /// Notes what keys the draws of a replication.
    mutating func note(_ key: StageKey) {
        note(key.seed)
        note(key.replication)
    }

    mutating func note(_ variation: CapacityPass.Variation) {
        switch variation {
        case .fixed: note(UInt64(0))
        case .poisson: note(UInt64(1))
        case .negativeBinomial(let size):
            note(UInt64(2))
            note(size)
        case .unlimited: note(UInt64(3))
        case .shareOfList: note(UInt64(4))
        }
    }

    mutating func note(_ phases: [Phase<AttritionHazard>]) {
        note(UInt64(phases.count))
        for phase in phases {
            note(Double(phase.from))
            note(UInt64(phase.value.bands.count))
            for band in phase.value.bands {
                note(Double(band.fromWeeks))
                note(band.weekly)
                note(band.earlyShare)
            }
        }
    }
}

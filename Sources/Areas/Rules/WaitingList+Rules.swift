package import Calendar
import Wording

extension WaitingList {
    /// What is wrong with what is known of a list.
    ///
    /// - Parameters:
    ///   - origin: The area's origin.
    ///   - field: The list.
    /// - Returns: Everything wrong with it.
    func faults(origin: Month, at field: FieldPath) -> [Fault] {
        number.faults(.count, at: field.below("number"))
            + (meanWeeks?.faults(.weeks, at: field.below("mean wait")) ?? [])
            + (maxWeeks?.faults(.weeks, at: field.below("maximum wait")) ?? [])
            + Self.meanFaults(meanWeeks, maximum: maxWeeks, at: field.below("mean wait"))
            + (asAt.map {
                Bounds.faults($0, at: field.below("as at"))
                    + Self.dateFaults($0, origin: origin, at: field.below("as at"))
            } ?? [])
    }

    /// A mean wait above the maximum; without one of the two there is none.
    package static func meanFaults(_ mean: Figure?, maximum: Figure?, at field: FieldPath) -> [Fault] {
        guard let mean, let maximum, mean.value > maximum.value else { return [] }
        let (most, found) = (plain(maximum.value, decimals: 1), plain(mean.value, decimals: 1))
        return [
            field.fault(
                "must not be above the maximum wait of \(counted(most, "week")), found \(counted(found, "week"))",
                remedy: "Correct one of the two."
            )
        ]
    }

    /// What is wrong with the month at whose end a list was counted: to come, or too long ago.
    package static func dateFaults(_ asAt: Month, origin: Month, at field: FieldPath) -> [Fault] {
        if asAt > origin {
            return [
                field.fault(
                    "must not be after the origin \(origin), found \(asAt)",
                    remedy: "The list is moved forward from that month to the origin."
                )
            ]
        }
        guard origin - asAt > Limits.oldestCountMonths else { return [] }
        let years = Limits.oldestCountMonths / 12
        return [
            field.fault(
                "must not be more than \(years) years before the origin \(origin), found \(asAt)",
                remedy: "The list is moved forward from that month to the origin: give a later count."
            )
        ]
    }
}

extension LeavingBand {
    static func faults(_ bands: [LeavingBand], at field: FieldPath) -> [Fault] {
        let single = bands.enumerated()
            .map { index, band in
                Bounds.leavingFrom.faults(Double(band.fromWeeks), at: field.item(index).below("from"))
            }
        let times = bands.enumerated()
            .flatMap { $1.times.faults(.timesAsLikely, at: field.item($0).below("times")) }
        let weeks = zip(bands, single).map { $1.isEmpty ? $0.fromWeeks : nil }
        return single.flatMap(\.self) + times + orderFaults(weeks, at: field)
    }

    /// Bands that do not begin after those before them.
    ///
    /// - Parameters:
    ///   - weeks: The wait from which each holds; `nil`: an item that could not be read.
    ///   - field: The list.
    /// - Returns: A fault for each that begins too early.
    package static func orderFaults(_ weeks: [Int?], at field: FieldPath) -> [Fault] {
        var last = 0
        var faults: [Fault] = []
        for case (let index, let from?) in weeks.enumerated() {
            if from <= last {
                faults.append(
                    field.item(index).below("from")
                        .fault(
                            "must be longer than the band before it of \(counted(plain(Double(last)), "week")), found "
                                + counted(plain(Double(from)), "week"),
                            remedy: "Put the bands in order, each wait once."
                        )
                )
            }
            last = max(last, from)
        }
        return faults
    }
}

extension Service {
    /// A change of level that is still to come.
    package static func levelShiftFaults(_ month: Month, origin: Month, at field: FieldPath) -> [Fault] {
        guard month > origin else { return [] }
        return [
            field.fault(
                "must not be after the origin \(origin), found \(month)",
                remedy: "For the future, write a plan."
            )
        ]
    }

    /// What is wrong with the changes of level of a service's referrals.
    func levelShiftFaults(origin: Month) -> [Fault] {
        let field = field.below("level shifts")
        return levelShifts.enumerated()
            .flatMap { index, month in
                Bounds.faults(month, at: field.item(index))
                    + Self.levelShiftFaults(month, origin: origin, at: field.item(index))
            }
    }
}

import Calendar
import Importing

/// A row of a made table, and the same said independently of the importer.
struct Referral {
    var referred: Day
    var seen: Day?
    var discharged: Day?
    var reason = ""
    var priority = ""
    var service = "Speech"

    /// The day on which the child is no longer on the list.
    var left: Day? { seen ?? discharged }

    /// Draws children who come over some years; some are seen, some leave, some wait on.
    static func drawn(_ count: Int, from first: Day, days: Int, meanWait: Int, seed: UInt64) -> [Referral] {
        var random = SplitMix(state: seed)
        return (0..<count)
            .map { _ in
                var child = Referral(referred: first + random.below(days))
                let wait = random.below(2 * meanWait + 1)
                switch random.below(10) {
                case 0: child.discharged = child.referred + random.below(60)
                case 1...7:
                    child.seen = child.referred + wait
                    if random.below(2) == 0 { child.discharged = child.referred + wait + random.below(200) }
                default: break
                }
                if child.seen == nil, child.discharged != nil {
                    child.reason = ["DNA", "Referral not accepted", "Transferred to Kim's team", ""][random.below(4)]
                }
                child.priority = random.below(5) == 0 ? "Urgent" : "Routine"
                return child
            }
    }

    /// A table as an extract gives it: what happens after its day has not happened.
    static func table(
        _ children: [Referral],
        extracted: Day,
        day: (Day) -> String = { "\($0)" }
    ) -> String {
        let header = "id,referral_date,first_contact_date,discharge_date,discharge_reason,priority,service\r\n"
        return header
            + children.enumerated().filter { $1.referred <= extracted }
            .map { index, child in
                func cell(_ value: Day?) -> String { value.flatMap { $0 <= extracted ? day($0) : nil } ?? "" }
                return "\(index),\(day(child.referred)),\(cell(child.seen)),\(cell(child.discharged)),"
                    + "\(child.reason),\(child.priority),\(child.service)\r\n"
            }
            .joined()
    }
}

/// Numbers for tests, the same everywhere (Steele, Lea and Flood's SplitMix).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from 0 to below another.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}

/// Children by completed weeks of their waits.
struct WeekCounts: Equatable {
    /// How many there are of each week.
    private(set) var weeks: [Int] = []
    /// How many there are.
    private(set) var total = 0
    /// Their days together.
    private var days = 0

    /// Counts some who have waited so many days.
    mutating func add(days: Int, count: Int) {
        let week = days / 7
        if weeks.count <= week { weeks.append(contentsOf: repeatElement(0, count: week + 1 - weeks.count)) }
        weeks[week] += count
        total += count
        self.days += days * count
    }

    /// The mean wait in weeks.
    ///
    /// - Precondition: There is somebody.
    var mean: Double { Double(days) / Double(total) / 7 }

    /// The completed weeks of the longest wait.
    var longest: Int { max(0, weeks.count - 1) }

    /// The wait that a share of them have not reached, in weeks: within its week it is taken to lie as evenly as may be, so
    /// that it is no child's.
    ///
    /// - Precondition: There is somebody.
    func percentile(_ share: Double) -> Double {
        let wanted = share * Double(total)
        var before = 0
        for (week, count) in weeks.enumerated() where count > 0 {
            if Double(before + count) >= wanted { return Double(week) + (wanted - Double(before)) / Double(count) }
            before += count
        }
        return Double(weeks.count)
    }

    /// How many have waited from a number of weeks to below another; `nil`: any longer.
    func count(from: Int, below: Int?) -> Int {
        guard from < weeks.count else { return 0 }
        return weeks[from..<min(below ?? weeks.count, weeks.count)].reduce(0, +)
    }
}

import Calendar

/// Which numbers of a service are withheld because they are small, or because a small one could be worked out with them.
///
/// A month's list is that of the month before, and the referrals, less those who were seen or left: of these numbers none or at
/// least two must be missing. So beside a single small one the next smallest goes too.
struct Withholding {
    /// What moves in a month, by number: referrals, seen, left, transferred, turned down.
    enum Flow: Int, CaseIterable {
        case referrals, seen, left, transferred, earlyDisposals
    }

    /// Why a number is withheld.
    enum Reason {
        /// It is below the limit.
        case small
        /// With it a small one could be worked out.
        case besideSmall
    }

    private(set) var flows: [[Reason?]]
    private(set) var stocks: [Reason?]

    /// Withholds numbers.
    ///
    /// - Parameters:
    ///   - numbers: Of each month what moved, in the order of ``Flow``.
    ///   - list: Of each month the number on the list at its end; `nil`: it is not written.
    ///   - limit: Numbers from 1 to below this are withheld.
    init(flows numbers: [[Int]], stocks list: [Int?], below limit: Int) {
        func isSmall(_ number: Int) -> Bool { number > 0 && number < limit }
        flows = numbers.map { $0.map { isSmall($0) ? .small : nil } }
        stocks = list.map { $0.map(isSmall) ?? false ? .small : nil }
        var changes = true
        while changes {
            changes = false
            for month in list.indices.dropFirst() {
                guard let stock = list[month], let before = list[month - 1] else { continue }
                let missing =
                    flows[month].count { $0 != nil } + (stocks[month] == nil ? 0 : 1)
                    + (stocks[month - 1] == nil ? 0 : 1)
                guard missing == 1 else { continue }
                changes = true
                let shown = numbers[month].indices.filter { flows[month][$0] == nil && numbers[month][$0] > 0 }
                if let next = shown.min(by: { numbers[month][$0] < numbers[month][$1] }) {
                    flows[month][next] = .besideSmall
                } else if stocks[month] == nil, stock > 0 || before == 0 {
                    stocks[month] = .besideSmall
                } else if stocks[month - 1] == nil {
                    stocks[month - 1] = .besideSmall
                } else {
                    stocks[month] = .besideSmall
                }
            }
        }
    }
}

extension Bands {
    /// Bands of which none holds fewer than a number: what is fewer is put to its neighbours, and empty ones stay.
    ///
    /// - Precondition: All together hold as many.
    func joined(below limit: Int) -> Bands {
        precondition(total == 0 || total >= limit, "fewer are withheld as a whole")
        var joined: [(from: Double, below: Double?, count: Int)] = []
        for band in bands {
            if let last = joined.last, last.count > 0, last.count < limit {
                joined[joined.count - 1].below = band.below
                joined[joined.count - 1].count += band.count
            } else {
                joined.append(band)
            }
        }
        // The last of them may still be too few.
        while joined.count > 1, let last = joined.last, last.count > 0, last.count < limit {
            joined.removeLast()
            joined[joined.count - 1].below = last.below
            joined[joined.count - 1].count += last.count
        }
        return Bands(joined)
    }
}

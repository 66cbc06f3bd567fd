import Calendar
import Wording

/// Holds the tables against their own totals: bands against the whole list, and providers against England.
struct CommunityChecks {
    /// What does not add up, a sentence for each service and check.
    private(set) var sentences: [String] = []
    private let figures: CommunityFigures

    /// - Parameters:
    ///   - figures: All figures of the files.
    ///   - choice: Whose bands are added up.
    ///   - services: The services that are checked.
    init(_ figures: CommunityFigures, _ choice: CommunityChoice, services: [(place: Int, id: String)]) {
        self.figures = figures
        let nation = Set(figures.organisations.indices.filter { figures.organisations[$0].level == .national })
        let providers = Set(figures.organisations.indices.filter { figures.organisations[$0].level == .provider })
        let own = sums(of: choice.places)
        let whole = sums(of: nation)
        let parts = sums(of: providers)
        for service in services {
            tell(service, "\(choice.name)'s bands add up to other numbers than its whole list") { month in
                own[Key(service: service.place, month: month)]?.bandsAndTotal
            }
            guard choice.places != nation else { continue }
            tell(service, "England's bands add up to other numbers than its whole list") { month in
                whole[Key(service: service.place, month: month)]?.bandsAndTotal
            }
            // Files of a few providers have nothing to add up to.
            guard providers.count > 1 else { continue }
            tell(service, "the providers add up to other numbers than England") { month in
                let key = Key(service: service.place, month: month)
                guard let sum = parts[key]?.total, let total = whole[key]?.total else { return nil }
                return (sum, total)
            }
        }
    }

    private struct Key: Hashable {
        var service: Int
        var month: Month
    }

    /// The bands of a month added up, and the whole list.
    private struct Sum {
        var bands = 0
        var bandCount = 0
        var total: Int?
        var isWithheld = false

        var bandsAndTotal: (sum: Int, total: Int)? {
            guard let total, bandCount > 0, !isWithheld else { return nil }
            return (bands, total)
        }
    }

    private func sums(of organisations: Set<Int>) -> [Key: Sum] {
        var sums: [Key: Sum] = [:]
        for (key, figure) in figures.figures where organisations.contains(key.organisation) {
            let place = Key(service: key.service, month: key.month)
            guard let number = figure.value.number else {
                sums[place, default: Sum()].isWithheld = true
                continue
            }
            if key.band == .total {
                sums[place, default: Sum()].total = (sums[place]?.total ?? 0) + number
            } else {
                sums[place, default: Sum()].bands += number
                sums[place, default: Sum()].bandCount += 1
            }
        }
        return sums
    }

    /// Tells the months in which two sums differ, the largest differences first.
    private mutating func tell(
        _ service: (place: Int, id: String),
        _ what: String,
        _ pair: (Month) -> (sum: Int, total: Int)?
    ) {
        let months = figures.bands.keys.sorted()
        let compared = months.compactMap { month in pair(month).map { (month: month, sum: $0.sum, total: $0.total) } }
        let different = compared.filter { $0.sum != $0.total }
            .sorted { (abs($1.sum - $1.total), $0.month) < (abs($0.sum - $0.total), $1.month) }
        guard !different.isEmpty else { return }
        let shown = different.prefix(3)
            .map { difference in
                let share = 100 * Double(difference.sum - difference.total) / Double(max(1, difference.total))
                return
                    "\(difference.month.name) \(words(Double(difference.sum))) against \(words(Double(difference.total))) "
                    + "(\(signed(share))%)"
            }
        let more = different.count > shown.count ? " and \(different.count - shown.count) more" : ""
        let count = "\(different.count) of \(counted(compared.count, "month"))"
        sentences.append("\(service.id): \(what) in \(count): \(shown.joined(separator: ", "))\(more)")
    }
}

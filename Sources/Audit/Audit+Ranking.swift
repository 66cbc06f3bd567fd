package import Areas

extension Audit {
    /// The findings that matter most, the first foremost: those that a reader should see if they see only these.
    ///
    /// The worse before the milder; among alike by size relative to the list, wait or total that it is about, those of services that
    /// are forecast before others. One cause often shows under several rules: of one service and period only the first is taken, and of
    /// one service and rule two at most, until nothing else is left.
    package static func foremost(_ findings: [Finding], _ count: Int, in area: Area) -> [Finding] {
        let forecast = Set(area.services.map(\.historyName) + area.totals.keys)
        let ranked = findings.enumerated()
            .sorted { first, second in
                let (a, b) = (first.element, second.element)
                if a.severity != b.severity { return a.severity < b.severity }
                let (isA, isB) = (forecast.contains(a.service), forecast.contains(b.service))
                if isA != isB { return isA }
                if a.weight != b.weight { return a.weight > b.weight }
                return first.offset < second.offset
            }
            .map(\.element)
        var taken: [Finding] = []
        var later: [Finding] = []
        var periods: Set<[String]> = []
        var rules: [[String]: Int] = [:]
        for finding in ranked where taken.count < count {
            let key = [finding.service, finding.rule.rawValue]
            // The mildest are never worth more than what is passed over for a like one.
            let isLike = periods.contains([finding.service, finding.period]) || rules[key, default: 0] >= 2
            guard !isLike, finding.severity != .note || later.isEmpty else {
                later.append(finding)
                continue
            }
            periods.insert([finding.service, finding.period])
            rules[key, default: 0] += 1
            taken.append(finding)
        }
        return taken + later.prefix(max(0, count - taken.count))
    }
}

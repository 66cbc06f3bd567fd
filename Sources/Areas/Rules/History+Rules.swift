import Wording

extension History {
    /// What is wrong with a service's name in the history.
    package func nameFaults(_ name: String, at field: FieldPath) -> [Fault] {
        if serviceNames.contains(name) { return [] }
        return [
            field.fault(
                "names '\(shorten(name))', of which the history has no rows",
                remedy: remedy(for: name, allowed: serviceNames)
            )
        ]
    }

    /// What is wrong with what a service's referrals are called; in a history without rows of the service nothing is.
    ///
    /// - Parameters:
    ///   - metric: What they are called.
    ///   - name: The service's name in the history.
    ///   - field: The metric.
    /// - Returns: At most one fault.
    package func metricFaults(_ metric: String, of name: String, at field: FieldPath) -> [Fault] {
        var seen: Set<String> = []
        let known = rows(of: name).map(\.metric).filter { seen.insert($0).inserted }
        if known.isEmpty || known.contains(metric) { return [] }
        return [
            field.fault(
                "names '\(shorten(metric))', of which the history has no rows for '\(name)'",
                remedy: remedy(for: metric, allowed: known)
            )
        ]
    }
}

/// Whether a metric says how many children wait, by itself or with others of its kind.
private func saysHowManyWait(_ metric: String) -> Bool {
    guard let wait = WaitMetric(metric), wait.population == .waiting else { return false }
    return wait.figure.isCount
}

extension Service {
    /// What is wrong with what a service is called in the history.
    ///
    /// Its own id need have no rows there, and nor need `referrals`: neither need be said.
    func historyFaults(_ history: History) -> [Fault] {
        addsUpFaults + (historyName == id ? [] : history.nameFaults(historyName, at: field.below("history")))
            + (referralMetric == Metric.referrals.rawValue
                ? []
                : history.metricFaults(
                    referralMetric,
                    of: historyName,
                    at: field.below("referrals metric")
                ))
    }

    /// Providers that are named twice, or one alone.
    private var addsUpFaults: [Fault] {
        let names = addsUp.map(normalised)
        guard addsUp.count == 1 || Set(names).count < names.count else { return [] }
        return [
            field.below("adds up")
                .fault("must name two providers or more, each once", remedy: "One alone is the service's 'provider'.")
        ]
    }

    /// A list without a number to start from.
    ///
    /// - Parameters:
    ///   - hasList: Whether its stage says how many wait.
    ///   - history: The published figures.
    ///   - field: The service.
    /// - Returns: At most one fault.
    package func startFaults(hasList: Bool, in history: History, at field: FieldPath) -> [Fault] {
        guard !hasList, !isPathway,
            !history.rows(of: historyName).contains(where: { saysHowManyWait($0.metric) })
        else { return [] }
        let match = nearestMatch(to: historyName, in: history.serviceNames)
        let hint = match.map { $0 == historyName ? "" : "Did you mean 'history: \(shorten($0))'? " } ?? ""
        return [
            field.fault(
                "has no 'waiting list', and the history has no 'waiting' for '\(shorten(historyName))'",
                remedy: hint + "Give the number waiting in either."
            )
        ]
    }
}

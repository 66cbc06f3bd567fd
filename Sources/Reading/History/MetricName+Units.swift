import Areas

extension MetricName {
    /// What a value is multiplied by to be in the metric's own unit; `nil` for a wait in a unit that is none of time.
    func factor(_ unit: String) -> Double? {
        guard let figure = WaitMetric(name)?.figure else { return 1 }
        if figure.isWait {
            if unit.isEmpty { return self.unit?.weeks ?? 1 }
            return WaitUnit(unit)?.weeks
        }
        if case .shareWithin = figure { return Self.percents.contains(unit.lowercased()) ? 0.01 : 1 }
        return 1
    }

    /// The unit that a value has once it is converted; `nil` if it is in that unit already.
    func converted(_ unit: String) -> String? {
        guard let factor = factor(unit), factor != 1, let figure = WaitMetric(name)?.figure else { return nil }
        return figure.isWait ? WaitUnit.weeks.rawValue : "share"
    }

    /// The unit that the file has it in, in words.
    func writtenUnit(_ unit: String) -> String {
        unit.isEmpty ? self.unit?.rawValue ?? "" : unit
    }

    /// Whether a percentage can be meant.
    var canBeShare: Bool {
        if case .shareWithin = WaitMetric(name)?.figure { return true }
        return WaitMetric(name) == nil && Metric(rawValue: name) == nil
    }

    private static let percents: Set<String> = ["%", "percent", "per cent", "percentage"]
}

/// A figure with its name in the file, its unit and its bounds.
package struct NamedFigure: Hashable, Sendable {
    /// Its name: `cases a week per WTE`.
    package var name: String
    /// The figure.
    package var figure: Figure
    /// Its unit.
    package var unit: Figure.Unit
    /// What it may lie between.
    package var bounds: ClosedRange<Double>

    /// A figure with its name, its unit, and its bounds where they are not those of the unit.
    package init(_ name: String, _ figure: Figure, _ unit: Figure.Unit, within bounds: ClosedRange<Double>? = nil) {
        (self.name, self.figure, self.unit) = (name, figure, unit)
        self.bounds = bounds ?? unit.bounds
    }
}

extension Figure.Unit {
    /// What a figure may lie between where nothing narrower is said.
    fileprivate var bounds: ClosedRange<Double> {
        switch self {
        case .share, .shareAYear: 0...1
        case .change: -1...10
        case .pounds: Bounds.pounds.range
        case .weeks: 0...Double(Limits.longestDelayWeeks)
        case .aWeek, .aMonth: 0...Limits.perMonth
        case .plain, .wte: 0...Double(Limits.children)
        }
    }
}

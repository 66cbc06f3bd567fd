/// A chart of figures that stand in a sheet of the same workbook.
package struct SheetChart: Sendable {
    /// The kinds of charts.
    package enum Kind: Sendable {
        /// Lines over time; the categories are days.
        case lines
        /// Bars side by side, one a category, from the top down.
        case bars
    }

    /// A row of figures.
    package struct Series: Sendable {
        /// What the key calls it.
        package var name: String
        /// What each figure is of.
        package var categories: CellRange
        /// The figures.
        package var values: CellRange
        /// Its colour, as 0xRRGGBB.
        package var colour: Int
        /// How thick its line is, in points; bars have none.
        package var width: Double
        /// Whether its line is broken.
        package var isDashed: Bool
        /// Whether every figure has a point, so that one by itself is seen.
        package var hasMarkers: Bool

        /// A row of figures.
        package init(
            _ name: String,
            categories: CellRange,
            values: CellRange,
            colour: Int,
            width: Double = 0,
            isDashed: Bool = false,
            hasMarkers: Bool = false
        ) {
            (self.name, self.categories, self.values) = (name, categories, values)
            (self.colour, self.width, self.isDashed, self.hasMarkers) = (colour, width, isDashed, hasMarkers)
        }
    }

    package var kind: Kind
    package var title: String
    /// What it shows, for those who cannot see it.
    package var description: String
    /// What the axis of the figures counts.
    package var unit: String
    /// How the axis of the figures writes numbers.
    package var format: NumberFormat
    /// The sheet in which the figures stand.
    package var sheet: String
    package var series: [Series]

    /// A chart.
    package init(
        _ kind: Kind,
        title: String,
        description: String,
        unit: String,
        format: NumberFormat,
        sheet: String,
        series: [Series]
    ) {
        (self.kind, self.title, self.description) = (kind, title, description)
        (self.unit, self.format, self.sheet, self.series) = (unit, format, sheet, series)
    }
}

/// A chart at its place on a sheet.
package struct PlacedChart: Sendable {
    package var chart: SheetChart
    /// The cell in which its upper left corner lies, counted from 0.
    package var row: Int
    package var column: Int
    /// Pixels.
    package var width: Int
    package var height: Int

    /// A chart at its place.
    package init(_ chart: SheetChart, row: Int, column: Int, width: Int, height: Int) {
        (self.chart, self.row, self.column) = (chart, row, column)
        (self.width, self.height) = (width, height)
    }
}

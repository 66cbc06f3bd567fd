/// A chart with all that a reader needs to understand it: what it shows in a sentence, of what and from where, the same in
/// words and in a table.
package struct Chart: Sendable {
    /// Its name in lower case and hyphens: of its file, and of its place on a page.
    package var id: String
    /// What it shows: a finding with its number.
    package var title: String
    /// What is measured, in which unit, where.
    package var subtitle: String
    /// Where the figures come from, and how they are known.
    package var source: String
    /// What a reader who cannot see it has to know.
    package var words: String
    /// What its marks mean.
    package var key: [Key]
    /// Its figures.
    package var tables: [Table]
    /// As it is shown where there is room, and where there is little: 720 and 300 units wide.
    package var wide: Drawing
    package var narrow: Drawing

    package init(
        id: String,
        title: String,
        subtitle: String,
        source: String,
        words: String,
        key: [Key],
        tables: [Table],
        wide: Drawing,
        narrow: Drawing
    ) {
        (self.id, self.title, self.subtitle, self.source, self.words) = (id, title, subtitle, source, words)
        (self.key, self.tables, self.wide, self.narrow) = (key, tables, wide, narrow)
    }

    /// A kind of mark and its meaning.
    package struct Key: Sendable {
        /// The meaning.
        package var name: String
        /// A sample, 30 by 14 units.
        package var sample: Drawing

        package init(_ name: String, _ draw: (inout Drawing) -> Void) {
            var sample = Drawing(width: 30, height: 14)
            draw(&sample)
            (self.name, self.sample) = (name, sample)
        }
    }

    /// Figures in rows, the first column their names.
    package struct Table: Sendable {
        /// What it holds.
        package var title: String
        /// The heads of its columns.
        package var columns: [String]
        /// Rows of as many cells.
        package var rows: [[String]]

        package init(title: String, columns: [String], rows: [[String]]) {
            (self.title, self.columns, self.rows) = (title, columns, rows)
        }
    }
}

/// Of what is not sure: where its middle lies, and where half and 8 in 10 of the futures do.
package struct Spread: Hashable, Sendable {
    /// The 10th, 25th, 50th, 75th and 90th percentile.
    package var low, lower, middle, upper, high: Double

    package init(low: Double, lower: Double, middle: Double, upper: Double, high: Double) {
        (self.low, self.lower, self.middle, self.upper, self.high) = (low, lower, middle, upper, high)
    }

    var all: [Double] { [low, lower, middle, upper, high] }
}

/// How the numbers of a chart are written.
package struct NumberStyle: Sendable {
    /// At the axis: as short as can be.
    package var axis: @Sendable (Double) -> String
    /// Beside a mark.
    package var label: @Sendable (Double) -> String
    /// The value that none is above; `nil`: none.
    package var limit: Double?
    /// Whether axes have whole numbers only, such as those of children.
    package var isWhole: Bool

    package init(
        axis: @escaping @Sendable (Double) -> String,
        label: @escaping @Sendable (Double) -> String,
        limit: Double? = nil,
        isWhole: Bool = false
    ) {
        (self.axis, self.label, self.limit, self.isWhole) = (axis, label, limit, isWhole)
    }
}

/// How much room a chart has.
package enum ChartSize: Sendable {
    /// A page's width, that of a telephone, and half a page's.
    case wide, narrow, half

    var width: Double {
        switch self {
        case .wide: 720
        case .narrow: 300
        case .half: 344
        }
    }

    var height: Double {
        switch self {
        case .wide: 350
        case .narrow: 300
        case .half: 270
        }
    }

    /// The size of its text.
    var text: Double { self == .narrow ? 13 : 14 }
}

package import Areas
package import Calendar
package import Forecasting

/// What the columns of somebody's table are, so that rows for a history can be made of it.
///
/// Tables that are published regularly have one in the program; for others it is a small YAML file.
package struct TableMapping: Sendable {
    /// What the table is called in messages.
    package var name: String
    /// The column that says whose figures a row has; `nil`: all are of ``provider``.
    package var organisation: ColumnName?
    /// Names of organisations by what the column holds; two codes of one name are one organisation.
    package var organisationNames: [String: String]
    /// Whose all figures are, where no column says it.
    package var provider: String
    /// The column of the months or years, and what kind they are.
    package var period: ColumnName
    package var periodKind: WrittenPeriod.Kind?
    /// Which service a row is about.
    package var service: Service
    /// Columns that must hold one of some texts: other rows are parts, or totals, of these.
    package var only: [Filter]
    /// What is added to a column's name to make that of the column of its qualifiers: `QF`.
    package var qualifierSuffix: String?
    /// The columns with figures.
    package var figures: [Figure]
    /// The mapping file; `nil`: a mapping of the program.
    package var file: String?

    package init(
        name: String,
        organisation: ColumnName? = nil,
        organisationNames: [String: String] = [:],
        provider: String = "",
        period: ColumnName,
        periodKind: WrittenPeriod.Kind? = nil,
        service: Service,
        only: [Filter] = [],
        qualifierSuffix: String? = nil,
        figures: [Figure],
        file: String? = nil
    ) {
        self.name = name
        self.organisation = organisation
        self.organisationNames = organisationNames
        self.provider = provider
        self.period = period
        self.periodKind = periodKind
        self.service = service
        self.only = only
        self.qualifierSuffix = qualifierSuffix
        self.figures = figures
        self.file = file
    }

    /// A column, with where the mapping names it.
    package struct ColumnName: Hashable, Sendable, ExpressibleByStringLiteral {
        package var name: String
        /// The line of the mapping file; 0 in a mapping of the program.
        package var line: Int
        /// The key there.
        package var key: String

        package init(_ name: String, line: Int = 0, key: String = "") {
            (self.name, self.line, self.key) = (name, line, key)
        }

        package init(stringLiteral name: String) { self.init(name) }
    }

    /// Which service rows are about.
    package enum Service: Sendable {
        /// All of them about this one.
        case id(String)
        /// Each about that which a column names.
        case column(ColumnName)
    }

    /// A column that must hold one of some texts.
    package struct Filter: Sendable {
        package var column: ColumnName
        package var texts: [String]

        package init(_ column: ColumnName, _ texts: [String]) {
            (self.column, self.texts) = (column, texts)
        }
    }

    /// A column with figures.
    package struct Figure: Sendable {
        package var column: ColumnName
        /// The metric's canonical name.
        package var metric: String
        /// What a figure is multiplied by to be in the metric's unit: 1/7 where waits are in days.
        package var factor: Double
        /// Only rows in which these columns hold these texts.
        package var conditions: [Filter]

        package init(_ column: ColumnName, _ metric: String, factor: Double = 1, where conditions: [Filter] = []) {
            (self.column, self.metric, self.factor, self.conditions) = (column, metric, factor, conditions)
        }

        /// A band of completed weeks: those who have waited 19 to 35 of them have waited less than 36 weeks.
        package init(_ column: ColumnName, _ population: WaitMetric.Population, completedWeeks: ClosedRange<Int>) {
            let band = WaitMetric.Figure.band(
                from: Double(completedWeeks.lowerBound),
                below: Double(completedWeeks.upperBound + 1)
            )
            self.init(column, WaitMetric(population, band).name)
        }

        /// An open band of completed weeks: over 52 of them are 53 or more.
        package init(_ column: ColumnName, _ population: WaitMetric.Population, overCompletedWeeks weeks: Int) {
            self.init(column, WaitMetric(population, .band(from: Double(weeks + 1), below: nil)).name)
        }
    }
}

/// What the columns of a table with one row a referral are, where their names do not tell.
package struct ReferralMapping: Sendable {
    /// What the table is called in messages.
    package var name: String
    /// The days of referral, of first contact and of discharge.
    package var referred: TableMapping.ColumnName
    package var seen: TableMapping.ColumnName?
    package var discharged: TableMapping.ColumnName?
    /// Why somebody was discharged.
    package var reason: TableMapping.ColumnName?
    /// What tells children apart who are seen in another order.
    package var childClass: TableMapping.ColumnName?
    /// Which service, and whose.
    package var service: TableMapping.Service?
    package var organisation: TableMapping.ColumnName?
    package var provider: String
    /// What stands first in dates with slashes; `nil`: what the dates show.
    package var dateOrder: DateOrder?
    /// The day of the extract; `nil`: the last day in it.
    package var extracted: Day?
    /// The first month of which everything is there; `nil`: what the rows show.
    package var completeFrom: Month?
    /// Reasons for which a child was sent elsewhere, and for which a referral was turned down.
    package var transferred: [String]
    package var earlyDisposals: [String]
    /// The mapping file.
    package var file: String

    package enum DateOrder: String, CaseIterable, Sendable {
        case dayFirst = "day first"
        case monthFirst = "month first"
    }
}

/// What a mapping file describes.
package enum FileMapping: Sendable {
    case table(TableMapping)
    case referrals(ReferralMapping)
}

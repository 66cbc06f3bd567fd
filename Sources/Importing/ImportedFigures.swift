package import Calendar

/// What a format made of files: rows for the history, what an area could have of them, and what to tell of it.
package struct ImportedFigures: Sendable {
    /// Rows, in an order that depends on the files alone.
    package var rows: [HistoryRow]
    /// The services that the rows are of, in the order of the files.
    package var services: [FoundService]
    /// What was found, one sentence each: `requests.csv: EHC requests of Derby, 2019 to 2024 (6 figures)`.
    package var found: [String]
    /// What was left out and why, one sentence each: codes, totals among parts, other organisations, doubled rows.
    package var leftOut: [String]
    /// Where the files disagree with their own totals or with one another, one sentence each.
    package var disagreements: [String]
    /// The school year of a new area of them, where it is not England's.
    package var schoolYear: SchoolYear?

    package init(
        rows: [HistoryRow] = [],
        services: [FoundService] = [],
        found: [String] = [],
        leftOut: [String] = [],
        disagreements: [String] = []
    ) {
        self.rows = rows
        self.services = services
        self.found = found
        self.leftOut = leftOut
        self.disagreements = disagreements
    }

    /// A service that files have figures of.
    package struct FoundService: Hashable, Sendable {
        /// Its name in the history, which is its id in a new area.
        package var id: String
        /// Its official name.
        package var name: String
        /// Who runs it.
        package var provider: String
        /// Its further lines in an area file, with the indentation of keys at the left margin; empty: a plain list of
        /// which everything else is usual.
        package var lines: [String]
        /// Targets that an area could have of it, each as an item of `targets`: its lines; empty: the usual one of a
        /// list, unless it has lines.
        package var targets: [[String]]
        /// A step of a plan to start from, as an item of `interventions`: its lines.
        package var step: [String]

        package init(
            id: String,
            name: String,
            provider: String,
            lines: [String] = [],
            targets: [[String]] = [],
            step: [String] = []
        ) {
            self.id = id
            self.name = name
            self.provider = provider
            self.lines = lines
            self.targets = targets
            self.step = step
        }
    }

    /// These figures and others.
    package mutating func append(_ other: ImportedFigures) {
        rows += other.rows
        services += other.services.filter { service in !services.contains { $0.id == service.id } }
        found += other.found
        leftOut += other.leftOut
        disagreements += other.disagreements
        schoolYear = schoolYear ?? other.schoolYear
    }
}

package import Areas
import Audit
package import Runs

/// A table of a folder with what describes it.
package struct FolderTable: Sendable {
    /// The file's name, with its folder before it where it lies in one.
    package let file: String
    /// What it holds, in a line.
    package let title: String
    /// Its columns.
    package let columns: [TableColumn]
    /// The file's text.
    package let text: String

    init(_ file: String, _ title: String, _ columns: [TableColumn], _ text: String) {
        (self.file, self.title, self.columns, self.text) = (file, title, columns, text)
    }
}

/// Every table of a run.
package enum RunTables {
    /// A table that a run writes only where it is asked for.
    package enum Further: String, CaseIterable, Sendable {
        /// The forecast in the form of hubverse.
        case hub
    }

    /// The tables.
    ///
    /// - Parameters:
    ///   - result: what the run found.
    ///   - contributions: what the steps of plans contribute, if that was asked for.
    ///   - area: the area as it was read, all of whose figures are audited.
    ///   - also: further tables that were asked for.
    /// - Returns: the tables, in the order in which a reader would look at them.
    package static func tables(
        _ result: RunResult,
        _ contributions: [ContributionResult],
        area: Area,
        also: Set<Further> = []
    ) -> [FolderTable] {
        let names = ShownNames(result)
        var tables = [
            FolderTable(
                ForecastTables.forecastFile,
                "Every measure of every service by month and by year, with no change and under each plan",
                ForecastTables.columns,
                ForecastTables.forecast(result)
            ),
            FolderTable(
                ForecastTables.comparisonFile,
                "Each plan less no change, replication by replication",
                ForecastTables.columns,
                ForecastTables.comparison(result)
            ),
            FolderTable(
                ForecastTables.targetsFile,
                "The probability of meeting each target by its date, and of holding it",
                ForecastTables.targetColumns,
                ForecastTables.targets(result)
            ),
            FolderTable(
                ParameterTable.file,
                ParameterTable.title,
                ParameterTable.columns,
                ParameterTable.text(result.models, area: result.area.id)
            ),
            FolderTable(
                AuditTable.file,
                AuditTable.title,
                AuditTable.columns,
                AuditTable.text(Audit.findings(for: area), area: area)
            ),
            FolderTable(LeagueTable.file, LeagueTable.title, LeagueTable.columns, LeagueTable.text(result)),
        ]
        if !contributions.isEmpty {
            tables.append(
                FolderTable(
                    ContributionTable.file,
                    ContributionTable.title,
                    ContributionTable.columns,
                    ContributionTable.text(contributions, area: result.area.id, names)
                )
            )
        }
        if let costs = result.costs {
            tables += CostTables.tables(costs, result.highNeeds, area: result.area.id, names)
        }
        tables += StatutoryFile.tables(of: result)
        if also.contains(.hub) {
            tables.append(FolderTable(HubTable.file, HubTable.title, HubTable.columns, HubTable.text(result)))
        }
        return tables
    }

    /// The tables as files, the last of which describes the others.
    package static func files(_ tables: [FolderTable], of result: RunResult) -> [(name: String, text: String)] {
        let package = DataPackage(name: "run-\(result.area.id)", title: "Forecast of \(result.area.name)", tables)
        return tables.map { ($0.file, $0.text) } + [(DataPackage.name, package.json)]
    }
}

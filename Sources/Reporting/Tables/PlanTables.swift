import Areas
package import Runs

/// A table of a folder with what describes it.
package struct FolderTable: Sendable {
    let file: String
    let title: String
    let columns: [TableColumn]
    let text: String

    init(_ file: String, _ title: String, _ columns: [TableColumn], _ text: String) {
        (self.file, self.title, self.columns, self.text) = (file, title, columns, text)
    }
}

/// What a run writes of its plans: side by side, step by step, and what they cost.
package enum PlanTables {
    /// The files, the last of which describes the others.
    package static func files(
        _ result: RunResult,
        _ contributions: [ContributionResult]
    ) -> [(name: String, text: String)] {
        let area = result.area.id
        var tables = [FolderTable(LeagueTable.file, LeagueTable.title, LeagueTable.columns, LeagueTable.text(result))]
        if !contributions.isEmpty {
            tables.append(
                FolderTable(
                    ContributionTable.file,
                    ContributionTable.title,
                    ContributionTable.columns,
                    ContributionTable.text(contributions, area: area)
                )
            )
        }
        if let costs = result.costs { tables += CostTables.tables(costs, result.highNeeds, area: area) }
        let package = DataPackage(
            name: "plans-\(area)",
            title: "Plans and what they cost",
            tables: tables.map { ($0.file, $0.title, $0.columns) }
        )
        return tables.map { ($0.file, $0.text) } + [(DataPackage.name, package.json)]
    }
}

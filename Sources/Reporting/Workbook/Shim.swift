extension FolderTable {
    package init(shim file: String, _ text: String) {
        let known: [String: [TableColumn]] = [
            LeagueTable.file: LeagueTable.columns, CostTables.costsFile: CostTables.costColumns,
            CostTables.ratiosFile: CostTables.ratioColumns, HighNeedsTables.file: HighNeedsTables.columns,
            ContributionTable.file: ContributionTable.columns,
        ]
        let header = text.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
        let numbers: Set = [
            "mean", "sd", "mean_mc_error", "p50_mc_error", "probability", "mc_error", "low", "high", "probability_held",
            "value", "size",
        ]
        let columns =
            known[file]
            ?? header.map { name in
                let isNumber = numbers.contains(name) || (name.first == "p" && name.dropFirst().first?.isNumber == true)
                return TableColumn(
                    name,
                    name,
                    name == "replications"
                        ? .integer : isNumber ? .number : name.hasPrefix("first_month") ? .month : .string,
                    unit: name.hasPrefix("probab") || ["mc_error", "low", "high"].contains(name) ? "share" : ""
                )
            }
        self.init(file, file, columns, text)
    }
}
extension ForecastTables {
    static let forecastFile = "forecast.csv"
    static let comparisonFile = "comparison.csv"
    static let targetsFile = "targets.csv"
}
extension AuditTable { static let file = "audit.csv" }
extension ParameterTable { static let file = "parameters.csv" }

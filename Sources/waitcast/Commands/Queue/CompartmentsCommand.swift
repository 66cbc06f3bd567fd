import ArgumentParser
import Queueing
import Reporting

/// `waitcast queue compartments`.
struct CompartmentsCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "compartments",
        "A list by months waited, as NHSRtt and the RTT planner count it.",
        CompartmentList.theory,
        examples: ["--referrals 50 --leaving-shares 0.1,0.2 --seen 5,3"]
    )

    @Option(help: "Referrals per month.")
    var referrals: Double
    @Option(help: "The share that leaves unseen in each month waited: 0.1,0.2.")
    var leavingShares: NumberList
    @Option(help: "How many are seen in each month waited: 5,3.")
    var seen: NumberList
    @OptionGroup var output: SheetOutput

    func sheet() throws -> FormulaSheet {
        let list = try CompartmentList.steadyState(
            referrals: referrals,
            renegingShares: leavingShares.values,
            seen: seen.values
        )
        let months = list.indices.map { "month \($0)" }
        let total = list.reduce(0, +)
        return FormulaSheet(
            title: "List by months waited",
            given: [Quantity("referrals", "", referrals, "per month")]
                + list.indices.flatMap { k in
                    [
                        Quantity("share that leaves unseen", "r_k", leavingShares.values[k], "", of: months[k]),
                        Quantity("seen", "s_k", seen.values[k], "per month", of: months[k]),
                    ]
                },
            results: [
                Quantity("waiting in these months", "", total, "people"),
                Quantity("seen", "", seen.values.reduce(0, +), "per month"),
            ]
                + list.indices.map { Quantity("left at its end", "N_k", list[$0], "people", of: months[$0]) },
            theory: CompartmentList.theory
        )
    }
}

import Areas
import Assembly

/// What a run simulates, and where in a replication's row each value stands.
struct RunLayout {
    /// Services that are simulated together, with what is reported of them.
    struct Group {
        let linked: LinkedServices
        let units: [ReportedUnit]
        /// What is drawn beside the engine for the units.
        let walks: [PublishedWaits]
        /// By plan, the numbers of the services that it changes; of "no change" none.
        let affected: [Set<Int>]
        /// By plan, the stages that it leaves as they are; of "no change" none.
        let spared: [[Int]]

        /// Stages that some plan leaves as they are.
        var sparedBySome: [Int] { Set(spared.joined()).sorted() }
    }

    /// A unit under a plan.
    struct Cell {
        let group: Int
        let unit: Int
        let plan: Int
        /// Its first value in a row.
        let offset: Int
    }

    let groups: [Group]
    private(set) var cells: [Cell] = []
    /// Values in a row.
    private(set) var rowLength = 0
    /// The cells of a group under a plan, where it is simulated; by group and then by plan.
    private(set) var cellsOfPlan: [[Range<Int>]] = []

    init(_ groups: [Group], planCount: Int) {
        self.groups = groups
        for (number, group) in groups.enumerated() {
            cellsOfPlan.append([])
            for plan in 0..<planCount {
                let first = cells.count
                for (unit, reported) in group.units.enumerated() {
                    guard plan == 0 || !group.affected[plan].isDisjoint(with: reported.members) else { continue }
                    cells.append(Cell(group: number, unit: unit, plan: plan, offset: rowLength))
                    rowLength += reported.valueCount
                }
                cellsOfPlan[number].append(first..<cells.count)
            }
        }
    }

    /// The unit of a cell.
    func unit(of cell: Int) -> ReportedUnit { groups[cells[cell].group].units[cells[cell].unit] }

    /// The cell of "no change" of a cell's unit.
    func baseline(of cell: Int) -> Int { cellsOfPlan[cells[cell].group][0].lowerBound + cells[cell].unit }

    /// The cell that holds what a plan makes of a unit, which is that of "no change" where the plan leaves it as it is.
    func cell(of id: String, under plan: Int) -> Int? {
        guard let baseline = cells.indices.first(where: { cells[$0].plan == 0 && unit(of: $0).id == id }) else {
            return nil
        }
        let one = cells[baseline]
        return cellsOfPlan[one.group][plan].first { cells[$0].unit == one.unit } ?? baseline
    }
}

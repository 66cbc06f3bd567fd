import Areas
import Calendar
import Runs
import Wording
import WorkbookWriting

/// The plans at a glance, one a column: waiting avoided, what each costs, where each leaves the lists, and the targets.
struct PlansSheet {
    static let name = "Plans at a glance"

    private let result: RunResult
    /// The rows of `plans.csv` by what they are of.
    private let rows: [Key: [String]]
    private let league: WorkbookTable
    private let targets: WorkbookTable?

    private struct Key: Hashable {
        var plan, service, measure, about, period, basis: String
    }

    /// A sheet of the tables of plans and of targets.
    init(_ result: RunResult, league: WorkbookTable, targets: WorkbookTable?) {
        (self.result, self.league, self.targets) = (result, league, targets)
        var rows: [Key: [String]] = [:]
        for row in league.rows where league.text("stage", of: row) == ServicePart.wholeColumn {
            let text = { (column: String) in league.text(column, of: row) }
            rows[
                Key(
                    plan: text("plan"),
                    service: text("service"),
                    measure: text("measure"),
                    about: text("about"),
                    period: text("period"),
                    basis: text("basis")
                )
            ] = row
        }
        self.rows = rows
    }

    /// The sheet.
    var sheet: Sheet {
        var sheet = Sheet(Self.name)
        sheet.add(
            [.text("What each plan brings and costs, against no change", .header)]
                + result.plans.map { .text($0.name, .rightHeader) }
        )
        sheet.heights[0] = 30
        addKinds(to: &sheet)
        addTogether(to: &sheet)
        addLists(to: &sheet)
        addTargets(to: &sheet)
        sheet.add()
        sheet.add([.text("Empty: the plan leaves the list as it is, or there is no such figure.", .quiet)])
        sheet.widths = [66] + result.plans.map { _ in 15 }
        sheet.frozen = (1, 1)
        sheet.repeatedRows = 1
        return sheet
    }

    /// What may be chosen, and what comes or does not.
    private func addKinds(to sheet: inout Sheet) {
        var kinds: [String: String] = [:]
        for row in league.rows where kinds[league.text("plan", of: row)] == nil {
            kinds[league.text("plan", of: row)] = league.text("status", of: row)
        }
        var style = CellStyle.quiet
        style.isAtRight = true
        sheet.add(
            [.text("A choice, or a future that nobody chooses", .quiet)]
                + result.plans.map { .text(kinds[$0.id] ?? "", style) }
        )
    }

    private func addTogether(to sheet: inout Sheet) {
        let avoided = "child_weeks_avoided"
        add("Weeks of waiting avoided, all children together: median", avoided, "change", "p50", .whole, to: &sheet)
        add("8 in 10 futures: from", avoided, "change", "p10", .whole, isQuiet: true, to: &sheet)
        add("8 in 10 futures: to", avoided, "change", "p90", .whole, isQuiet: true, to: &sheet)
        add("Probability of being the best of the choices", "probability_best", "level", "mean", .percent, to: &sheet)
        add("Probability of meeting all targets", "probability_of_all_targets", "level", "mean", .percent, to: &sheet)
        add("Costs more, all years: mean", "cost", "change", "mean", .pounds, to: &sheet)
        add("8 in 10 futures: from", "cost", "change", "p10", .pounds, isQuiet: true, to: &sheet)
        add("8 in 10 futures: to", "cost", "change", "p90", .pounds, isQuiet: true, to: &sheet)
        add("Present value of what it costs more: mean", "cost_present_value", "change", "mean", .pounds, to: &sheet)
        let known = result.plans.map { plan -> SheetCell in
            let own = row(plan.id, measure: avoided, basis: "change")
            var style = CellStyle()
            style.isAtRight = true
            return own.map { .text(league.text("evidence", of: $0), style) } ?? .empty
        }
        if known.contains(where: { $0 != .empty }) { sheet.add([.text("How this is known")] + known) }
    }

    private func addLists(to sheet: inout Sheet) {
        guard let last = result.months.last else { return }
        var blocks: [(heading: String, lines: [(String, [SheetCell])])] = []
        for (heading, measure, basis) in [
            ("Children waiting at the end of \(last.name): median", Measure.waiting, "level"),
            ("The same, more or fewer than no change: median", .waiting, "change"),
            ("Waiting over 52 weeks, more or fewer than no change: median", .waitingBeyond(weeks: 52), "change"),
        ] {
            let lines = result.namedServices.map { id, name in
                (
                    name,
                    result.plans.map { plan in
                        cell(
                            row(plan.id, service: id, measure: measure.id, period: last.description, basis: basis),
                            "p50",
                            .whole
                        )
                    }
                )
            }
            blocks.append((heading, lines.filter { $0.1.contains { $0 != .empty } }))
        }
        for block in blocks where !block.lines.isEmpty {
            sheet.add()
            sheet.add([.text(block.heading, .bold)])
            for (name, cells) in block.lines {
                var style = CellStyle.wrapped
                style.indent = 1
                sheet.add([.text(name, style)] + cells)
            }
        }
    }

    private func addTargets(to sheet: inout Sheet) {
        guard let targets else { return }
        var order: [String] = []
        var cells: [String: [String: SheetCell]] = [:]
        for row in targets.rows {
            let (plan, target) = (targets.text("plan", of: row), sentence(row, targets))
            if cells[target] == nil { order.append(target) }
            cells[target, default: [:]][plan] =
                targets.number("probability", of: row).map { .number($0, .percent) } ?? .empty
        }
        guard !order.isEmpty else { return }
        sheet.add()
        sheet.add([.text("Probability of meeting each target by its date or over its year", .bold)])
        for target in order {
            var style = CellStyle.wrapped
            style.indent = 1
            sheet.add([.text(target, style)] + result.plans.map { cells[target]?[$0.id] ?? .empty })
        }
    }

    /// The target's sentence with the service's name in place of its id.
    private func sentence(_ row: [String], _ targets: WorkbookTable) -> String {
        let (id, text) = (targets.text("service", of: row), targets.text("target", of: row))
        guard text.hasPrefix("\(id) "), let service = result.namedServices.first(where: { $0.id == id }) else {
            return text
        }
        return "\(service.name): \(text.dropFirst(id.count + 1))"
    }

    // MARK: - Cells

    private func row(
        _ plan: String,
        service: String = "all",
        measure: String,
        period: String = "all",
        basis: String
    ) -> [String]? {
        rows[Key(plan: plan, service: service, measure: measure, about: "", period: period, basis: basis)]
    }

    private func cell(_ row: [String]?, _ column: String, _ format: NumberFormat, isQuiet: Bool = false) -> SheetCell {
        row.flatMap { league.number(column, of: $0) }.map { .number($0, format, isQuiet ? .quiet : CellStyle()) }
            ?? .empty
    }

    /// Adds a row of all services together, unless no plan has a value.
    private func add(
        _ label: String,
        _ measure: String,
        _ basis: String,
        _ column: String,
        _ format: NumberFormat,
        isQuiet: Bool = false,
        to sheet: inout Sheet
    ) {
        let cells = result.plans.map {
            cell(row($0.id, measure: measure, basis: basis), column, format, isQuiet: isQuiet)
        }
        guard cells.contains(where: { $0 != .empty }) else { return }
        var style = isQuiet ? CellStyle.quiet : CellStyle()
        style.indent = isQuiet ? 1 : 0
        sheet.add([.text(label, style)] + cells)
    }
}

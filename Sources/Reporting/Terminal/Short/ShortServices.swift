import Areas
import Calendar
import Calibration
import Runs
import Statistics

/// Every list if nothing changes, a line each.
struct ShortServices {
    let result: RunResult
    let width: Int

    /// From this width on the number waiting over 52 weeks has its range.
    private static let wide = 100
    /// The mark of a list of which one count is known.
    private static let tooLittle = "too little"

    /// Whether there is no room for the number waiting over 52 weeks.
    private var isNarrow: Bool { width < ShortSection.narrow }

    var section: ShortSection {
        let services = result.models.map { ($0.service.id, $0.service.name, Self.known($0)) }
        let totals = result.area.reportedTotals.map { ($0.id, $0.name, evidence(of: $0.id)) }
        let lists = (services + totals).map { (id: $0.0, name: $0.1, known: $0.2) }
        return ShortSection(
            head: [
                ["If nothing changes", "waiting", "waiting"] + (isNarrow ? [] : ["over 52"]) + [""],
                ["", result.months[0].name, result.lookDay] + (isNarrow ? [] : ["weeks"]) + ["known"],
            ],
            rows: lists.map { ["  " + $0.name] + figures($0.id) + [$0.known] },
            wordColumns: [isNarrow ? 3 : 4],
            keeping: lists.indices.sorted { key(lists[$0], $0) < key(lists[$1], $1) },
            floor: 9,
            width: width
        )
    }

    private func summary(_ id: String, _ measure: Measure, _ month: Int) -> Summary? {
        result.forecast(Plan.noChange.id, id, MeasuredSeries(measure: measure))?.months[month]
    }

    private func figures(_ id: String) -> [String] {
        let (now, then) = (summary(id, .waiting, 0), summary(id, .waiting, result.lookMonth))
        let cells = [now.map(TerminalReport.median) ?? "-", FigureTable.cell(then, .waiting)]
        guard !isNarrow else { return cells }
        let beyond = summary(id, .waitingBeyond(weeks: 52), result.lookMonth)
        let isWide = width >= Self.wide
        return cells
            + [isWide ? FigureTable.cell(beyond, .waiting) : beyond.map(TerminalReport.median) ?? "-"]
    }

    /// Lists of which something is known before the others, then the largest, now or then: these are left out last.
    private func key(_ list: (id: String, name: String, known: String), _ place: Int) -> (Int, Double, Int) {
        let most = [0, result.lookMonth].compactMap { summary(list.id, .waiting, $0)?.p50 }.max() ?? 0
        return (list.known == Self.tooLittle ? 1 : 0, -most, place)
    }

    private func evidence(of id: String) -> String {
        result.forecasts.first { $0.service == id && $0.plan == Plan.noChange.id }?.evidence.rawValue ?? ""
    }

    /// How a list is known, in a word or two.
    private static func known(_ model: FittedService) -> String {
        model.sufficiency == .snapshot ? tooLittle : model.evidence.rawValue
    }
}

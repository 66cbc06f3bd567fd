import Areas
package import Calendar
import Forecasting
import Reading
import Wording

/// The files of an area made from official files: readable, with everything that is assumed marked so, and ready to
/// run.
package struct NewArea: Sendable {
    /// Its name: `Derby`.
    private let name: String
    private let figures: ImportedFigures
    /// The calls that made it, and what it was told, for its README.
    private let command: String
    /// The last month that anything is known of.
    package let origin: Month

    /// Months forecast.
    private static let horizonMonths = 36

    /// An area of what was found; `nil` where there is no service, or no row with a period that can be read.
    ///
    /// - Parameters:
    ///   - name: The area's name.
    ///   - figures: What the files say.
    ///   - command: The call that makes it, as it can be repeated.
    package init?(name: String, _ figures: ImportedFigures, command: String) {
        guard let last = Self.lastMonth(of: figures), !figures.services.isEmpty else { return nil }
        self.name = name
        self.figures = figures
        self.command = command
        origin = last
    }

    /// The last month that rows of its services are of; of a row over a year, its last.
    ///
    /// Rows that stand beside them to compare with, such as England's, may go on for longer.
    private static func lastMonth(of figures: ImportedFigures) -> Month? {
        let ids = Set(figures.services.map(\.id))
        let periods = Set(figures.rows.filter { ids.contains($0.service) }.map(\.period))
        return periods.compactMap { text -> Day? in (try? Period(text))?.end }.max().map { ($0 + -1).month }
    }

    /// Names, seen from the area's folder, and texts.
    package var files: [(name: String, text: String)] {
        [
            ("area.yaml", text(area)), ("history.csv", ImportedHistory.text(figures.rows)), ("README.md", text(readme)),
        ] + (plan.isEmpty ? [] : [("plans/\(Self.planFile)", text(plan))])
    }

    private static let planFile = "more-capacity.yaml"

    private func text(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

    /// A name as ids are written: `bath-and-north-east-somerset`.
    package static func id(_ name: String) -> String {
        let words = name.lowercased().replacing("&", with: " and ")
            .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let id = words.joined(separator: "-")
        return id.isEmpty ? "area" : id
    }

    // MARK: - The area

    private var area: [String] {
        var lines = AreaLines.comment(
            "\(name): made from official files by 'waitcast new', see README.md. Every figure says how it is "
                + "known: observed "
                + "(published), derived (worked out from published figures, with the arithmetic) or assumed "
                + "(nobody has "
                + "published it). Change what you know better, then run 'waitcast check' on this folder."
        )
        lines += [
            "", AreaLines.name("area", name), "id: \(Self.id(name))",
            "origin: \(origin)   # the last month that anything is known of; forecasts begin after it",
            "horizon: \(Self.horizonMonths) months", "history: history.csv   # the published figures, one a row",
            "plans: plans",
        ]
        if let year = figures.schoolYear {
            lines.append("school year: \(year.rawValue)   # the country whose holidays shape the months")
        }
        lines += ["", "services:"]
        for service in figures.services {
            var item = ["id: \(service.id)", AreaLines.name("name", service.name)]
            if !service.provider.isEmpty { item.append(AreaLines.name("provider", service.provider)) }
            if service.lines.isEmpty { item += Self.listRemarks }
            lines += AreaLines.indented(AreaLines.item(item + service.lines)) + [""]
        }
        let targets = figures.services.flatMap(targets)
        if !targets.isEmpty {
            lines += ["targets:   # what every plan is held against"]
            lines += targets.flatMap { AreaLines.indented(AreaLines.item($0)) }
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// What a list could have beside its rows of the history.
    private static let listRemarks =
        AreaLines.comment(
            "Its list and flows stand in history.csv. Who is seen first, what can be done in a week and how many "
                + "leave without "
                + "being seen are worked out from them, or usual; 'waitcast schema area' and Scenarios/example "
                + "show what else "
                + "can be said."
        )

    /// The targets of a service: its own, else the usual one of a list.
    private func targets(_ service: ImportedFigures.FoundService) -> [[String]] {
        guard service.targets.isEmpty, service.lines.isEmpty else { return service.targets }
        let year = origin.year + 2
        return [
            [
                "target: \(service.id) share waiting under 18 weeks at least 92% by \(year)-03",
                "source: \"community services: 92% within 18 weeks; the date is assumed\"",
            ]
        ]
    }

    // MARK: - A plan to start from

    /// A step for each service that has one, else a push on the first few lists; empty where there is nothing to push.
    private var plan: [String] {
        let own = figures.services.map(\.step).filter { !$0.isEmpty }
        let lists = figures.services.filter(\.lines.isEmpty).prefix(3).compactMap(initiative)
        let steps = own + lists
        guard !steps.isEmpty else { return [] }
        return AreaLines.comment(
            "A plan to start from: its figures are invented and stand for what you have in mind. The name of its "
                + "file is its name "
                + "in results; Scenarios/example shows what else a plan can do."
        )
            + ["", "plan: More capacity for a year", "area: ../area.yaml", "", "interventions:"]
            + steps.flatMap { AreaLines.indented(AreaLines.item($0)) }
    }

    /// A one-off push on a list: a tenth of those who wait.
    private func initiative(_ service: ImportedFigures.FoundService) -> [String]? {
        let waiting = figures.rows.filter { $0.service == service.id && $0.metric == "waiting" }
            .max { $0.period < $1.period }.flatMap { Double($0.value) }
        guard let waiting, waiting >= 10 else { return nil }
        return [
            "waiting-list initiative:", "    service: \(service.id)", "    cases: \(plain((waiting / 10).rounded()))",
            "    from: \(origin + 4)", "    until: \(origin + 9)",
            "    source: invented, to be replaced; a tenth of those waiting", "    evidence: assumed",
        ]
    }

    // MARK: - What made it

    private var readme: [String] {
        func list(_ lines: [String]) -> [String] { lines.map { "- \($0)" } + [""] }
        var lines = ["# \(name)", "", "Made from official files by", "", "```sh", command, "```", ""]
        lines += ["What the files hold:", ""] + list(figures.found)
        if !figures.leftOut.isEmpty { lines += ["Left out:", ""] + list(figures.leftOut) }
        if !figures.disagreements.isEmpty {
            lines += ["Where the files disagree with themselves or one another:", ""] + list(figures.disagreements)
        }
        lines += [
            "What is missing is marked `evidence: assumed` in `area.yaml`, with what stands in for it. `waitcast "
                + "check` lists all of "
                + "it.", "",
            "```sh", "waitcast check .   # contradictions, gaps, everything assumed",
            "waitcast run .     # forecasts, with and without the plan", "```", "",
            "Newer files are taken in by `waitcast import FILE... --into . --history history.csv`: rows of the "
                + "same figure are "
                + "replaced, all others stay. `area.yaml` is yours: it is not made anew.",
        ]
        return lines
    }
}

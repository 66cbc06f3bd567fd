import Areas
import Audit
import Calibration
import Charts
package import Runs
import Wording

/// The report for a board: one page that is read without anything else, and its charts as files for slides.
package struct BoardReport {
    private let result: RunResult
    private let source: ReportSource
    private let services: [(model: FittedService, figures: [ReportFigure])]
    private let money: MoneyFigures

    /// The page's file.
    package static let file = "report.html"
    /// The folder of the charts.
    package static let charts = "charts"

    /// The report of a run.
    package init(_ result: RunResult, _ source: ReportSource) {
        (self.result, self.source) = (result, source)
        money = MoneyFigures(result: result)
        services = result.models.map { model in
            let figures = ServiceFigures(model: model, result: result, futures: result.futures[model.service.id] ?? [])
            return (
                model,
                Self.isTold(model, in: result)
                    ? figures.all : [figures.number?.withTables(of: model.service.name)].compactMap(\.self)
            )
        }
    }

    /// Whether a service has all its charts: one of which something is published, or that a target or a plan is about.
    private static func isTold(_ model: FittedService, in result: RunResult) -> Bool {
        model.sufficiency == .series || model.sufficiency == .short
            || result.area.targets.contains { $0.service == model.service.id }
            || result.plans.contains { !result.isPossibleFuture($0) && $0.names(model.service.id, in: result.area) }
    }

    /// Every file: the page, then the charts.
    package var files: [(name: String, text: String)] {
        let charts = services.flatMap(\.figures).map(\.chart) + sums.map(\.chart) + money.figures.map(\.chart)
        return [(Self.file, page)] + charts.map { ("\(Self.charts)/\($0.id).svg", $0.file) }
    }

    /// What plans change of the area's sums.
    private var sums: [ReportFigure] {
        result.area.reportedTotals.compactMap {
            PlanDifferences(id: $0.id, name: $0.name, result: result).figure?.withTables(of: $0.name)
        }
    }

    // MARK: - The page

    private var look: String { ReportWords.month(result.lookEnd) }
    private var title: String { "\(result.area.name): children’s waiting lists to \(look)" }

    /// The page as it is written.
    var page: String {
        let front = FrontPage(result: result, source: source)
        var main: [HTML] = [answer(front)]
        if let plans = PlanTable(result: result).html { main.append(HTML("div", [("id", "plans")], [plans])) }
        main.append(grades)
        main += [HTML("h2", [("id", "all")], ["All services, if nothing changes"]), OverviewTable(result: result).html]
        main += sums.map(\.html)
        main += services.filter { $0.figures.count > 1 }.flatMap(section)
        main += others
        let parts = money.parts
        if !parts.isEmpty { main += [HTML("h2", [("id", "money")], ["Money"])] + parts }
        main.append(BasisPart(result: result, source: source).html)
        let body = HTML(
            "body",
            [],
            [
                HTML("a", [("class", "skip"), ("href", "#main")], ["Skip to the report"]),
                HTML("div", class: "page", [header, HTML("main", [("id", "main")], main), footer]),
            ]
        )
        let foot =
            "\(result.area.name): waiting lists to \(look). Figures published to \(ReportWords.month(result.dataTo))."
        return """
            <!doctype html>
            <html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>\(escaped(title))</title>
            <style>\(ReportStyle.sheet(pageFoot: foot))</style></head>
            \(body.markup)</html>

            """
    }

    private var header: HTML {
        let futures = words(Double(result.settings.replications))
        var links = [("answer", "The answer")]
        if result.plans.count > 1 { links.append(("plans", "Plans")) }
        links.append(("all", "All services"))
        links += services.filter { $0.figures.count > 1 }
            .map { ("service-\($0.model.service.id)", ReportWords.spoken($0.model.service.name)) }
        if services.contains(where: { $0.figures.count == 1 }) { links.append(("others", "Other services")) }
        if !money.parts.isEmpty { links.append(("money", "Money")) }
        links.append(("basis", "What it rests on"))
        return HTML(
            "header",
            [],
            [
                HTML("h1", title),
                HTML(
                    "p",
                    class: "meta",
                    [
                        HTML(
                            "Figures published to \(ReportWords.month(result.dataTo)). “Futures” are \(futures) runs of the model; ranges hold 8 in 10 of them."
                        )
                    ]
                ),
                result.area.note.isEmpty ? HTML(markup: "") : HTML("p", class: "meta", [.prose(result.area.note)]),
                HTML(
                    "nav",
                    [("aria-label", "Contents")],
                    [HTML("ul", [], links.map { HTML("li", [], [HTML("a", [("href", "#\($0.0)")], [HTML($0.1)])]) })]
                ),
            ]
        )
    }

    private func answer(_ front: FrontPage) -> HTML {
        HTML(
            "div",
            [("id", "answer"), ("class", "answer")],
            front.groups.enumerated()
                .map { number, group in
                    let mark = group.mark.map { [HTML("span", class: "s", [$0.html])] } ?? []
                    return HTML(
                        "section",
                        [("aria-labelledby", "answer-\(number)")],
                        [
                            HTML("h2", [("id", "answer-\(number)")], [HTML(group.heading)] + mark),
                            HTML("ol", [], group.sentences.map { HTML("li", $0) }),
                        ]
                    )
                }
        )
    }

    /// What the marks of evidence mean, and what they are of here.
    private var grades: HTML {
        let names = { (isMeant: (FittedService) -> Bool) -> String in
            joined(services.map(\.model).filter(isMeant).map { ReportWords.spoken($0.service.name) })
        }
        let known = { (evidence: Evidence) in
            names { $0.sufficiency != .snapshot && $0.evidence == evidence }
        }
        let (derived, assumed, little) = (known(.derived), known(.assumed), names { $0.sufficiency == .snapshot })
        var rows: [(EvidenceMark, String)] = [
            (.known(.observed), "Published or counted: figures before the forecast begins.")
        ]
        if !derived.isEmpty {
            rows.append((.known(.derived), "Worked out from published figures. Forecasts of: \(derived)."))
        }
        let also = assumed.isEmpty ? "" : "; forecasts of: \(assumed)"
        rows.append((.known(.assumed), "Nobody has published it. What every plan achieves\(also)."))
        if !little.isEmpty {
            rows.append((.tooLittle, "One count and no flows: no forecast to act on. \(little.capitalizedFirst)."))
        }
        return HTML(
            "div",
            class: "grades",
            [
                HTML("p", class: "sub", ["How each figure is known"]),
                HTML(
                    "dl",
                    [],
                    rows.map { HTML("div", [], [HTML("dt", [], [$0.0.html]), HTML("dd", $0.1)]) }
                ),
            ]
        )
    }

    private func section(_ model: FittedService, _ figures: [ReportFigure]) -> [HTML] {
        [HTML("h2", [("id", "service-\(model.service.id)")], [HTML(model.service.name)])]
            + figures.map(\.html)
            + [TargetTable(result: result, service: model.service.id).html].compactMap(\.self)
    }

    /// Services of which the run has little: a chart each.
    private var others: [HTML] {
        let few = services.filter { $0.figures.count == 1 }
        guard !few.isEmpty else { return [] }
        return [
            HTML("h2", [("id", "others")], ["Other services"]),
            HTML("div", class: "few", few.flatMap { $0.figures.map(\.html) }),
        ]
    }

    private var footer: HTML {
        HTML(
            "footer",
            [],
            [
                HTML(
                    "p",
                    "Made by \(source.program). The tables behind every chart open under it on the screen; the CSV files beside this page hold every figure."
                )
            ]
        )
    }
}

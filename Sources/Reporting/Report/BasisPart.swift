import Areas
import Audit
import Calibration
import Charts
import Decisions
import Runs
import Wording

/// What the report rests on: contradictions and gaps, assumptions, the method, the words, and how to make it again.
struct BasisPart {
    let result: RunResult
    let source: ReportSource

    private var area: Area { result.area }

    var html: HTML {
        ([HTML("h2", [("id", "basis")], ["What it rests on"])] + assumptions + contradictions + method + glossary
            + again)
            .joined
    }

    // MARK: - Assumptions

    private var assumptions: [HTML] {
        let assumed = source.assumptions.filter { $0.evidence == .assumed }
        let ranking = ranking
        guard !assumed.isEmpty || ranking != nil else { return [] }
        return [HTML("h3", class: "sec", [HTML("Assumptions")])] + [ranking].compactMap(\.self)
            + (assumed.isEmpty ? [] : list(of: assumed))
    }

    /// Every assumed value with its source, folded away.
    private func list(of assumed: [Assumption]) -> [HTML] {
        let items = assumed.map { one in
            let owner = [planName(one.plan), serviceName(one.service)].filter { !$0.isEmpty }.joined(separator: ", ")
            let source = one.source.isEmpty ? "no source given" : one.source
            return HTML("li", "\(owner.isEmpty ? "Costs" : owner): \(one.item) \(one.value) (\(source))")
        }
        return [
            HTML("p", class: "p", [HTML("\(counted(assumed.count, "value")) are assumed: nobody has published them.")]),
            HTML(
                "details",
                [],
                [
                    HTML("summary", "All \(assumed.count) assumed values, with their sources"),
                    HTML("ul", class: "plain", items),
                ]
            ),
        ]
    }

    /// Figures that are told.
    private static let mostFigures = 10

    /// What the time that children wait hangs on, most first.
    private var ranking: HTML? {
        guard let sensitivity = source.sensitivity, let forecast = sensitivity.forecast else { return nil }
        let moves = forecast.explained.shares.filter { $0.isTold && $0.members.count == 1 }
            .compactMap { share in share.ends.map { (share: share, ends: $0, change: $0.atHigh - $0.atLow) } }
            .sorted { abs($0.change) > abs($1.change) }.prefix(Self.mostFigures)
        guard let most = moves.first.map({ abs($0.change) }), most > 0 else { return nil }
        let words = SensitivityWords(sensitivity: sensitivity)
        let rows = moves.map { share, ends, change in
            let figure = sensitivity.figures[share.members[0]]
            let name = words.name(share.members)
            let prefix = figure.service + ": "
            let isNamed = !figure.service.isEmpty && name.hasPrefix(prefix)
            let owner = isNamed ? serviceName(figure.service) + ": " : ""
            let known =
                figure.isOfTheFuture
                ? "only the months to come will tell"
                : [figure.evidence.rawValue, figure.source].filter { !$0.isEmpty }.joined(separator: ": ")
            return StackTable.Row(
                title: [HTML("b", owner + (isNamed ? String(name.dropFirst(prefix.count)) : name))],
                cells: [
                    [HTML(figure.isOfTheFuture ? "–" : words.now(share.members[0], ends))], [HTML(known)],
                    [
                        .decoration(.bar(abs(change) / most), class: "bar"),
                        .small("\(ReportWords.childWeeks(abs(change))) weeks \(change < 0 ? "fewer" : "more")"),
                    ],
                ]
            )
        }
        return StackTable(
            name: "ranked",
            title: "What the time that children wait hangs on, if nothing changes",
            note: [
                HTML(
                    "By how much the weeks that all children wait differ between the low and the high end of each figure's own range (8 in 10), all else as it comes, in \(Wording.words(Double(sensitivity.replications))) futures. Figures that cannot be told from chance are left out."
                )
            ],
            heads: [
                StackTable.Head(text: "Figure"), StackTable.Head(text: "Value and range"),
                StackTable.Head(text: "How it is known"),
                StackTable.Head(text: "From its low to its high end", kind: .drawing),
            ],
            rows: rows
        )
        .html
    }

    private func serviceName(_ id: String) -> String {
        area.services.first { $0.id == id }.map { ReportWords.spoken($0.name) } ?? id
    }

    /// A sentence with services by name where it has their ids; an id of one word may be a word of the sentence.
    private func named(_ sentence: String) -> String {
        let names = Dictionary(
            area.services.filter { $0.id.contains("-") }.map { ($0.id, ReportWords.spoken($0.name)) },
            uniquingKeysWith: { first, _ in first }
        )
        return sentence.split(separator: " ", omittingEmptySubsequences: false)
            .map { word in names[String(word)] ?? String(word) }.joined(separator: " ")
    }

    private func planName(_ id: String) -> String { result.plans.first { $0.id == id }?.name ?? id }

    // MARK: - Contradictions

    private static let shown = 6

    private var contradictions: [HTML] {
        let findings = source.findings.filter { $0.severity != .note }
        guard !findings.isEmpty else { return [] }
        let first = Audit.foremost(findings, Self.shown, in: area)
        let rest = findings.filter { one in !first.contains(one) }
        let contradictory = findings.count { $0.severity == .contradiction }
        let gaps = findings.count - contradictory
        let told = { (finding: Finding) -> String in
            (finding.service.isEmpty ? "" : serviceName(finding.service) + ": ") + named(finding.sentence)
        }
        var parts = [
            HTML("h3", class: "sec", ["Contradictions and gaps that matter"]),
            HTML(
                "p",
                class: "p",
                [
                    HTML(
                        "\(counted(contradictory, "published figure")) \(contradictory == 1 ? "contradicts" : "contradict") others, and \(counted(gaps, "gap")) \(gaps == 1 ? "was" : "were") found. All are kept as published. Those that move the forecasts most:"
                    )
                ]
            ),
            HTML("ol", class: "plain", first.map { HTML("li", "\(told($0)). The forecast \($0.treatment).") }),
        ]
        if !rest.isEmpty {
            parts.append(
                HTML(
                    "details",
                    [],
                    [
                        HTML("summary", "The other \(rest.count)"),
                        HTML("ul", class: "plain", rest.map { HTML("li", told($0)) }),
                    ]
                )
            )
        }
        return parts
    }

    // MARK: - Method, words, and how to make it again

    private var method: [HTML] {
        let futures = words(Double(result.settings.replications))
        let sentences = [
            "Each future starts from the list as it was published, child by child by wait, and goes on week by week: referrals come, some are answered early, some children leave unseen, and clinics see as many as their staff and hours allow, in the order in which they book.",
            "Everything that is not known is drawn anew for each of the \(futures) futures: how referrals go on, how many can be seen, who leaves, what a plan achieves. Every plan meets the same \(futures) futures, so that the difference between two plans is not blurred by luck.",
            "Figures that are published are fitted, and nothing is learned from figures later than \(ReportWords.month(result.dataTo)). How such forecasts would have done in earlier months stands beside each list, where enough months are published.",
            "With \(futures) futures a count of 50 in 100 is itself sure to about \(words(100 / (Double(result.settings.replications)).squareRoot(), decimals: 0)) either way; what is uncertain about the world is in the ranges.",
            "Money is counted future by future from the same numbers of children, posts and plans as the lists, by the prices that the area gives.",
        ]
        let models = result.models.map {
            HTML("li", "\(ReportWords.spoken($0.service.name)): \($0.account.joined(separator: "; "))")
        }
        return [HTML("h3", class: "sec", ["How it is worked out"])]
            + sentences.enumerated().filter { $0.offset != 4 || result.costs != nil }
            .map { HTML("p", class: "p", [HTML($0.element)]) }
            + [
                HTML(
                    "details",
                    [],
                    [HTML("summary", "What each service's forecast is made from"), HTML("ul", class: "plain", models)]
                )
            ]
    }

    private static let terms: [(String, String)] = [
        (
            "Future",
            "One run of the model with one draw of everything that is uncertain. Each plan meets the same ones."
        ),
        ("Middle", "Half of the futures lie above it, half below (the median)."),
        ("8 in 10 futures", "The range that leaves out the lowest tenth and the highest tenth."),
        ("No change", "Services go on as they are: the same staff, order of booking and trend of referrals."),
        (
            "Less no change",
            "The plan's figure minus that of no change in the same future. Two plans can differ surely even where their ranges overlap."
        ),
        ("Over a year", "Waiting more than 52 weeks since clock start, which is the referral."),
        (
            "Leaving unseen",
            "A removal other than treatment: the child moves, is seen elsewhere, or the family withdraws."
        ),
        ("Load", "What is asked of a service over what it can do. Above 1 its list grows."),
        ("Weeks of waiting", "The weeks that all children together wait. A child on two lists counts on both."),
        ("Mitigated, unmitigated", "With the plan that does most for the high needs block, and with none."),
    ]

    private var glossary: [HTML] {
        [
            HTML("h3", class: "sec", ["Words used here"]),
            HTML("dl", class: "gloss", Self.terms.map { HTML("div", [], [HTML("dt", $0.0), HTML("dd", $0.1)]) }),
        ]
    }

    private var again: [HTML] {
        [
            HTML("h3", class: "sec", ["How to make it again"]),
            HTML(
                "p",
                class: "p",
                [
                    HTML(
                        "The same files and seed give the same figures on any machine (\(source.program), seed \(result.settings.seed)):"
                    )
                ]
            ),
            HTML("pre", [("tabindex", "0")], [HTML("code", source.command)]),
            HTML(
                "p",
                class: "p",
                [
                    HTML(
                        "Every figure by month, plan and service stands in the CSV files beside this report; datapackage.json describes their columns, and manifest.json names the files that went in, with their digests."
                    )
                ]
            ),
        ]
    }
}

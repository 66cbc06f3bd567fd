/// The files of a new area: invented, small, and explained key by key.
package enum StartingArea {
    /// Names, seen from the area's folder, and texts.
    package static let files: [(name: String, text: String)] = [
        ("area.yaml", text(area)), ("history.csv", text(history)), ("plans/two-more-therapists.yaml", text(plan)),
    ]

    private static func text(_ lines: [String]) -> String {
        Listing.explainedOnce(lines).joined(separator: "\n") + "\n"
    }
}

// MARK: - The area

extension StartingArea {
    private static let area =
        Listing.comment(
            "An invented area to start from: no figure in it is real. Replace every line with your own, and run 'waitcast "
                + "check' on the folder until nothing is wrong."
        )
        + [""]
        + Listing.comment(
            "A line that begins with '#' and a space explains the line below it. One that begins with '#' alone is a key that "
                + "is left out: take the sign away to use it."
        )
        + [""]
        + Listing.comment(
            "Any value may be a mapping that says how sure it is and where it comes from, as 'leaving without being seen' "
                + "below. Write spaces, never tabs. For an editor that knows all keys, see 'waitcast schema --help'."
        ) + [""]
        + Listing.lines(area(of: [Listing.lines(therapy) + others] + [[""] + Listing.lines(groups)]), gap: true)
        + [""] + Listing.leftOut(of: AreaKeys.shape, but: area(of: []), gap: true)

    private static let others = [""] + Listing.leftOut(of: ServiceKeys.shape, but: therapy)

    private static func area(of services: [[String]]) -> [Listing.Entry] {
        [
            .value(AreaKeys.area, "Exampleton"), .value(AreaKeys.id, "exampleton"),
            .value(AreaKeys.note, "An invented area, to be replaced by your own."),
            .value(AreaKeys.origin, "2025-07"), .value(AreaKeys.horizon, "24 months"),
            .value(AreaKeys.history, "history.csv"), .list(AreaKeys.services, services),
            .list(
                AreaKeys.targets,
                [
                    ["speech-therapy mean wait at most 10 weeks by 2026-12"],
                    ["talk-groups within due time at list at least 90% by 2026-07"],
                    Listing.comment("Over a whole year: 2026 is a calendar year, 2026-27 a financial year.")
                        + ["speech-therapy seen at least 600 in 2026-27"],
                    Listing.comment("Goals that count only when all of them are met; each is told by itself as well.")
                        + ["all of:"]
                        + Listing.indented([
                            "- speech-therapy number waiting at most 150 by 2027-03",
                            "- talk-groups mean wait at most 10 weeks by 2027-03",
                        ]),
                ]
            ),
        ]
    }

    private static let therapy: [Listing.Entry] = [
        .value(ServiceKeys.id, "speech-therapy"), .value(ServiceKeys.name, "Speech and language therapy"),
        .value(ServiceKeys.provider, "Exampleton Community Trust"),
        .mapping(
            ServiceKeys.leavingShare,
            [
                .value(FigureKeys.value(.share), "10%"), .value(BesideKeys.range(.share), "[5%, 15%]"),
                .value(BesideKeys.evidence, "assumed"), .value(BesideKeys.source, "invented"),
            ]
        ),
        .list(
            ServiceKeys.staff,
            [
                Listing.lines([
                    .value(StaffKeys.group, "therapist"), .value(StaffKeys.hoursAWeek, "37.5"),
                    .value(StaffKeys.absence, "20%"), .value(StaffKeys.directShare, "60%"),
                    .value(StaffKeys.hoursPerCase, "7"), .value(StaffKeys.appointmentsLost, "8%"),
                    .value(BesideKeys.evidence, "assumed"), .value(BesideKeys.source, "invented"),
                ])
            ]
        ),
    ]

    private static let groups: [Listing.Entry] = [
        .value(ServiceKeys.id, "talk-groups"), .value(ServiceKeys.name, "Talk groups"),
        .value(ServiceKeys.referrals, "{value: 13 a month, range: [10 a month, 16 a month], source: invented}"),
        .value(StageKeys.due, "13 weeks"),
        .mapping(
            StageKeys.waitingList,
            [
                .value(WaitingListKeys.number, "24"), .value(WaitingListKeys.meanWait, "7 weeks"),
                .value(WaitingListKeys.maximumWait, "17 weeks"), .value(WaitingListKeys.asAt, "2025-07"),
                .value(BesideKeys.evidence, "assumed"), .value(BesideKeys.source, "invented"),
            ]
        ),
        .value(StageKeys.capacity, "{value: 3 a week, source: invented}"),
        .value(StageKeys.order, "oldest first"),
        .value(ServiceKeys.leavingShare, "{value: 5%, source: invented}"),
    ]
}

// MARK: - Its history and its plan

extension StartingArea {
    private static let history: [String] = {
        let header = HistoryColumn.names.dropLast().joined(separator: ",")
        let months = (8...12).map { "2024-\($0 < 10 ? "0" : "")\($0)" } + (1...7).map { "2025-0\($0)" }
        let series: [(metric: String, unit: String, values: [Int])] = [
            ("waiting", "children", [185, 185, 190, 191, 186, 190, 197, 200, 200, 205, 207, 213]),
            ("mean_wait", "weeks", [14, 14, 14, 14, 15, 15, 15, 15, 15, 15, 15, 15]),
            ("referrals", "children", [38, 47, 62, 59, 44, 56, 58, 62, 51, 60, 57, 59]),
        ]
        return [header]
            + series.flatMap { metric, unit, values in
                zip(months, values)
                    .map { month, value in
                        "speech-therapy,Exampleton Community Trust,\(month),\(metric),\(value),\(unit),invented,,,observed"
                    }
            }
    }()

    private static let plan =
        Listing.comment("An invented plan to start from; the name of its file is its name in results.")
        + [""] + Listing.lines(planEntries, gap: true) + ["", "# What else a plan can do:"]
        + InterventionKind.all.filter { $0.keyword != InterventionKind.recruit.keyword }
        .flatMap { kind in
            Listing.comment("\(kind.keyword): \(kind.shape.purpose)")
                + Listing.leftOut(
                    Listing.indented(Listing.item(Listing.intervention(kind.keyword, Listing.required(kind.shape))))
                )
        }

    private static let planEntries: [Listing.Entry] = [
        .value(PlanKeys.plan, "Two more therapists"), .value(PlanKeys.area, "../area.yaml"),
        .value(PlanKeys.note, "An invented plan, to be replaced by your own."),
        .list(
            PlanKeys.targets,
            [["speech-therapy maximum wait at most 26 weeks by 2027-06"]]
        ),
        .list(
            PlanKeys.interventions,
            [Listing.intervention(InterventionKind.recruit.keyword, Listing.lines(recruit) + recruitOthers)]
        ),
    ]

    private static let recruitOthers = Listing.leftOut(of: InterventionKind.recruit.shape, but: recruit)

    private static let recruit: [Listing.Entry] = [
        .value(StepKeys.service, "speech-therapy"), .value(StepKeys.staff, "therapist"),
        .value(RecruitKeys.wte, "2"), .value(BesideKeys.range(RecruitKeys.wteGrammar), "[1, 2]"),
        .value(BesideKeys.source, "invented"),
        .value(StepKeys.from, "2025-10"), .value(StepKeys.lag, "26 weeks"), .value(StepKeys.ramp, "13 weeks"),
    ]
}

extension Listing {
    /// An intervention: its name, and further in, because it is an item's only key, what it needs.
    fileprivate static func intervention(_ keyword: String, _ lines: [String]) -> [String] {
        ["\(keyword):"] + indented(lines)
    }

    /// The keys that must be there, with examples.
    fileprivate static func required(_ shape: Shape) -> [String] {
        shape.keys.filter { $0.remedy != nil }.map { key in examples(key, in: shape)[0][0] }
    }
}

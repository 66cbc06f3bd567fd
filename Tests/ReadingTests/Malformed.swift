import Foundation
import Testing
import Wording

@testable import Reading

/// One change to a sound file, and everything that must then be told.
struct Malformed: Sendable, CustomTestStringConvertible {
    /// What is wrong.
    let testDescription: String
    /// The text that is replaced, once; `nil` replaces the whole file.
    let found: String?
    /// What it is replaced by.
    let replacement: String
    /// The problems, one a line.
    let problems: String
    /// Why no schema of one file's form tells it; `nil`: one does.
    private(set) var beyondSchema: BeyondSchema?

    /// What a schema of one file's form cannot know, in a word.
    enum BeyondSchema: String {
        /// A rule between several fields of the file.
        case fields
        /// A rule between files, or between a file and what its rows are separated by.
        case files
        /// The file is no YAML or no table.
        case syntax
        /// YAML takes it for the same as something that is right.
        case dataModel
        /// Whole weeks among days, two dates in one value, and the like.
        case arithmetic
        /// A form that is right, and meant to be another.
        case spelling
    }

    /// The same, marked as nothing that a schema can tell.
    func beyondSchema(_ reason: BeyondSchema) -> Malformed {
        var copy = self
        copy.beyondSchema = reason
        return copy
    }

    init(_ title: String, _ found: String?, _ replacement: String, _ problems: String) {
        testDescription = title
        self.found = found
        self.replacement = replacement
        self.problems = problems
    }

    /// The whole message: the problems, and the line that counts them.
    var expected: String {
        let lines = problems.split(separator: "\n")
        let files = Set(lines.map { $0.prefix { $0 != ":" } }).count
        let count = "\(lines.count) problem\(lines.count == 1 ? "" : "s")"
        return "\(problems)\n\(count) in \(files) file\(files == 1 ? "" : "s"); nothing was written"
    }

    /// Which file is changed.
    enum File: Sendable {
        case area
        case plan
        case history
        /// The area whose services are connected.
        case connectedArea
        /// A plan for that area.
        case connectedPlan
        /// The costs of that area, with a staff group.
        case costs
    }

    /// What reading says with the change made in one of the three sound files; "sound" if it says nothing.
    func told(in file: File) -> String {
        let text = text(of: file)
        // A plan is read only where it is what is wrong, since a broken area leaves nothing to read it against.
        switch file {
        case .area, .connectedArea: return told(area: text, plan: nil, Sound.history)
        case .plan: return told(area: Sound.area, plan: text, Sound.history)
        case .connectedPlan: return told(area: Connected.area, plan: text, Sound.history)
        case .history: return told(area: Sound.area, plan: nil, text)
        case .costs: return told(area: CostReadingTests.area, plan: nil, Sound.history, costs: text)
        }
    }

    private func told(area: String, plan: String?, _ history: String, costs: String? = nil) -> String {
        let costs = costs.map { InputText(name: "costs.yaml", text: $0) }
        let plans = plan.map { [InputText(name: "plan.yaml", text: $0)] } ?? []
        do {
            _ = try Inputs.read(area: InputText(name: "area.yaml", text: area), plans: plans, costs: costs) { name in
                guard name == "history.csv" else { throw NoSuchFile() }
                return history
            }
            return "sound"
        } catch {
            return "\(error)"
        }
    }

    /// The file with the change made.
    func text(of file: File) -> String {
        switch file {
        case .area: changed(Sound.area)
        case .plan: changed(Sound.plan)
        case .history: changed(Sound.history)
        case .connectedArea: changed(Connected.area)
        case .connectedPlan: changed(Connected.plan)
        case .costs: changed(CostReadingTests.costs)
        }
    }

    private func changed(_ text: String) -> String {
        guard let found else { return replacement }
        guard let range = text.firstRange(of: found) else { return "'\(found)' is not in the sound file" }
        return text.replacingCharacters(in: range, with: replacement)
    }
}

/// What a loader says of a file that is not there.
struct NoSuchFile: Error, CustomStringConvertible {
    let description = "no such file"
}

/// Three files without a mistake.
enum Sound {
    static let area = """
        area: Testham
        id: testham
        origin: 2025-07
        horizon: 24 months
        history: history.csv
        services:
          - id: speech
            name: Speech therapy
            waiting list: {number: 120, mean wait: 20 weeks, maximum wait: 60 weeks, as at: 2025-06}
            capacity: 8 a week
            referrals: 40 a month
            leaving without being seen: {value: 10%, range: [5%, 15%], evidence: assumed, source: RTT}
            order of service: random
            level shifts: [2025-02]
            staff:
              - {group: therapist, hours a week: 37.5, absence: 20%, direct share: 60%, hours per case: 6, appointments lost: 5%}
          - id: plans
            name: Plans
            referrals metric: requests
            stages:
              - id: decision
                name: Decision
                due: 6 weeks
                delay: 4 weeks
                routes: {refused: 40%, stage advice: rest}
              - id: advice
                name: Advice
                delay: {least: 6 weeks, most likely: 7 weeks, most: 9 weeks}
                routes: {no plan: 10%, plan issued: rest}
        totals: {all: [speech, plans]}
        targets:
          - speech mean wait at most 18 weeks by 2026-06
          - {target: plans within due time at decision at least 90% by 2026-12, source: law}

        """

    static let plan = """
        plan: More staff
        area: area.yaml
        interventions:
          - recruit:
              service: speech
              staff: therapist
              wte: 2
              range: [1, 3]
              from: 2025-10
              lag: 26 weeks
              ramp: 3 months
          - change threshold:
              service: plans
              stage: decision
              outcome: refused
              share: 30%
              from: 2025-10
          - waiting-list initiative:
              service: speech
              cases: 60
              from: 2026-01
              until: 2026-06
        targets:
          - plans seen at least 20 by 2026-12

        """

    static let history = """
        service,provider,period,metric,value,unit,source,section,note,evidence
        speech,Trust,2025-06,waiting,120,children,doc,table,,observed
        plans,Council,2025-06,requests,40,requests,doc,table,,
        all,,2025-06,waiting,130,children,doc,"a, b",,derived

        """
}

/// What messages list as allowed, where it is long.
enum Allowed {
    static let areaKeys =
        "area, id, note, origin, horizon, history, plans, totals, services, targets, calendar, school year, totals shown, shared staff, counted beyond, authority"
    static let serviceKeys =
        "id, name, provider, adds up, note, history, referrals metric, referrals, growth, level shifts, leaving without being seen, waiting list, capacity, capacity keeps pace, order of service, delay, routes, due, staff, stages, exceptions, referrals in school holidays, classes, leaving by wait, holds, see first, reserve, refers on"
    static let columns =
        "service, provider, period, metric, value, unit, source, section, note, evidence, time_identifier"
    static let interventions =
        "recruit, agency, waiting-list initiative, triage, early help, demand shock, book longest waits first, change order of service, change threshold, productivity, reduce lost appointments, outsource, see first, reserve, transfer, send referrals elsewhere, validate list, share staff"
    static let recruitKeys =
        "service, stage, staff, wte, cases a week per wte, from, until, lag, ramp, order of service, only for, range, evidence, source, why"
    static let target =
        "Write '<service> <measure> at most|at least <value> by <year-month>', or 'in <year>' where it is of a whole year."
    static let measures =
        "number waiting, mean wait, median wait, 92nd percentile wait, maximum wait, mean wait if referred, median wait if referred, 92nd percentile wait if referred, share leaving unseen if referred, referrals, seen, seen elsewhere or taken off, share waiting under N weeks, number waiting over N weeks, within due time at STAGE, held, held, PLACEMENT, ceased, high-needs deficit"
    static let measuresOfClasses =
        "number waiting, mean wait, median wait, 92nd percentile wait, maximum wait, share waiting under 18 weeks, number waiting over 52 weeks, seen"
    static let measuresOfSums =
        "number waiting, mean wait, median wait, 92nd percentile wait, maximum wait, share waiting under 18 weeks, number waiting over 52 weeks, referrals, seen, seen elsewhere or taken off"
}

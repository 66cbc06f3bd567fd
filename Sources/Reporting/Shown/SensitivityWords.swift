import Areas
import Calendar
import Decisions
import Wording

/// What a question and its figures are called in tables and reports.
struct SensitivityWords {
    let sensitivity: Sensitivity

    /// The quantity that was asked for.
    var quantity: String {
        switch sensitivity.question.subject {
        case .childWeeks: "child-weeks of waiting"
        case .measure(let asked): asked.text
        case .target(let target): target.text
        }
    }

    /// What the quantity is counted in.
    var unit: String { sensitivity.question.asked?.measure.unit.rawValue ?? "child-weeks" }

    /// What the benefit of a plan is counted in.
    var benefitUnit: String {
        if case .target = sensitivity.question.subject { return "percentage points" }
        return unit
    }

    /// What plans are compared by, as a column's title.
    var benefitTitle: String {
        switch sensitivity.question.subject {
        case .childWeeks:
            sensitivity.question.worth == nil ? "child-weeks avoided" : "weeks avoided less cost"
        case .measure: "better by (\(unit))"
        case .target: "likelier by (points)"
        }
    }

    /// A value of the quantity.
    func value(_ value: Double, isSigned: Bool = false) -> String {
        let isShare = sensitivity.question.asked?.measure.unit == .share
        let number = Wording.words(value * (isShare ? 100 : 1), decimals: decimals(value)) + (isShare ? "%" : "")
        return isSigned && value > 0 ? "+" + number : number
    }

    private func decimals(_ value: Double) -> Int {
        switch sensitivity.question.asked?.measure.unit {
        case nil, .pounds: 0
        case .children: abs(value) < 100 ? 1 : 0
        case .weeks, .share: 1
        case .ratio: 2
        }
    }

    /// A benefit with its unit.
    func benefit(_ value: Double) -> String {
        if case .target = sensitivity.question.subject { return "\(Wording.words(value)) percentage points" }
        return sensitivity.question.asked?.measure.unit == .share ? self.value(value) : "\(self.value(value)) \(unit)"
    }

    /// The figures of a set, by service: `nd-dhcft: leaving without being seen`.
    func name(_ members: [Int]) -> String {
        let first = sensitivity.figures[members[0]]
        let owner = first.service.isEmpty ? "" : "\(first.service): "
        guard members.count == 1 else { return "\(owner)\(all(members))" }
        return owner + first.item
    }

    /// Parts of one input, which are known together.
    private func all(_ members: [Int]) -> String {
        let items = members.map { sensitivity.figures[$0].item }
        return items.count > 3 ? "how the list is worked, all \(items.count) figures" : joined(items)
    }

    /// What a figure is thought to be now: as stated, or where 8 in 10 replications have it.
    func now(_ place: Int, _ ends: ExplainedForecast.Share.Ends?) -> String {
        let figure = sensitivity.figures[place]
        if let stated = figure.stated { return stated.words(figure.unit) }
        guard let ends else { return "" }
        let word = { (value: Double) in
            // Weeks are told to one decimal, so that one of them is one week.
            Figure(figure.unit == .weeks ? (value * 10).rounded() / 10 : value, evidence: .assumed).words(figure.unit)
        }
        return "\(word(ends.low)) to \(word(ends.high))"
    }
}

package import Areas
package import Assembly
package import Calibration
package import Randomness

/// A number that a run is uncertain of, with what it is in each replication: an input, or a part of one.
package struct UncertainFigure: Sendable {
    /// Its name for machines: `nd-dhcft/leaving-without-being-seen`.
    package let path: String
    /// The ids of the plans whose steps state it; empty for what all plans share.
    package internal(set) var plans: [String]
    /// The service's id; empty: several, or the area.
    package let service: String
    /// What it is, in words.
    package let item: String
    /// Its unit.
    package let unit: Figure.Unit
    /// The figure as stated; `nil` for what is estimated.
    package let stated: Figure?
    /// How it is known.
    package let evidence: Evidence
    /// Where it comes from.
    package let source: String
    /// Where it stands; of an estimate, the service.
    package let place: Place
    /// Whether somebody could find it out today, or only the months to come will tell.
    package let isOfTheFuture: Bool
    /// The random number that it is drawn by alone, where it rises with it and so can be held at a percentile; `nil`: it cannot.
    package let address: DrawAddress?
    /// What it is in each replication.
    package let values: [Double]
    /// The input that it is a part of.
    let input: String
}

extension UncertainFigure {
    /// Every number that inputs come to in some replications; those that never change are left out.
    ///
    /// - Inputs of several numbers, such as how a list is worked, give a figure for each. Those that go on from month to
    ///   month give their mean, which only the months to come will tell.
    /// - What two plans draw by the same luck, because they do the same, is one figure: knowing it for one is knowing it for
    ///   the other.
    ///
    /// - Parameters:
    ///   - inputs: the inputs, in the order of a register.
    ///   - fitted: the area as estimated, for the lists that services start with.
    ///   - replications: the replications.
    ///   - plan: the id of the plan by whose words such a figure is told where it is one of several plans.
    /// - Returns: the figures, in the order of the inputs.
    package static func all(
        of inputs: [UncertainInput],
        _ fitted: FittedArea,
        in replications: [Replication],
        inWordsOf plan: String = ""
    ) -> [UncertainFigure] {
        let inputs = inputs.filter(\.isUncertain)
        let drawn = concurrentMap(replications.count) { number in
            inputs.map { $0.values(in: replications[number]) }
        }
        var figures: [UncertainFigure] = []
        var places: [DrawAddress: Int] = [:]
        for (place, input) in inputs.enumerated() {
            for one in input.figures(drawn.map { $0[place] }, fitted, statedLists: inputs) {
                if let address = one.address, let known = places[address] {
                    let plans = figures[known].plans + one.plans
                    if one.plans == [plan] { figures[known] = one }
                    figures[known].plans = plans
                    continue
                }
                if let address = one.address { places[address] = figures.count }
                figures.append(one)
            }
        }
        return figures
    }
}

extension UncertainInput {
    /// The figures of an input from its values by replication.
    fileprivate func figures(
        _ drawn: [[Double]],
        _ fitted: FittedArea,
        statedLists inputs: [UncertainInput]
    ) -> [UncertainFigure] {
        switch (shape, distribution) {
        case (_, .variants):
            // Where number or mean are stated with a range, they are figures of their own.
            guard !inputs.contains(where: { $0.draw == .through(path: path) }) else { return [] }
            return startingLists(drawn, fitted)
        case (.number, _):
            return [part("", item, unit, drawn.map { $0.first ?? .nan }, isOfTheFuture: false)].compactMap(\.self)
        case (.named(let names), .weighted):
            return names.indices.compactMap { number in
                let (words, unit) = Self.working[names[number]] ?? (names[number], .plain)
                return part(
                    "/" + names[number].split(separator: " ").joined(separator: "-"),
                    words,
                    unit,
                    drawn.map { $0.count > number ? $0[number] : .nan },
                    isOfTheFuture: false
                )
            }
        case (.named, _), (.months, _), (.weeks, _):
            let means = drawn.map { values -> Double in
                let known = values.filter(\.isFinite)
                return known.isEmpty ? .nan : known.reduce(0, +) / Double(known.count)
            }
            return [part("", item, .plain, means, isOfTheFuture: true)].compactMap(\.self)
        }
    }

    /// Parts of how a list is worked, in words.
    private static let working: [String: (String, Figure.Unit)] = [
        "kappa": ("preference for long waits (kappa)", .plain),
        "psi": ("share seen early (psi)", .share),
        "early share": ("share of referrals that leave within weeks", .share),
        "early age": ("weeks after which they leave", .weeks),
        "attrition a week": ("share of those waiting who leave unseen each week", .share),
        "referrals": ("level of referrals now", .aMonth),
        "assessed": ("capacity now: children assessed", .aMonth),
    ]

    /// Number and mean wait of the lists that a service may start with.
    private func startingLists(_ drawn: [[Double]], _ fitted: FittedArea) -> [UncertainFigure] {
        guard let model = fitted.services.first(where: { $0.service.id == service }) else { return [] }
        return model.stages.enumerated()
            .flatMap { number, stage -> [UncertainFigure] in
                let lists = drawn.compactMap { $0.count > number ? stage.waits[Int($0[number])] : nil }
                guard lists.count == drawn.count else { return [] }
                let prefix = model.stages.count > 1 ? "stage \(stage.stage.id), " : ""
                let path = model.stages.count > 1 ? "/\(stage.stage.id)" : ""
                return [
                    part(
                        "\(path)/number",
                        "\(prefix)children waiting at the start",
                        .plain,
                        lists.map { Double($0.number) },
                        isOfTheFuture: false
                    ),
                    part(
                        "\(path)/mean",
                        "\(prefix)mean wait of those waiting at the start",
                        .weeks,
                        lists.map(\.mean),
                        isOfTheFuture: false
                    ),
                ]
                .compactMap(\.self)
            }
    }

    /// Whether it rises with its random number: estimates that are drawn among others do not.
    private func rises(with address: DrawAddress) -> Bool {
        let places = (1..<32).map { Double($0) / 32 }
        let values = places.map { place in
            self.values(in: Replication(seed: 0, number: 0, holding: [address: place])).first ?? .nan
        }
        return zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }
    }

    /// A figure of the input; `nil` where it never changes, or is not always a number.
    private func part(
        _ suffix: String,
        _ words: String,
        _ unit: Figure.Unit,
        _ values: [Double],
        isOfTheFuture: Bool
    ) -> UncertainFigure? {
        guard values.allSatisfy(\.isFinite), let first = values.first, values.contains(where: { $0 != first }) else {
            return nil
        }
        var address: DrawAddress?
        if case (.number(let own), .number) = (draw, shape), rises(with: own) { address = own }
        return UncertainFigure(
            path: path + suffix,
            plans: plan.isEmpty ? [] : [plan],
            service: service,
            item: words,
            unit: unit,
            stated: stated,
            evidence: evidence,
            source: source,
            place: place,
            isOfTheFuture: isOfTheFuture,
            address: address,
            values: values,
            input: path
        )
    }
}

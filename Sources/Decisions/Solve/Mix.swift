package import Areas

/// Two levers together: for some sizes of the first, the least of the second that suffices beside it.
package struct Mix: Sendable {
    /// A size of the first lever with the answer for the second.
    package struct Pair: Sendable {
        /// The size of the first.
        package var first: Double
        /// The second, beside that.
        package var second: Solution
    }

    /// The first lever alone.
    package var alone: Solution
    /// Rising in the first lever.
    package var pairs: [Pair]
}

extension Solver {
    /// Shares of what the first lever would need alone, at which the second is solved.
    private static let shares = [0.0, 0.25, 0.5, 0.75, 1]

    /// Answers a question for two levers together.
    ///
    /// - Parameters:
    ///   - question: what is asked, of the first lever.
    ///   - second: the second lever.
    ///   - step: from one of its sizes to the next; `nil`: as suits its unit.
    ///   - progress: called now and then with the share done, as far as it is known.
    /// - Returns: the pairs that suffice.
    /// - Throws: ``InputErrors`` with what keeps the question from being answered.
    package func mix(
        _ question: SolveQuestion,
        with second: Lever,
        step: Double? = nil,
        progress: (Double) -> Void = { _ in }
    ) throws(InputErrors) -> Mix {
        let parts = Double(Self.shares.count + 1)
        let alone = try solve(question) { progress($0 / parts) }
        let all = alone.least ?? alone.largest
        var firsts: [Double] = []
        for share in Self.shares {
            let near = alone.sizes.min { abs($0 - share * all) < abs($1 - share * all) } ?? 0
            if !firsts.contains(near) { firsts.append(near) }
        }
        var pairs: [Mix.Pair] = []
        for (number, first) in firsts.enumerated() {
            var beside = question
            beside.plan = try question.plan(first, id: "beside")
            if first == 0 { beside.plan = question.plan }
            (beside.lever, beside.step, beside.largest) = (second, step, nil)
            let solution = try solve(beside) { progress((Double(number) + 1 + $0) / parts) }
            pairs.append(Mix.Pair(first: first, second: solution))
        }
        return Mix(alone: alone, pairs: pairs)
    }
}

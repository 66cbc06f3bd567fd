/// Shares the lines of a page among lists that may be cut.
enum LineBudget {
    /// How many lines each list has.
    ///
    /// Lines go one at a time to the list that has fewest of those that it should have at least; when each has them, to the
    /// list that has fewest beyond. No list has more than it wants.
    ///
    /// - Parameters:
    ///   - total: the lines that there are.
    ///   - wanted: what each list would take whole.
    ///   - floors: what each should have before another has more.
    /// - Returns: as many numbers; their sum is `total`, or what is wanted where that is less.
    static func shares(of total: Int, wanted: [Int], floors: [Int]) -> [Int] {
        var shares = wanted.map { _ in 0 }
        for _ in 0..<max(total, 0) {
            let short = wanted.indices.filter { shares[$0] < min(wanted[$0], floors[$0]) }
            let next =
                short.min { shares[$0] < shares[$1] }
                ?? wanted.indices.filter { shares[$0] < wanted[$0] }
                .min { shares[$0] - floors[$0] < shares[$1] - floors[$1] }
            guard let next else { break }
            shares[next] += 1
        }
        return shares
    }
}

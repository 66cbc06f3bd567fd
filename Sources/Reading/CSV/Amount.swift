/// A number as people write it, taken apart: sign, currency, digits with their marks, percent sign.
struct Amount {
    /// Whether a percent sign follows.
    let isPercentage: Bool
    private let isNegative: Bool
    /// Digits, points and commas.
    private let digits: [UInt8]

    /// Takes a cell apart; `nil` if there is anything else in it.
    init?(_ cell: String) {
        guard cell.utf8.count <= 60 else { return nil }
        var scalars = cell.unicodeScalars[...]
        func take(_ wanted: Unicode.Scalar...) -> Unicode.Scalar? {
            guard let first = scalars.first, wanted.contains(first) else { return nil }
            return scalars.removeFirst()
        }
        let sign = take("+", "-", "\u{2212}")
        _ = take("\u{A3}", "$", "\u{20AC}")
        isPercentage = scalars.last == "%"
        if isPercentage { scalars.removeLast() }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        isNegative = sign != nil && sign != "+"
        // A space between digits stands between thousands: three digits follow it.
        let groups = scalars.split(omittingEmptySubsequences: false) { $0.properties.isWhitespace }
        for (index, group) in groups.enumerated() {
            let whole = group.prefix { ("0"..."9").contains($0) }.count
            let isLast = index + 1 == groups.count
            guard groups.count == 1 || (index == 0 ? (1...3).contains(whole) : whole == 3),
                isLast || whole == group.count,
                group.allSatisfy({ ("0"..."9").contains($0) || $0 == "." || $0 == "," })
            else { return nil }
        }
        digits = groups.joined().map { UInt8($0.value) }
        guard let first = digits.first, (48...57).contains(first) else { return nil }
        hasSpaces = groups.count > 1
    }

    private let hasSpaces: Bool

    /// The number, where this mark stands before decimals and the other one between thousands; a percentage as a share.
    ///
    /// `nil` where it cannot be so: thousands have three digits, and no number of more than three begins with 0.
    func value(decimal: UInt8) -> Double? {
        let parts = digits.split(separator: decimal, omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.count == 1 || (!parts[1].isEmpty && parts[1].allSatisfy { $0 >= 48 }) else {
            return nil
        }
        let groups = parts[0].split(omittingEmptySubsequences: false) { $0 < 48 }
        if groups.count > 1 {
            guard !hasSpaces, (1...3).contains(groups[0].count), groups[0].first != 48,
                groups.dropFirst().allSatisfy({ $0.count == 3 })
            else { return nil }
        }
        let whole = String(decoding: groups.joined(), as: UTF8.self)
        let fraction = parts.count == 2 ? "." + String(decoding: parts[1], as: UTF8.self) : ""
        // Through the text, because 11.8 / 100 is not the double nearest to 0.118.
        return Double((isNegative ? "-" : "") + whole + fraction + (isPercentage ? "e-2" : ""))
    }
}

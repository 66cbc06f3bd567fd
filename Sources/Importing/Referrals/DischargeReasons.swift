import Reading

/// Why children leave a list without being seen, as far as it matters: sent elsewhere, turned down, or anything else.
///
/// What reasons say stays here: it may be about a child.
struct DischargeReasons {
    private let transferred: Set<String>
    private let earlyDisposals: Set<String>
    /// Texts whose kind is known.
    private var known: [[UInt8]: ReferralTally.Exit] = [:]

    /// Reasons in free words are not all kept.
    private static let mostKnown = 1000

    init(_ mapping: ReferralMapping?) {
        transferred = Set((mapping?.transferred ?? []).map { $0.lowercased() })
        earlyDisposals = Set((mapping?.earlyDisposals ?? []).map { $0.lowercased() })
    }

    /// What kind of leaving a reason is.
    mutating func exit(_ cell: DelimitedCell?) -> ReferralTally.Exit {
        guard let cell, !cell.isEmpty else { return .left }
        let bytes = Array(cell.bytes)
        if let kind = known[bytes] { return kind }
        let kind = kind(cell.text.lowercased())
        if known.count < Self.mostKnown { known[bytes] = kind }
        return kind
    }

    private func kind(_ text: String) -> ReferralTally.Exit {
        if transferred.contains(text) { return .transferred }
        if earlyDisposals.contains(text) { return .earlyDisposal }
        guard transferred.isEmpty, earlyDisposals.isEmpty else { return .left }
        func mentions(_ words: String...) -> Bool { words.contains { text.contains($0) } }
        if mentions("reject", "not accepted", "inappropriate", "signpost", "redirect", "returned to referrer") {
            return .earlyDisposal
        }
        if mentions(
            "transfer",
            "moved",
            "out of area",
            "other provider",
            "another provider",
            "other service",
            "another service"
        ) {
            return .transferred
        }
        return .left
    }
}

/// Classes of children who are commonly told apart; others are not named, since a cell may hold anything.
enum ChildClass {
    static let names = ["emergency", "urgent", "soon", "high", "medium", "low", "routine", "standard", "other"]

    private static let bytes = names.map { Array($0.utf8) }

    /// The number of a class, by how its cell begins; the last for all others.
    static func number(_ cell: DelimitedCell) -> Int {
        let word = cell.bytes.prefix(10)
        return bytes.dropLast()
            .firstIndex { name in
                word.count >= name.count && zip(word, name).allSatisfy { $0 | 0x20 == $1 }
            } ?? names.count - 1
    }
}

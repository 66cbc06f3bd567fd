/// Random choices that are the same on every machine: SplitMix64.
struct FuzzDice: RandomNumberGenerator {
    private var state: UInt64

    /// The choices for one input: none depends on the inputs before it.
    init(_ suite: String, _ index: Int) {
        state = suite.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } &+ UInt64(index)
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number below another.
    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

    /// One of several.
    mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Whether something of this chance in a hundred happens.
    mutating func percent(_ chance: Int) -> Bool { below(100) < chance }
}

/// Pieces that have broken readers somewhere.
enum FuzzPieces {
    static let numbers = [
        "0", "-1", "1", "2", "1e308", "1e-308", "1e400", "-0", "0.1", "000000000000001", "999999999999",
        "9223372036854775808",
        "1000000000", "10000001", "nan", "inf", "0x1F", "010", "1,234", "3,000,000", "1.234,5", "12,5", "12%", "-100%",
        "1000%", "1e9", "1 234", "1\u{A0}234", "\u{A3}5", "<5", "<", "*", "c", "[x]", "..", "low", "~", "null", "yes",
        "1_000",
        "5200 weeks", "0 weeks", "1 day", "0.0000001", "240 months", "1000000 a week", "+3", "\u{2212}3", "NA", "#N/A",
    ]
    static let periods = [
        "2025-06", "2025-13", "0000-00", "1900-01", "2200-12", "9999-12", "1969-12", "2025", "2024/25", "202425",
        "202406",
        "201011", "Apr-24", "24-Apr", "April 2024", "01/04/2025", "04/13/2025", "30/06/2025", "2024-Q1", "Q5 2024",
        "2025-02-30", "2022/2024", "2025-01/2025-07", "2200-12/1900-01", "2025-06-30 00:00:00", "2011/12", "1800",
        "2200",
    ]
    static let oddities = [
        "\0", "\u{FEFF}", "\u{A0}", "\u{202E}", "\u{200D}", "e\u{301}\u{302}\u{303}", "\u{1F469}\u{200D}\u{1F467}",
        "\u{1B}[2J", "\t",
        "\r", "\r\n", "\n\n", "\"", "'", "\\", "%", "@", "`", "&a", "*a", "&a *a", "<<: *a", "!!binary x", "|", ">",
        "---", "...",
        "? ", ": ", "- ", "# ", "{", "}", "[", "]", ",", ";", "~", "=cmd()", "\u{661}", "\u{FFFD}", "\u{10FFFF}",
    ]
}

extension FuzzDice {
    /// A piece of any kind, sometimes long or deep.
    mutating func piece() -> String {
        switch below(20) {
        case 0: return String(repeating: one(of: ["x", "é", "9", " ", "e\u{301}"]), count: 1 + below(3_000))
        case 1:
            let depth = 1 + below(1_100)
            return String(repeating: one(of: ["[", "{a: ", "- ", "(", "? "]), count: depth) + (percent(50) ? "]" : "")
        case 2...9: return one(of: FuzzPieces.numbers)
        case 10...13: return one(of: FuzzPieces.periods)
        default: return one(of: FuzzPieces.oddities)
        }
    }
}

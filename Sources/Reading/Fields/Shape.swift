/// A mapping whose keys are declared.
struct Shape: Sendable {
    /// What it describes: `staff group`.
    let name: String
    /// The key below which it stands where it is one of several: its name, unless it is a mapping of that name with further keys.
    let keyword: String
    /// What it is for: a sentence for whoever edits the file.
    let purpose: String
    /// Its keys, in the order in which messages list them.
    let keys: [any DeclaredKey]
    /// Their names.
    let names: [String]
    /// How messages call one of several: by a word and what stands at a key, as `service speech`.
    let title: (word: String, key: any DeclaredKey)?

    /// A mapping.
    init(
        _ name: String,
        _ purpose: String,
        _ keys: [any DeclaredKey],
        title: (word: String, key: any DeclaredKey)? = nil,
        keyword: String? = nil
    ) {
        self.name = name
        self.keyword = keyword ?? name
        self.purpose = purpose
        self.keys = keys
        names = keys.map(\.name)
        self.title = title
    }

    /// A figure with what is known of it, and perhaps more beside that.
    static func figure(_ grammar: Grammar, also others: [any DeclaredKey] = []) -> Shape {
        let more = others.map(\.name)
        return Shape(
            (["\(grammar.name) figure in full"] + more).joined(separator: " with "),
            "A value with how sure it is and where it comes from.",
            [FigureKeys.value(grammar), BesideKeys.range(grammar)] + BesideKeys.all + others
        )
    }

    /// The key of a name, if it is declared here.
    func key(_ name: String) -> (any DeclaredKey)? { keys.first { $0.name == name } }

    /// Whether it has such a key.
    func declares(_ key: some DeclaredKey) -> Bool { names.contains(key.name) }
}

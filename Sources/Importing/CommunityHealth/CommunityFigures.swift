import Calendar

/// The children's services of community health tables as they were read, of all files and organisations.
struct CommunityFigures {
    /// What a table is about.
    enum Level: String, CaseIterable {
        case national
        case region
        case board = "icb"
        case provider
        /// Any other, which is never taken for a provider.
        case other

        /// The level that words name: `Provider`, `ICB`, `National`.
        init?(_ words: String) {
            switch words.lowercased() {
            case "national", "england": self = .national
            case "region", "regional": self = .region
            case "icb", "integrated care board", "stp": self = .board
            case "provider", "trust": self = .provider
            default: return nil
            }
        }
    }

    /// Whose figures a row has.
    struct Organisation: Hashable {
        var level: Level
        /// Empty in files before August 2023.
        var code: String
        /// In capitals, as files write it from August 2023 on.
        var name: String
    }

    /// Where a figure stands: a sheet of a workbook, or a text file.
    struct Table: Hashable {
        /// The file, as its publisher names it.
        var source: String
        /// The sheet and its heading; empty: the file has no parts.
        var section: String
    }

    /// What a cell has.
    enum Value: Hashable {
        case number(Int)
        /// A code in the place of a number: `*`.
        case code(String)
    }

    /// What a figure is of.
    struct Key: Hashable {
        var organisation: Int
        var service: Int
        var month: Month
        var band: CommunityBand
    }

    /// A figure, and the table that it is from.
    struct Figure: Hashable {
        var value: Value
        var table: Int
    }

    private(set) var organisations: [Organisation] = []
    /// The services' official names without what says whose they are, in the order of the files.
    private(set) var services: [String] = []
    private(set) var tables: [Table] = []
    private(set) var figures: [Key: Figure] = [:]
    /// Which bands the tables of a month have.
    private(set) var bands: [Month: Set<CommunityBand>] = [:]
    /// Figures that stand twice, with the same value.
    private(set) var repeated = 0
    /// Figures that stand twice with different values: the first, and the one that counts.
    private(set) var revised: [(key: Key, first: Figure)] = []

    private var organisationPlaces: [Organisation: Int] = [:]
    private var servicePlaces: [String: Int] = [:]

    /// The number of a table, which is a new one.
    mutating func add(_ table: Table) -> Int {
        tables.append(table)
        return tables.count - 1
    }

    /// The number of an organisation.
    mutating func add(_ organisation: Organisation) -> Int {
        if let place = organisationPlaces[organisation] { return place }
        organisations.append(organisation)
        organisationPlaces[organisation] = organisations.count - 1
        return organisations.count - 1
    }

    /// The number of a service, whatever the capitals of its name.
    mutating func addService(_ name: String) -> Int {
        let key = Self.serviceKey(name)
        if let place = servicePlaces[key] { return place }
        services.append(name.prefix(1).uppercased() + name.dropFirst())
        servicePlaces[key] = services.count - 1
        return services.count - 1
    }

    /// The number of a service that somebody names, if there is one.
    func service(named name: String) -> Int? { servicePlaces[Self.serviceKey(name)] }

    /// Notes that a table has a band.
    mutating func add(_ band: CommunityBand, in month: Month) {
        bands[month, default: []].insert(band)
    }

    /// Adds a figure; of two the last counts.
    mutating func add(_ figure: Figure, for key: Key) {
        guard let first = figures.updateValue(figure, forKey: key) else { return }
        if first.value == figure.value {
            repeated += 1
        } else {
            revised.append((key, first))
        }
    }

    /// Makes rows without a code those of the organisation of the same name that has one, if there is only one.
    mutating func joinOrganisations() {
        var coded: [Organisation: Set<Int>] = [:]
        for (place, organisation) in organisations.enumerated() where !organisation.code.isEmpty {
            coded[Organisation(level: organisation.level, code: "", name: organisation.name), default: []].insert(place)
        }
        var places: [Int: Int] = [:]
        for (place, organisation) in organisations.enumerated() where organisation.code.isEmpty {
            if let found = coded[organisation], found.count == 1 { places[place] = found.first }
        }
        guard !places.isEmpty else { return }
        let all = figures.sorted { $0.value.table < $1.value.table }
        figures = [:]
        for (key, figure) in all {
            var key = key
            key.organisation = places[key.organisation] ?? key.organisation
            add(figure, for: key)
        }
    }

    /// A name of a service as it is compared: `(CYP) Therapy interventions: Dietetics` is that of `therapy
    /// interventions: dietetics`.
    static func serviceKey(_ name: String) -> String {
        let name = isChildrens(name) ? String(name.dropFirst(childrensMark.count)) : name
        return tidy(name).lowercased()
    }

    /// How the columns of services for children and young people begin.
    static let childrensMark = "(CYP)"
    /// How those for adults begin.
    static let adultsMark = "(A)"

    static func isChildrens(_ heading: String) -> Bool { heading.uppercased().hasPrefix(childrensMark) }
    static func isAdults(_ heading: String) -> Bool { heading.uppercased().hasPrefix(adultsMark) }

    /// A text with single spaces and straight apostrophes.
    static func tidy(_ text: String) -> String {
        text.replacing("\u{2019}", with: "'").split { $0.isWhitespace }.joined(separator: " ")
    }
}

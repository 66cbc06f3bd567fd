import Areas
import Reading
import Wording

/// Whose rows are wanted of a table with rows of several organisations: those of one, by its code or its exact name.
///
/// An organisation may have several codes, one after the other, under one name.
struct OrganisationChoice {
    /// What was asked for; `nil`: the only one there is.
    let wanted: String?
    /// The names of all that were met, by code.
    private(set) var names: [String: String] = [:]
    /// Codes in the order of the files.
    private(set) var codes: [String] = []

    /// Names that are known beforehand.
    private let known: [String: String]

    /// - Parameters:
    ///   - request: What was asked for.
    ///   - names: Names by code, where the table itself has only codes.
    init(_ request: ImportRequest, names: [String: String] = [:]) {
        wanted = request.organisation
        known = names
    }

    /// Notes an organisation, and says whether its rows may be wanted.
    mutating func meets(code: String, name: String = "") -> Bool {
        let name = name.isEmpty ? known[code] ?? "" : name
        if names.updateValue(name, forKey: code) == nil { codes.append(code) }
        guard let wanted else { return codes.count == 1 || (!name.isEmpty && Set(names.values).count == 1) }
        return Self.same(wanted, code) || Self.same(wanted, name) || chosenName.map { Self.same($0, name) } ?? false
    }

    /// The name that goes with the code that was asked for.
    private var chosenName: String? {
        guard let wanted else { return nil }
        return (known[wanted] ?? codes.first { Self.same(wanted, $0) }.flatMap { names[$0] })
            .flatMap {
                $0.isEmpty ? nil : $0
            }
    }

    /// The organisation: its name, and its codes; `nil`, with a report, if it cannot be told which one.
    func chosen(_ file: SourceFile, _ line: Int, _ diagnostics: Diagnostics) -> (name: String, codes: [String])? {
        let place = Place(file: file.name, line: line)
        let distinct = codes.map { names[$0].flatMap { $0.isEmpty ? nil : $0 } ?? $0 }
            .reduce(into: [String]()) { names, name in
                if !names.contains(name) { names.append(name) }
            }
        guard let wanted else {
            if distinct.count == 1 { return (distinct[0], codes) }
            diagnostics.report(
                place,
                distinct.isEmpty ? "there is no row" : "there are rows of \(counted(distinct.count, "organisation"))",
                remedy: distinct.isEmpty
                    ? "Give the file as it was published."
                    : "Say which with --organisation: \(Self.list(codes, names))."
            )
            return nil
        }
        let own = codes.filter { Self.same($0, wanted) || Self.same(names[$0] ?? "", wanted) }
        if let first = own.first {
            let name = names[first] ?? first
            return (
                name.isEmpty ? first : name, codes.filter { own.contains($0) || (!name.isEmpty && names[$0] == name) }
            )
        }
        let match = nearestMatch(to: wanted, in: codes + distinct)
        diagnostics.report(
            place,
            "there is no organisation '\(shorten(wanted))'",
            remedy: (match.map { "Did you mean '\($0)'? " } ?? "") + "There are: \(Self.list(codes, names))."
        )
        return nil
    }

    private static func list(_ codes: [String], _ names: [String: String]) -> String {
        let shown = codes.prefix(20)
            .map { code in
                let name = names[code] ?? ""
                return name.isEmpty || name == code ? shorten(code) : "\(shorten(code)) (\(shorten(name)))"
            }
        let more = codes.count - shown.count
        return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    /// Whether two names are one, apart from case: Derby is not Derbyshire.
    static func same(_ first: String, _ second: String) -> Bool {
        first == second || first.lowercased() == second.lowercased()
    }
}

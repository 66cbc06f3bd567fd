import Areas
import Reading
import Wording

/// Which of a table's services are wanted, and the ids that they get.
struct ServiceChoice {
    /// The services that are taken, in the order of the request or else of the table.
    private(set) var services: [(id: String, code: String, name: String)] = []

    /// Finds what was asked for; what is not there is reported with its nearest match.
    ///
    /// - Parameters:
    ///   - request: Services by id with their codes or official names; none: all but sums.
    ///   - official: What the table has, in its order.
    ///   - place: Where it is told that there is no such service.
    ///   - diagnostics: Where that is reported.
    init(
        _ request: ImportRequest,
        among official: [(code: String, name: String, isTotal: Bool)],
        _ place: Place,
        _ diagnostics: Diagnostics
    ) {
        guard !request.services.isEmpty else {
            var taken: Set<String> = []
            for service in official where !service.isTotal {
                let id = Self.id(from: service.name.isEmpty ? service.code : service.name, besides: taken)
                taken.insert(id)
                services.append((id, service.code, service.name))
            }
            return
        }
        for wanted in request.services {
            let found = official.first {
                OrganisationChoice.same($0.code, wanted.officialName)
                    || OrganisationChoice.same($0.name, wanted.officialName)
            }
            if services.contains(where: { $0.id == wanted.id }) {
                diagnostics.report(
                    place,
                    "the service '\(shorten(wanted.id))' is asked for twice",
                    remedy: "Give each of the table's services an id of its own: their lists are apart."
                )
            } else if let found {
                services.append((wanted.id, found.code, found.name))
            } else {
                let names = official.map(\.name).filter { !$0.isEmpty }
                diagnostics.report(
                    place,
                    "there is no service '\(shorten(wanted.officialName))'",
                    remedy: remedy(for: wanted.officialName, allowed: names.isEmpty ? official.map(\.code) : names)
                )
            }
        }
    }

    /// A name's letters and digits as an id: `Ear Nose and Throat Service` is `ear-nose-and-throat-service`.
    static func id(from name: String, besides taken: Set<String> = []) -> String {
        let words = name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        var id = words.joined(separator: "-")
        if !(id.utf8.first.map { (97...122).contains($0) } ?? false) { id = id.isEmpty ? "service" : "service-\(id)" }
        id = String(id.prefix(56))
        while id.hasSuffix("-") { id.removeLast() }
        guard taken.contains(id) else { return id }
        return (2...).lazy.map { "\(id)-\($0)" }.first { !taken.contains($0) } ?? id
    }
}

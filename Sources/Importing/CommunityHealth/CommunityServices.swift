import Areas
import Wording

/// Which services are wanted, and the ids that they get.
struct CommunityServices {
    /// The services by their places in the figures, in the order of the request or else of the files.
    let services: [(place: Int, id: String)]
    /// Whether somebody named them.
    let areNamed: Bool

    /// - Throws: `InputErrors` of services that there are not, with their nearest match.
    init(_ request: ImportRequest, _ figures: CommunityFigures, at place: Place) throws(InputErrors) {
        areNamed = !request.services.isEmpty
        guard areNamed else {
            var taken: Set<String> = []
            services = figures.services.enumerated()
                .map { index, name in
                    let id = ServiceChoice.id(from: name, besides: taken)
                    taken.insert(id)
                    return (index, id)
                }
            return
        }
        var services: [(place: Int, id: String)] = []
        var problems: [Problem] = []
        for wanted in request.services {
            if let service = figures.service(named: wanted.officialName) {
                services.append((service, wanted.id))
            } else {
                problems.append(
                    Problem(
                        at: place,
                        "the files hold no service '\(shorten(wanted.officialName))' for children and young people",
                        remedy: remedy(for: wanted.officialName, allowed: figures.services)
                    )
                )
            }
        }
        guard problems.isEmpty else { throw InputErrors(problems) }
        self.services = services
    }
}

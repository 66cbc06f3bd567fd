/// The sheets that a workbook lists, and from when it counts its dates.
final class WorkbookPart: PartContent {
    private(set) var sheets: [(name: String, state: Sheet.State, relationship: String)] = []
    private(set) var dates = DateSystem.from1900

    let isComplete = false

    func begin(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "workbookPr":
            if ["1", "true", "on"].contains(attributes["date1904"]) { dates = .from1904 }
        case "sheet":
            // The prefix of the relationships' names is the writer's choice.
            let id = attributes.keys.sorted().first { $0.hasSuffix(":id") }.flatMap { attributes[$0] }
            let state = attributes["state"].flatMap(Sheet.State.init) ?? .visible
            sheets.append((attributes["name"] ?? "", state, id ?? ""))
        default: break
        }
    }

    func add(_ text: String) {}
    func end(_ element: String) {}
}

/// Where the parts are that another part names.
final class Relationships: PartContent {
    /// A part that is named.
    struct Target {
        /// What it is, the last word of the type's address: `worksheet`.
        let kind: String
        /// Its path in the container.
        let path: String
    }

    private(set) var targets: [String: Target] = [:]
    private let folder: [Substring]

    /// Those of the parts in a folder.
    init(folder: some StringProtocol) {
        self.folder = folder.split(separator: "/").map { Substring($0) }
    }

    let isComplete = false

    func begin(_ element: String, _ attributes: [String: String]) {
        guard element == "Relationship", attributes["TargetMode"] != "External",
            let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
        else { return }
        let kind = type.split(separator: "/").last ?? ""
        targets[id] = Target(kind: String(kind), path: path(to: target))
    }

    func add(_ text: String) {}
    func end(_ element: String) {}

    /// The path of the first part of a kind, by the order of ids.
    func path(of kind: String) -> String? {
        targets.sorted { $0.key < $1.key }.first { $0.value.kind == kind }?.value.path
    }

    private func path(to target: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder
        for part in target.split(separator: "/") where part != "." {
            if part == ".." {
                _ = parts.popLast()
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}

import Areas
import Wording
import Yams

/// A node of a YAML file with the words that lead to it, for messages.
struct Field {
    /// The node.
    let node: Node
    /// The way to it in the file's own words: `service nd-dhcft, waiting list, number`.
    let path: String
    /// Where it stands.
    let place: Place
    /// Where problems go.
    let diagnostics: Diagnostics

    /// A node at a place.
    init(node: Node, path: String, place: Place, diagnostics: Diagnostics) {
        self.node = node
        self.path = path
        self.place = place
        self.diagnostics = diagnostics
    }

    /// The node below this one, at its own line.
    func child(_ node: Node, _ name: String) -> Field {
        let line = node.mark?.line ?? place.line
        let place = Place(file: place.file, line: line)
        return Field(node: node, path: join(path, name), place: place, diagnostics: diagnostics)
    }

    /// The value that belongs to this key, at the key's line: a mapping below it has its own mark one line later.
    func value(_ node: Node, _ path: String) -> Field {
        Field(node: node, path: path, place: place, diagnostics: diagnostics)
    }

    /// The same node under another path.
    func renamed(_ path: String) -> Field {
        Field(node: node, path: path, place: place, diagnostics: diagnostics)
    }

    /// `field 'path'`, or `the file` at the top.
    var subject: String { path.isEmpty ? "the file" : "field '\(path)'" }

    /// Reports a problem with this field.
    func report(_ message: @autoclosure () -> String, remedy: @autoclosure () -> String) {
        diagnostics.report(place, "\(subject) \(message())", remedy: remedy())
    }

    /// What the node is, for messages.
    var kind: String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .scalar(let scalar): isEmptyScalar(scalar) ? "nothing" : "'\(shorten(scalar.string))'"
        case .alias: "an alias"
        }
    }

    /// The scalar as the text written, trimmed; `nil` for other nodes and for nothing, silently.
    var scalarText: String? {
        guard case .scalar(let scalar) = node, !isEmptyScalar(scalar) else { return nil }
        let text = trim(scalar.string)
        return text.isEmpty ? nil : text
    }

    /// How a text is written.
    static let textRemedy = "Write it on the same line as the key."
    /// How a list is written.
    static let listRemedy = "Write one item a line, each after a hyphen and a space."

    /// The text of a scalar; any other node is reported.
    func text(_ expected: String = "text", remedy: String = Self.textRemedy) -> String? {
        if let text = scalarText { return text }
        report("must be \(expected), found \(kind)", remedy: remedy)
        return nil
    }

    /// The items of a list; any other node is reported.
    func list(
        remedy: String = Self.listRemedy,
        name: (Int, Node) -> String = { index, _ in "item \(index + 1)" }
    ) -> [Field]? {
        guard case .sequence(let sequence) = node else {
            report("must be a list, found \(kind)", remedy: remedy)
            return nil
        }
        return sequence.enumerated().map { child($1, name($0, $1)) }
    }
}

/// Whether a scalar stands for nothing: an empty value, `~` or `null` without quotes.
private func isEmptyScalar(_ scalar: Node.Scalar) -> Bool {
    scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
}

/// A path and the next word.
func join(_ path: String, _ name: String) -> String {
    path.isEmpty ? name : "\(path), \(name)"
}

/// Text without spaces and line ends around it.
func trim(_ text: some StringProtocol) -> String {
    var slice = Substring(text)
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
}

/// A file's name, as messages show it, and its text.
package struct InputText: Hashable, Sendable {
    /// The name as the user gave it.
    package var name: String
    /// The whole text.
    package var text: String
    /// Whether the text came through a pipe or standard input: the name is then none of a file, and stands in no folder.
    package var isNameless: Bool

    /// A text with its name.
    package init(name: String, text: String, isNameless: Bool = false) {
        self.name = name
        self.text = text
        self.isNameless = isNameless
    }
}

/// A file's name, as messages show it, and its text.
package struct InputText: Hashable, Sendable {
    /// The name as the user gave it.
    package var name: String
    /// The whole text.
    package var text: String

    /// A text with its name.
    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

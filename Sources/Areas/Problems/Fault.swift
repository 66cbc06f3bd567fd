/// A rule that an area or a plan breaks, told of the field that breaks it in the words of the files.
///
/// Rules stand with the types that they are about, so that what is made in memory is held to them as files are. Whoever has
/// read a file knows the field's own line, and puts it in the place of the one here.
package struct Fault: Hashable, Sendable {
    /// The way to the field: `["service nd", "stage advice", "routes"]`; empty: the whole file.
    package var path: [String]
    /// What is wrong, as it follows the field's name: `must add up to at most 100%, found 120%`.
    package var message: String
    /// What is allowed or probably meant, as sentences.
    package var remedy: String
    /// The nearest place that is known: that of the service, stage or step.
    package var place: Place

    package init(_ path: [String], _ message: String, remedy: String, at place: Place) {
        self.path = path
        self.message = message
        self.remedy = remedy
        self.place = place
    }

    /// The fault as a problem of its file.
    package var problem: Problem {
        let subject = path.isEmpty ? "the file" : "field '\(path.joined(separator: ", "))'"
        return Problem(at: place, "\(subject) \(message)", remedy: remedy)
    }
}

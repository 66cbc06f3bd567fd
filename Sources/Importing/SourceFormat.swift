/// A form in which somebody publishes figures.
///
/// Each has a folder of its own here, and stands in ``SourceFormats/all``: nothing else knows which there are.
package protocol SourceFormat: Sendable {
    /// What it is called in messages: `DfE SEN2 (Explore Education Statistics)`.
    var name: String { get }
    /// What its files look like, in a sentence for whoever brings a file that no format knows.
    var description: String { get }

    /// The official names of its services where they are always the same; empty: they stand in the files.
    var serviceNames: [String] { get }

    /// Whether a file is of this form, by how it begins.
    func recognises(_ file: SourceFile) -> Bool

    /// Reads all files of this form that were given, together.
    ///
    /// - Throws: `InputErrors` with everything that is wrong: what is asked for and not there with its nearest match,
    ///   and files that are not what they seem; or what kept a file from being read.
    func figures(in files: [SourceFile], _ request: ImportRequest) throws -> ImportedFigures
}

extension SourceFormat {
    package var serviceNames: [String] { [] }
}

/// The forms that are read.
package enum SourceFormats {
    /// All of them; a file is of the first that recognises it.
    package static let all: [any SourceFormat] = [
        SEN2Format(), CommunityHealth(), ReferralToTreatment(), PublicHealthScotland(), PlannerUpload(), ReferralRows(),
    ]

    /// The form of a file; `nil` if it is of none.
    package static func format(of file: SourceFile) -> (any SourceFormat)? {
        all.first { $0.recognises(file) }
    }
}

/// Why a file cannot be read: one sentence, and what to do about it.
package struct WorkbookError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is the matter with a file.
    package enum Kind: Sendable {
        /// The file ends before what it announces.
        case cutShort
        /// What stands in the file contradicts itself or its checksum.
        case damaged
        /// A password is needed.
        case encrypted
        /// A sound file of a kind or in a form that is not read here.
        case unsupported
        /// More bytes than are unpacked of one file.
        case tooLarge
    }

    /// What is the matter.
    package let kind: Kind
    /// What is wrong, without a full stop: `the ZIP container ends before its directory`.
    package let message: String
    /// What to do, as a sentence.
    package let remedy: String

    package init(_ kind: Kind, _ message: String, remedy: String? = nil) {
        self.kind = kind
        self.message = message
        self.remedy = remedy ?? Self.usualRemedy(for: kind)
    }

    /// Message and remedy: one line.
    package var description: String { "\(message). \(remedy)" }

    private static func usualRemedy(for kind: Kind) -> String {
        switch kind {
        case .cutShort, .damaged: "Download or save the file again."
        case .encrypted: "Open it with its password, and save it without one."
        case .unsupported: "Open it in a spreadsheet, and save it as .xlsx or as CSV."
        case .tooLarge: "Take out the table that is needed, and save it as CSV."
        }
    }
}

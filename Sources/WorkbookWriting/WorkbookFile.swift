/// A workbook as a file: Office Open XML, which Excel, LibreOffice and other spreadsheets open.
package enum WorkbookFile {
    /// Whether this program was built with libxlsxwriter, which writes it: the package's trait Workbook.
    package static var isAvailable: Bool {
        #if Workbook
        true
        #else
        false
        #endif
    }

    /// The file's bytes: the same for the same content, whatever the time, the place and the machine's settings.
    ///
    /// - Parameter content: What it holds. Texts longer than a cell may be are cut there.
    /// - Returns: The bytes.
    /// - Throws: ``WorkbookWritingError`` if this build has no libxlsxwriter, or the folder for temporary files cannot be
    ///   written to.
    package static func bytes(of content: WorkbookContent) throws(WorkbookWritingError) -> [UInt8] {
        #if Workbook
        try WorkbookLibrary.bytes(of: content)
        #else
        throw WorkbookWritingError.notBuilt
        #endif
    }
}

/// Why a workbook was not written: a sentence or two.
package struct WorkbookWritingError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }

    /// The build does without libxlsxwriter.
    package static let notBuilt = Self(
        "this build of waitcast writes no workbooks: 'make workbook' builds one that does, with Debian's libxlsxwriter-dev; "
            + "the CSV files hold the same figures"
    )
}

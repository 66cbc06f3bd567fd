package import Foundation

extension Workbook {
    /// Whether a file begins as a workbook does, or as something that people take for one: an old or encrypted workbook, an
    /// OpenDocument file, a web page.
    package static func couldBeMeant(by beginning: Data) -> Bool {
        ZipArchive.isZip(beginning) || beginning.starts(with: compoundFile) || isWebPage(beginning)
    }

    // Microsoft's compound file, in which Excel kept workbooks until 2007 and now keeps encrypted ones.
    private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private static func isWebPage(_ beginning: Data) -> Bool {
        let text = String(decoding: beginning.prefix(1024), as: UTF8.self).lowercased()
        return text.contains("<!doctype html") || text.contains("<html")
    }

    /// Tells files of other kinds by their first bytes.
    static func refuseOtherKinds(_ bytes: Data) throws(WorkbookError) {
        if bytes.isEmpty { throw WorkbookError(.cutShort, "the file is empty") }
        if bytes.starts(with: compoundFile) {
            guard bytes.range(of: utf16("EncryptedPackage")) == nil else {
                throw WorkbookError(.encrypted, "the workbook is encrypted")
            }
            throw isNone("the file is an .xls workbook, as Excel saved them until 2007, or another old Office file")
        }
        if GzipReader.isGzip(bytes) {
            throw WorkbookError(
                .unsupported,
                "the file is no workbook but packed with gzip",
                remedy: "Unpack it first."
            )
        }
        guard !ZipArchive.isZip(bytes) else { return }
        if isWebPage(bytes) {
            throw WorkbookError(
                .unsupported,
                "the file is no workbook but a web page",
                remedy: "Download the workbook itself: the link may have led to a message."
            )
        }
        throw isNone("the file is no workbook (.xlsx)")
    }

    /// Tells other documents that are ZIP containers too.
    static func refuseOtherKinds(_ archive: ZipArchive) throws(WorkbookError) {
        if let entry = archive.entry(named: "mimetype"), entry.size < 256 {
            let type = String(decoding: try archive.data(of: entry), as: UTF8.self)
            if type.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") {
                throw isNone("the file is an OpenDocument spreadsheet (.ods)")
            }
        }
        if archive.entry(named: "xl/workbook.bin") != nil { throw isNone("the file is a binary workbook (.xlsb)") }
        if archive.entry(named: "word/document.xml") != nil {
            throw WorkbookError(
                .unsupported,
                "the file is no workbook but a Word document",
                remedy: "Copy its table into a spreadsheet, and save it as .xlsx or as CSV."
            )
        }
        guard archive.entry(named: "_rels/.rels") != nil else {
            throw WorkbookError(
                .unsupported,
                "the file is a ZIP container, but no workbook (.xlsx)",
                remedy: "Unpack it, and name the workbook in it."
            )
        }
    }

    static func isNone(_ message: String) -> WorkbookError { WorkbookError(.unsupported, message) }

    private static func utf16(_ text: String) -> Data {
        Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    }
}

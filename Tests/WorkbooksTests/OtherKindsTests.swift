import Foundation
import Testing

@testable import Workbooks

/// What is no workbook is told for what it is, with what to do.
@Suite struct OtherKindsTests {
    private static let compound = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + Data(count: 504)
    private static let save = "Open it in a spreadsheet, and save it as .xlsx or as CSV."

    @Test(arguments: [
        (Data(), "the file is empty. Download or save the file again."),
        (compound, "the file is an .xls workbook, as Excel saved them until 2007, or another old Office file. \(save)"),
        (
            compound + Data("EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }),
            "the workbook is encrypted. Open it with its password, and save it without one."
        ),
        (Samples.gzip, "the file is no workbook but packed with gzip. Unpack it first."),
        (
            Data("<!DOCTYPE html><html><body>Not found</body></html>".utf8),
            "the file is no workbook but a web page. Download the workbook itself: the link may have led to a message."
        ),
        (Data("service,period,value\n".utf8), "the file is no workbook (.xlsx). \(save)"),
        (
            MadeZip(["mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""]).data,
            "the file is an OpenDocument spreadsheet (.ods). \(save)"
        ),
        (MadeZip(["_rels/.rels": "", "xl/workbook.bin": ""]).data, "the file is a binary workbook (.xlsb). \(save)"),
        (
            MadeZip(["_rels/.rels": "", "word/document.xml": ""]).data,
            "the file is no workbook but a Word document. Copy its table into a spreadsheet, and save it as .xlsx or as CSV."
        ),
        (
            MadeZip(["data/requests.csv": "a,b"]).data,
            "the file is a ZIP container, but no workbook (.xlsx). Unpack it, and name the workbook in it."
        ),
        (
            MadeZip(["_rels/.rels": "<Relationships/>"]).data,
            "the ZIP container holds no workbook that is read here (.xlsx). \(save)"
        ),
    ])
    func isTold(_ data: Data, _ message: String) {
        let error = #expect(throws: WorkbookError.self) { try Workbook(data) }
        #expect(error?.description == message)
        // gzip and texts are nobody's idea of a workbook.
        let isOther = data.isEmpty || GzipReader.isGzip(data) || data.starts(with: Data("service".utf8))
        #expect(Workbook.couldBeMeant(by: data) != isOther)
    }

    @Test func missingPartsAreTold() throws {
        let parts = MadeWorkbook("").parts.map { MadeZip.Entry(name: $0.path, bytes: Array($0.text.utf8)) }
        for name in ["xl/styles.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels", "xl/s0.xml"] {
            let error = #expect(throws: WorkbookError.self) {
                try cells(of: MadeZip(parts.filter { $0.name != name }).data)
            }
            #expect(error?.message.hasSuffix("the workbook lacks its part '\(name)'") == true)
        }
    }

    @Test func workbooksWithoutSheetsAreTold() {
        let error = #expect(throws: WorkbookError.self) { try Workbook(MadeWorkbook([:]).data) }
        #expect(error?.message == "the workbook has no sheets")
    }
}

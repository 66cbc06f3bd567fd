/// What a workbook is to hold.
package struct WorkbookContent: Sendable {
    /// Its title, among the file's properties.
    package var title: String
    /// What it is, in a sentence, among the file's properties.
    package var comment: String
    /// Its sheets, the one that is seen first at the front.
    package var sheets: [Sheet]

    /// A workbook of some sheets.
    package init(title: String, comment: String = "", sheets: [Sheet]) {
        (self.title, self.comment, self.sheets) = (title, comment, sheets)
    }
}

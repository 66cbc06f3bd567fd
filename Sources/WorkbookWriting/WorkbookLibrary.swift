#if Workbook
import CXlsxWriter
import Foundation

/// Writes workbooks with libxlsxwriter.
enum WorkbookLibrary {
    /// When the file says that it was made: the start of 1980, as the entries of its container do.
    ///
    /// The same content gives the same bytes.
    private static let created: time_t = 315_532_800

    /// The file's bytes.
    static func bytes(of content: WorkbookContent) throws(WorkbookWritingError) -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "waitcast-\(UUID().uuidString)", directoryHint: .isDirectory)
        let file = folder.appending(path: "results.xlsx")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        } catch {
            throw failed(folder.deletingLastPathComponent().path, "nothing can be written there")
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(content, to: file.path, temporary: folder.path)
        do {
            return Array(try Data(contentsOf: file))
        } catch {
            throw failed(folder.path, "\(error.localizedDescription)")
        }
    }

    private static func failed(_ path: String, _ why: String) -> WorkbookWritingError {
        WorkbookWritingError("the workbook could not be made in the folder for temporary files, '\(path)': \(why)")
    }

    private static func write(
        _ content: WorkbookContent,
        to path: String,
        temporary: String
    ) throws(WorkbookWritingError) {
        let result = temporary.withCString { folder in
            var options = lxw_workbook_options()
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            guard let book = workbook_new_opt(path, &options) else { return LXW_ERROR_MEMORY_MALLOC_FAILED }
            setProperties(of: book, content)
            var formats = Formats(book)
            for sheet in content.sheets {
                guard let page = workbook_add_worksheet(book, sheet.name) else {
                    return LXW_ERROR_INVALID_SHEETNAME_CHARACTER
                }
                SheetWriter(page, sheet).write(&formats)
                for chart in sheet.charts { chart.insert(into: page, of: book) }
            }
            return workbook_close(book)
        }
        guard result == LXW_NO_ERROR else { throw failed(temporary, String(cString: lxw_strerror(result))) }
    }

    private static func setProperties(of book: UnsafeMutablePointer<lxw_workbook>, _ content: WorkbookContent) {
        content.title.withCString { title in
            content.comment.withCString { comment in
                "Waitcast"
                    .withCString { author in
                        var properties = lxw_doc_properties()
                        properties.title = UnsafeMutablePointer(mutating: title)
                        properties.comments = UnsafeMutablePointer(mutating: comment)
                        properties.author = UnsafeMutablePointer(mutating: author)
                        properties.created = created
                        workbook_set_properties(book, &properties)
                    }
            }
        }
    }
}

/// The looks of a workbook's cells, each made once.
struct Formats {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private var made: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        self.book = book
    }

    /// The library's format of a style.
    mutating func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        if let format = made[style] { return format }
        guard let format = workbook_add_format(book) else { return nil }
        made[style] = format
        format_set_font_name(format, "Arial")
        format_set_font_size(format, style.size > 0 ? style.size : 10)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        if style.format != .general { format_set_num_format(format, style.format.rawValue) }
        if style.isBold { format_set_bold(format) }
        if style.isQuiet { format_set_font_color(format, 0x484F56) }
        if style.isLink {
            format_set_font_color(format, 0x1A5F9E)
            format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
        }
        if style.isWrapped { format_set_text_wrap(format) }
        if style.isAtRight { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
        if style.indent > 0 { format_set_indent(format, UInt8(style.indent)) }
        if style.isHeader {
            format_set_bg_color(format, 0xE3E7EA)
            format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
        }
        if style.hasLineAbove { format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        return format
    }
}
#endif

import Foundation
import Importing
import Reading
import Workbooks
import Wording

/// Reads published files in whatever form they are.
struct Import {
    /// What they say.
    private(set) var figures = ImportedFigures()
    /// How many files of which form: `12 files: DfE SEN2 (Explore Education Statistics)`.
    private(set) var forms: [String] = []

    /// Reads all files; nothing is taken of any unless all can be used.
    ///
    /// - Throws: What no format recognises, what is asked for and not there, what is wrong in the files.
    init(_ sources: SourceFiles, _ request: ImportRequest) throws {
        let names = sources.names
        let mappings = try sources.files.filter { Self.isMapping($0.file) }.map { try Self.text(of: $0.file) }
        let opened = sources.files.filter { !Self.isMapping($0.file) }
        let formats = try SourceFormats.mapped(by: mappings) + SourceFormats.all
        var (byFormat, unknown, passedOver) = ([Int: [SourceFile]](), [SourceFile](), [String]())
        for source in opened {
            if let number = formats.firstIndex(where: { $0.recognises(source.file) }) {
                byFormat[number, default: []].append(source.file)
            } else if source.isNamed || (!source.isPacked && Self.looksLikeATable(source.file.name)) {
                unknown.append(source.file)
            } else {
                passedOver.append(source.file.name)
            }
        }
        if !unknown.isEmpty || byFormat.isEmpty { throw Self.notRecognised(unknown, names) }
        for number in byFormat.keys.sorted() {
            let format = formats[number]
            let files = byFormat[number] ?? []
            forms.append("\(counted(files.count, "file")): \(format.name)")
            do {
                figures.append(
                    try format.figures(
                        in: files,
                        Self.request(request, for: format, among: byFormat.keys.sorted().map { formats[$0] })
                    )
                )
            } catch let error as WorkbookError {
                throw Failure(
                    description: "\(joined(files.map { "'\($0.name)'" })): \(error)",
                    code: Failure.badData
                )
            }
        }
        figures.leftOut += passedOver.map { "\($0): no data file that is known here" }
    }

    /// The request as one format gets it: services by names that belong to another are not asked of it.
    private static func request(
        _ request: ImportRequest,
        for format: any SourceFormat,
        among formats: [any SourceFormat]
    ) -> ImportRequest {
        guard formats.count > 1 else { return request }
        func isOne(of names: [String], _ name: String) -> Bool {
            names.contains { $0.lowercased() == name.lowercased() }
        }
        let own = format.serviceNames
        let others = formats.filter { $0.name != format.name }.flatMap(\.serviceNames)
        var request = request
        request.services = request.services.filter { service in
            own.isEmpty ? !isOne(of: others, service.officialName) : isOne(of: own, service.officialName)
        }
        return request
    }

    /// Whether a file says what the columns of others are.
    private static func isMapping(_ file: SourceFile) -> Bool {
        let name = file.name.lowercased()
        return (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
            && Inputs.isMapping(InputText(name: file.name, text: String(decoding: file.beginning, as: UTF8.self)))
    }

    private static func text(of file: SourceFile) throws -> InputText {
        InputText(name: file.name, text: String(decoding: try file.bytes(), as: UTF8.self))
    }

    /// The beginning of a file's first line, unless a day stands in it: then it is no header, and may be about a child.
    private static func header(of file: SourceFile) -> String {
        let line = String(decoding: file.beginning.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
        guard !line.isEmpty, line.firstMatch(of: /\d{1,4}[-\/.]\d{1,2}[-\/.]\d{1,4}/) == nil else { return "" }
        return ": it begins with '\(shorten(line))'"
    }

    private static func looksLikeATable(_ name: String) -> Bool {
        [".csv", ".tsv", ".xlsx", ".xls", ".ods"].contains { name.lowercased().hasSuffix($0) }
    }

    /// What a file is that might have been a workbook, or what is wrong with it; `nil`: it is a text, or a sound workbook.
    private static func fault(of file: SourceFile) -> WorkbookError? {
        guard Workbook.couldBeMeant(by: Data(file.beginning)), let bytes = try? file.bytes() else { return nil }
        do throws(WorkbookError) {
            _ = try Workbook(Data(bytes))
            return nil
        } catch {
            return error
        }
    }

    private static func notRecognised(_ files: [SourceFile], _ names: [String]) -> Failure {
        let known = SourceFormats.all.map { "  \($0.name): \($0.description)" }.joined(separator: "\n")
        let shown = files.prefix(5)
            .map { file in
                if let fault = fault(of: file) { return "'\(file.name)': \(fault)" }
                return "'\(file.name)' is of no form that is read here"
                    + (file.beginning.isEmpty ? ": it is empty" : header(of: file))
            }
        let more = files.count > 5 ? ["and \(files.count - 5) more files"] : []
        let none = files.isEmpty ? ["no file that is read here among \(joined(names.map { "'\($0)'" }))"] : []
        return Failure(
            description: (shown + more + none).joined(separator: "\n") + "\nRead are\n\(known)\nnothing was written",
            code: Failure.badData
        )
    }
}

import Areas
import Reading
import Wording

/// Education, health and care plans: the data files of the DfE's release, as Explore Education Statistics gives them.
struct SEN2Format: SourceFormat {
    let name = "DfE SEN2 (Explore Education Statistics)"
    let description =
        "CSV files of 'Education, health and care plans': time_period, geographic_level, la_name, breakdown_topic "
        + "and columns "
        + "such as requests_received_in_year, assess_issued, plans_issued_den, new_ehc_plans, ehcplans or "
        + "total_ceased; and "
        + "its table of appeals, with year, appeals_registered"

    /// The services that its figures are of.
    static let pathway = (id: "ehcna", name: "Education, health and care needs assessment (EHCNA)")
    static let reviews = (id: "annual-reviews", name: "Annual reviews of EHC plans")
    /// England's figures beside those of the authority.
    static let england = "ehcna-england"

    var serviceNames: [String] { [Self.pathway.name, Self.reviews.name] }

    func recognises(_ file: SourceFile) -> Bool {
        guard let text = String(validating: file.beginning.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self) else {
            return false
        }
        var rows = CSVRows(text)
        return rows.next().flatMap { SEN2Table(columns: $0.fields.map { $0.lowercased() }) } != nil
    }

    func figures(in files: [SourceFile], _ request: ImportRequest) throws -> ImportedFigures {
        let read = try files.map { try SEN2File($0) }
        let problems = read.flatMap(\.problems)
        guard problems.isEmpty else { throw InputErrors(problems) }
        let figures = SEN2Figures(read)
        let authority = try authority(in: figures, files, request)
        let ids = try serviceIDs(request, at: Place(file: files[0].name, line: 1))
        var result = ImportedFigures()
        let tables = figures.tables.map { ($0, figures.rows(of: $0, authority)) }.filter { !$0.1.isEmpty }
        let code = authority.codes.last.map { " (\($0))" } ?? ""
        let own = SEN2Rows(
            tables,
            of: authority.name + code,
            service: ids.pathway,
            provider: authority.name,
            in: figures,
            request
        )
        let england = SEN2Rows(
            [SEN2Table.requests, .assessments, .timeliness, .newPlans, .plansHeld].map { ($0, figures.england($0)) },
            of: "England",
            service: Self.england,
            provider: "England",
            in: figures,
            request
        )
        result.rows = own.rows + england.rows
        for (table, years) in tables {
            let name =
                years.values.contains { !$0.name.isEmpty } ? authority.name : "an authority that the file does not name"
            let span = SEN2Checks.span(years.keys).map { ", \($0)" } ?? ""
            let date = table.isStock ? " (January)" : ""
            result.found.append("\(table.title): \(table.subject) of \(name)\(span)\(date)")
        }
        let checks = SEN2Checks(figures, authority)
        result.found += checks.agreements
        result.disagreements = checks.disagreements + contradictions(read, figures)
        result.leftOut = leftOut(read, figures, authority, own)
        let pathway = EHCNAPathway(figures, authority, own.setAside, ids: ids, origin: request.origin)
        result.services = pathway.services
        return result
    }

    // MARK: - Whose and what

    private func authority(
        in figures: SEN2Figures,
        _ files: [SourceFile],
        _ request: ImportRequest
    ) throws(InputErrors) -> Authority {
        let all = Authority.all(in: figures.keys.map { figures.rows[$0]! })
        guard all.isEmpty else {
            return try Authority.named(
                request.authority ?? request.organisation,
                among: all,
                at: Place(file: files[0].name, line: 1)
            )
        }
        // The table of appeals names nobody.
        guard let wish = request.authority ?? request.organisation else {
            throw InputErrors(
                at: Place(file: files[0].name, line: 1),
                "the file does not say whose figures it has",
                remedy: "Name the authority with --organisation."
            )
        }
        return Authority(name: wish, codes: [], oldCodes: [], region: "")
    }

    /// The ids that services get, by their official names.
    private func serviceIDs(
        _ request: ImportRequest,
        at place: Place
    ) throws(InputErrors) -> (pathway: String, reviews: String) {
        var ids = (pathway: Self.pathway.id, reviews: Self.reviews.id)
        for service in request.services {
            let wish = Authority.key(service.officialName)
            switch serviceNames.firstIndex(where: { Authority.key($0) == wish }) {
            case 0: ids.pathway = service.id
            case 1: ids.reviews = service.id
            default:
                throw InputErrors(
                    at: place,
                    "the files hold no service '\(shorten(service.officialName))'",
                    remedy: remedy(for: service.officialName, allowed: serviceNames)
                )
            }
        }
        return ids
    }

    // MARK: - What is told

    private func contradictions(_ files: [SEN2File], _ figures: SEN2Figures) -> [String] {
        let within = files.flatMap(\.contradictingRows)
            .map {
                "\($0.file):\($0.line): a second row of \($0.name) in \($0.year) with other figures: the first is used"
            }
        let between = figures.contradicting.map { used, other in
            let name = used.level == .england ? "England" : used.level == .region ? used.region : used.name
            return
                "\(used.file):\(used.line) and \(other.file):\(other.line): \(name) in \(used.year) differs: the "
                + "former is used"
        }
        let all = within + between
        return all.count > 6 ? Array(all.prefix(5)) + ["and \(all.count - 5) more rows that differ so"] : all
    }

    private func leftOut(
        _ files: [SEN2File],
        _ figures: SEN2Figures,
        _ authority: Authority,
        _ own: SEN2Rows
    ) -> [String] {
        var lines: [String] = []
        func add(_ count: Int, _ noun: String, _ what: String) {
            if count > 0 { lines.append("\(counted(count, noun)) \(what)") }
        }
        let rows = figures.keys.compactMap { figures.rows[$0] }
        let others = Authority.all(in: rows).count - 1
        if others > 0 { lines.append("\(counted(others, "other authority", plural: "other authorities"))") }
        let regions = Set(rows.filter { $0.level == .region }.map(\.region)).count
        add(regions, "region", "(England's rows are kept beside the authority's, as '\(Self.england)')")
        add(files.reduce(0) { $0 + $1.partRows }, "row", "of breakdowns by age, sex and so on: their totals are used")
        add(files.reduce(0) { $0 + $1.otherRows }, "row", "of other levels than authority, region and England")
        add(files.reduce(figures.repeated) { $0 + $1.doubledRows }, "row", "that stand in the files twice")
        for file in files where !file.doubledColumns.isEmpty {
            lines.append("\(file.name): the second column of the name \(joined(file.doubledColumns))")
        }
        for (code, count) in own.codes.sorted(by: { $0.key < $1.key }) {
            switch code {
            case "c": lines.append("\(counted(count, "figure")) withheld ('c'): kept as a code")
            case "low": lines.append("\(counted(count, "figure")) of 'low', which rounds to 0: kept as a code")
            default: lines.append("\(counted(count, "figure")) not available ('\(shorten(code))')")
            }
        }
        return lines + changes(figures, authority)
    }

    /// What has changed about the authority, and years without a row.
    private func changes(_ figures: SEN2Figures, _ authority: Authority) -> [String] {
        var lines: [String] = []
        if authority.codes.count > 1 {
            lines.append("\(authority.name) stands under the codes \(joined(authority.codes)): read as one")
        }
        lines += Reorganisation.all.filter { $0.concerns(authority.name) }.map(\.sentence)
        for table in figures.tables where table != .appeals {
            let years = Set(figures.all(of: table).map(\.row.year))
            let own = Set(figures.rows(of: table, authority).keys)
            if own.isEmpty {
                lines.append("\(table.title) has no rows of \(authority.name)")
            } else if !years.subtracting(own).isEmpty {
                let missing = joined(years.subtracting(own).sorted().map { "\($0)" })
                lines.append("\(table.title) has no row of \(authority.name) for \(missing)")
            }
        }
        return lines
    }
}

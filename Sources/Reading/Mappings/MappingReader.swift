package import Areas
import Calendar
import Forecasting
import Wording
import Yams

extension Inputs {
    /// Reads a mapping file: what the columns of a table are.
    ///
    /// - Throws: Everything that is wrong in it, by line.
    package static func readMapping(_ input: InputText) throws(InputErrors) -> FileMapping {
        let diagnostics = Diagnostics()
        let mapping = parseDocument(input, diagnostics)
            .flatMap { Section($0, MappingKeys.shape) }
            .flatMap { MappingReader(section: $0, file: input.name).read() }
        try diagnostics.throwIfAny()
        guard let mapping else { throw InputErrors([]) }
        return mapping
    }

    /// Whether a file is a mapping by its key of that name, however much is wrong in it.
    package static func isMapping(_ input: InputText) -> Bool {
        input.text.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            .contains { line in
                let line = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
                return line.starts(with: "\(MappingKeys.mapping.name):".utf8)
            }
    }
}

/// Reads a mapping file.
struct MappingReader {
    let section: Section
    let file: String

    /// The mapping; `nil` if something that it cannot do without is wrong.
    func read() -> FileMapping? {
        let name = section.read(MappingKeys.mapping)
        let organisation = column(section, MappingKeys.organisation)
        let service = service()
        let hasFigures = section.mentions(MappingKeys.figures)
        guard hasFigures != section.mentions(MappingKeys.referrals) else {
            section.field.report(
                hasFigures ? "has both 'figures' and 'referrals'" : "has neither 'figures' nor 'referrals'",
                remedy: "Give 'figures' for a table of published figures, 'referrals' for one row a referral."
            )
            return nil
        }
        if !hasFigures {
            return name.flatMap { referrals($0, organisation, service) }.map(FileMapping.referrals)
        }
        let figures = (section.read(MappingKeys.figures) ?? []).compactMap(figure)
        let only = filters(section[MappingKeys.only])
        let names = names(section[MappingKeys.organisationNames])
        let kind = section.read(MappingKeys.periodKind).flatMap(WrittenPeriod.Kind.init)
        let period = column(section, MappingKeys.period)
        if period == nil, !section.mentions(MappingKeys.period) {
            section.field.report("has no 'period'", remedy: "Name the column of the months, quarters or years.")
        }
        if service == nil, !section.mentions(MappingKeys.service), !section.mentions(MappingKeys.serviceColumn) {
            section.field.report(
                "says of no service that it is about it",
                remedy: "Give 'service' with an id, or 'service column' with the name of a column."
            )
        }
        guard let name, let period, let service, !figures.isEmpty else { return nil }
        return .table(
            TableMapping(
                name: name,
                organisation: organisation,
                organisationNames: names,
                provider: section.read(MappingKeys.provider) ?? "",
                period: period,
                periodKind: kind,
                service: service,
                only: only,
                qualifierSuffix: section.read(MappingKeys.qualifiers),
                figures: figures,
                file: file
            )
        )
    }

    /// A key's column, at its own line.
    private func column(_ section: Section, _ key: Key<Field>) -> TableMapping.ColumnName? {
        guard let field = section.read(key), let text = field.text("the name of a column") else { return nil }
        return TableMapping.ColumnName(text, line: field.place.line, key: field.path)
    }

    private func service() -> TableMapping.Service? {
        let id = section.read(MappingKeys.service)
        let column = column(section, MappingKeys.serviceColumn)
        if section.mentions(MappingKeys.service), section.mentions(MappingKeys.serviceColumn) {
            section[MappingKeys.serviceColumn]?
                .report(
                    "stands beside 'service'",
                    remedy: "Keep one: all rows are of one service, or each names its own."
                )
        }
        return id.map(TableMapping.Service.id) ?? column.map(TableMapping.Service.column)
    }

    /// What columns must hold, from `{column: text, column: [text, text]}`.
    private func filters(_ field: Field?) -> [TableMapping.Filter] {
        pairs(field)
            .compactMap { key, value in
                guard let texts = value.names("a text of the column", remedy: "Write one text, or several in brackets.")
                else {
                    return nil
                }
                return TableMapping.Filter(
                    TableMapping.ColumnName(key, line: value.place.line, key: value.path),
                    texts.map(\.name)
                )
            }
    }

    private func names(_ field: Field?) -> [String: String] {
        pairs(field).reduce(into: [:]) { names, pair in names[pair.0] = pair.1.text() }
    }

    /// The keys that a file's writer has chosen, with what stands there.
    private func pairs(_ field: Field?) -> [(String, Field)] {
        guard let field else { return [] }
        guard case .mapping(let mapping) = field.node else {
            field.report("must be a mapping, found \(field.kind)", remedy: "Write '{name: text}'.")
            return []
        }
        return mapping.compactMap { keyNode, valueNode in
            let key = field.child(keyNode, "")
            guard let name = key.scalarText else {
                field.report("has a key that is \(key.kind)", remedy: "Keys are the table's own words.")
                return nil
            }
            return (name, key.value(valueNode, join(field.path, shorten(name))))
        }
    }

    private func figure(_ item: Field) -> TableMapping.Figure? {
        guard let section = Section(item, MappedFigureKeys.shape) else { return nil }
        let column = column(section, MappedFigureKeys.column)
        let conditions = filters(section[MappedFigureKeys.conditions])
        let metric = metric(section)
        let unit = section.read(MappedFigureKeys.unit)
        guard let column, let metric else { return nil }
        return TableMapping.Figure(column, metric, factor: factor(unit, metric, section), where: conditions)
    }

    private func metric(_ section: Section) -> String? {
        let band = section.read(MappedFigureKeys.band)
            .flatMap { field -> MappedBand? in
                guard let text = field.text(TextForm.band.expected) else { return nil }
                if let band = MappedBand(text) { return band }
                field.report(
                    "must be \(TextForm.band.expected), found '\(shorten(text))'",
                    remedy: "Bands run from a number of weeks to below another; completed weeks include the last."
                )
                return nil
            }
        guard let field = section.read(MappedFigureKeys.metric), let text = field.text("a metric") else { return nil }
        guard let name = MappedMetric.canonical(text) else {
            field.report(
                "must be a metric, found '\(shorten(text))'",
                remedy: remedy(for: text, allowed: MappedMetric.named)
            )
            return nil
        }
        guard section.mentions(MappedFigureKeys.band) else { return name }
        guard let population = WaitMetric.Population(rawValue: name) else {
            section[MappedFigureKeys.band]?
                .report(
                    "belongs to the metrics waiting and seen, not to \(name)",
                    remedy: "Leave it out, or correct the metric."
                )
            return nil
        }
        return band.map { WaitMetric(population, $0.figure).name }
    }

    /// What figures are multiplied by.
    private func factor(_ unit: String?, _ metric: String, _ section: Section) -> Double {
        guard let unit else { return 1 }
        let (isShare, isWait) = (MappedMetric.isShare(metric), MappedMetric.isWait(metric))
        guard unit == MappedUnit.percent ? isShare : isWait else {
            section[MappedFigureKeys.unit]?
                .report(
                    "cannot be \(unit): \(metric) is \(isShare ? "a share" : isWait ? "a wait" : "a number of children")",
                    remedy: isShare
                        ? "Write percent, or leave it out." : isWait ? "Write days, weeks or months." : "Leave it out."
                )
            return 1
        }
        return WaitUnit(unit)?.weeks ?? 0.01
    }

    private func referrals(
        _ name: String,
        _ organisation: TableMapping.ColumnName?,
        _ service: TableMapping.Service?
    ) -> ReferralMapping? {
        for key in [MappingKeys.only, MappingKeys.period, MappingKeys.organisationNames] {
            section[key]?.report("belongs to 'figures'", remedy: "Leave it out: a referral has its own dates.")
        }
        guard let keys = section.read(MappingKeys.referrals), let referred = column(keys, MappedReferralKeys.referred)
        else {
            return nil
        }
        func texts(_ key: Key<Field>) -> [String] {
            keys.read(key)?.names("a reason", remedy: "Write one reason, or several in brackets.")?.map(\.name) ?? []
        }
        return ReferralMapping(
            name: name,
            referred: referred,
            seen: column(keys, MappedReferralKeys.seen),
            discharged: column(keys, MappedReferralKeys.discharged),
            reason: column(keys, MappedReferralKeys.reason),
            childClass: column(keys, MappedReferralKeys.childClass),
            service: service,
            organisation: organisation,
            provider: section.read(MappingKeys.provider) ?? "",
            dateOrder: keys.read(MappedReferralKeys.dates).flatMap(ReferralMapping.DateOrder.init),
            extracted: keys.read(MappedReferralKeys.extracted).flatMap { $0.days()?.upperBound },
            completeFrom: keys.read(MappedReferralKeys.completeFrom),
            transferred: texts(MappedReferralKeys.transferred),
            earlyDisposals: texts(MappedReferralKeys.earlyDisposals),
            file: file
        )
    }
}

import Areas
import Calendar
import Reading
import Wording

/// What is left of tables with one row a referral when they have been read: counts.
struct ReferralTable {
    private(set) var organisation: OrganisationChoice
    private(set) var hasOrganisations = false
    private(set) var hasServices = false
    /// Services in the order of the table, and what is counted of each.
    private(set) var serviceNames: [String] = []
    private(set) var tallies: [ReferralTally] = []
    /// Rows that were counted.
    private(set) var rows = 0
    /// Rows that were not, and why.
    private(set) var otherRows = 0
    private(set) var withoutReferral = 0
    private(set) var endBeforeReferral = 0
    private(set) var longerThanTwentyYears = 0
    private(set) var repeated = 0
    /// Rows that were counted, with something to tell.
    private(set) var dischargedBeforeSeen = 0
    private(set) var hasSeen = false
    private(set) var classColumn: String?

    private let mapping: ReferralMapping?
    private var dates: DateReader
    private let diagnostics: Diagnostics
    private var reasons: DischargeReasons
    private var exitDays = [Bool](repeating: false, count: 366 * 151)
    private var firstHeader: Place?

    /// Services beyond which a column is taken to be none of services: it may hold names of children.
    private static let mostServices = 200
    private static let mostOrganisations = 1000
    /// The longest time from referral to leaving the list that is no slip: twenty years.
    private static var longest: Int { 7305 }
    /// The first day that is read, by number, and for how many days it is kept whether anybody left the list.
    private let firstNumber = Day(year: 1950, month: 1, day: 1).number

    init(
        _ mapping: ReferralMapping?,
        _ request: ImportRequest,
        _ order: ReferralMapping.DateOrder,
        _ diagnostics: Diagnostics
    ) {
        self.mapping = mapping
        self.diagnostics = diagnostics
        organisation = OrganisationChoice(request)
        dates = DateReader(order, isDeclared: mapping?.dateOrder != nil)
        reasons = DischargeReasons(mapping)
    }

    /// Counts a file's rows.
    mutating func read(_ file: DelimitedFile, _ columns: ReferralColumns) throws {
        hasOrganisations = hasOrganisations || columns.organisation != nil
        hasServices = hasServices || columns.service != nil
        hasSeen = hasSeen || columns.seen != nil
        classColumn = classColumn ?? columns.childClass.map { file.names[$0] }
        firstHeader = firstHeader ?? Place(file: file.file.name, line: file.headerLine)
        var services = Dictionary(zip(serviceNames, serviceNames.indices), uniquingKeysWith: { first, _ in first })
        var before: [UInt8] = []
        var lastOrganisation: (bytes: [UInt8], isWanted: Bool)?
        var lastService: (bytes: [UInt8], index: Int)?
        var isReadable = true
        try file.forEachRow(diagnostics) { row in
            guard isReadable else { return }
            if let column = columns.organisation {
                let cell = row[column]
                if !(lastOrganisation.map { cell.equals($0.bytes) } ?? false) {
                    lastOrganisation = (Array(cell.bytes), organisation.meets(code: cell.text))
                    guard organisation.codes.count <= Self.mostOrganisations else {
                        reportNotNames(file, column, "organisations")
                        isReadable = false
                        return
                    }
                }
                guard lastOrganisation?.isWanted ?? false else {
                    otherRows += 1
                    return
                }
            }
            // With a column that tells rows apart, a row like the one above it is the same referral.
            if columns.hasOthers {
                let bytes = row.allBytes
                if bytes.elementsEqual(before) {
                    repeated += 1
                    return
                }
                before.removeAll(keepingCapacity: true)
                before.append(contentsOf: bytes)
            }
            var index = 0
            if let column = columns.service {
                let cell = row[column]
                if let last = lastService, cell.equals(last.bytes) {
                    index = last.index
                } else {
                    let name = cell.text
                    index = services[name] ?? serviceNames.count
                    lastService = (Array(cell.bytes), index)
                    if index == serviceNames.count {
                        guard index < Self.mostServices else {
                            reportNotNames(file, column, "services")
                            isReadable = false
                            return
                        }
                        services[name] = index
                        serviceNames.append(name)
                    }
                }
            } else if serviceNames.isEmpty {
                serviceNames.append("")
            }
            while tallies.count <= index { tallies.append(ReferralTally()) }
            count(row, index, file, columns)
        }
    }

    private mutating func count(_ row: DelimitedRow, _ service: Int, _ file: DelimitedFile, _ columns: ReferralColumns)
    {
        var isSound = true
        func day(_ column: Int?, _ dates: inout DateReader) -> Int? {
            guard let column else { return nil }
            switch dates.read(row[column], line: row.line) {
            case .day(let day): return day
            case .none: return nil
            case .fault(let fault):
                isSound = false
                // Never what stands there.
                diagnostics.report(
                    Place(file: file.file.name, line: row.line),
                    "column '\(file.names[column])' \(fault.words)",
                    remedy: "Write days as year-month-day or day/month/year; leave the cell empty where there is none."
                )
                return nil
            }
        }
        let referred = day(columns.referred, &dates)
        let seen = day(columns.seen, &dates)
        let discharged = day(columns.discharged, &dates)
        guard isSound else { return }
        guard let referred else {
            withoutReferral += 1
            return
        }
        var exit: (kind: ReferralTally.Exit, day: Int)?
        if let seen {
            exit = (.seen, seen)
            if let discharged, discharged < seen { dischargedBeforeSeen += 1 }
        } else if let discharged {
            exit = (reasons.exit(columns.reason.map { row[$0] }), discharged)
        }
        if let exit {
            guard exit.day >= referred else {
                endBeforeReferral += 1
                return
            }
            guard exit.day - referred <= Self.longest else {
                longerThanTwentyYears += 1
                return
            }
            exitDays[exit.day - firstNumber] = true
        }
        rows += 1
        tallies[service]
            .add(
                referred: referred,
                exit: exit,
                childClass: columns.childClass.map { ChildClass.number(row[$0]) }
            )
    }

    /// The last day of the table: of referrals, or a few weeks later of leaving the list; later ones are bookings.
    ///
    /// A referral in a hundred that is dated months after all others is a slip, and does not say when the table ends.
    var lastDay: Day? {
        var months = Set(tallies.flatMap(\.monthsOfReferral)).sorted()
        var strays = 0
        while months.count > 1, months[months.count - 1] - months[months.count - 2] > 3 {
            strays += tallies.reduce(0) { $0 + $1.referrals(months[months.count - 1]) }
            guard strays * 100 <= rows else { break }
            months.removeLast()
        }
        guard let month = months.last, let referral = tallies.compactMap({ $0.lastReferral(in: month) }).max() else {
            return nil
        }
        let first = referral - firstNumber
        let last = min(first + 31, exitDays.count - 1)
        let exit = (first...max(first, last)).last { exitDays.indices.contains($0) && exitDays[$0] } ?? first
        return Day(number: max(referral, exit + firstNumber))
    }

    /// Whether the dates of the table can only be read with the month first.
    var showsMonthFirst: Bool { dates.monthFirstLine != nil && dates.dayFirstLine == nil && dates.order == .dayFirst }

    /// Reports dates of which the order is not plain.
    func reportOrder() {
        guard mapping?.dateOrder == nil, let file = firstHeader?.file else { return }
        let advice = "Write days as year-month-day; or say 'dates: day first' in a mapping file, under 'referrals'."
        if let day = dates.dayFirstLine, let month = dates.monthFirstLine {
            diagnostics.report(
                Place(file: file, line: max(day, month)),
                "dates have the day first on line \(day) and the month first on line \(month)",
                remedy: advice
            )
        } else if let line = dates.unclearLine, dates.dayFirstLine == nil, dates.monthFirstLine == nil {
            diagnostics.report(
                Place(file: file, line: line),
                "a date may have the day or the month first, and no other shows which",
                remedy: advice
            )
        }
    }

    private func reportNotNames(_ file: DelimitedFile, _ column: Int, _ what: String) {
        diagnostics.report(
            Place(file: file.file.name, line: file.headerLine),
            "column '\(file.names[column])' holds too many different texts to be \(what)",
            remedy: "Say which column holds them with a mapping file, or take the column out."
        )
    }
}

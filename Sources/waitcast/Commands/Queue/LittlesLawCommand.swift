import ArgumentParser
import Queueing
import Reporting
import Statistics
import Wording

/// `waitcast queue littles-law`.
struct LittlesLawCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "littles-law",
        "Numbers, arrivals and waits: any two give the third.",
        LittlesLaw.theory,
        examples: [
            "--arrival-rate 10 --mean-number 520",
            "--arrival-rate 10 --mean-wait 18",
        ]
    )

    @Option(help: "Arrivals per unit of time, lambda.")
    var arrivalRate: Double?
    @Option(help: "The mean number waiting, L.")
    var meanNumber: Double?
    @Option(help: "The mean wait, W.")
    var meanWait: Double?
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        guard [arrivalRate, meanNumber, meanWait].count(where: { $0 != nil }) == 2 else {
            throw ValidationError("give two of --arrival-rate, --mean-number and --mean-wait")
        }
    }

    func sheet() throws -> FormulaSheet {
        for (name, value) in [("the mean number", meanNumber), ("the mean wait", meanWait)] {
            if let value { try ParameterError.requireNotNegative(name, value) }
        }
        if let arrivalRate { try ParameterError.requirePositive("the arrival rate", arrivalRate) }
        let lambda = arrivalRate.map { Quantity("arrival rate", "lambda", $0, unit.rate) }
        let number = meanNumber.map { Quantity("mean number", "L", $0, "people") }
        let wait = meanWait.map { Quantity("mean wait", "W", $0, unit.time) }
        let result: Quantity
        switch (arrivalRate, meanNumber, meanWait) {
        case (let rate?, let number?, nil):
            result = Quantity(
                "mean wait",
                "W",
                LittlesLaw.meanWait(arrivalRate: rate, meanNumber: number),
                unit.time
            )
        case (let rate?, nil, let wait?):
            result = Quantity("mean number", "L", LittlesLaw.meanNumber(arrivalRate: rate, meanWait: wait), "people")
        default:
            try ParameterError.requirePositive("the mean wait", meanWait ?? 0)
            result = Quantity("arrival rate", "lambda", (meanNumber ?? 0) / (meanWait ?? 1), unit.rate)
        }
        return FormulaSheet(
            title: "Little's law",
            given: [lambda, number, wait].compactMap { $0 },
            results: [result],
            theory: LittlesLaw.theory
        )
    }
}

/// `waitcast queue littles-law-window`.
struct LittlesLawWindowCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "littles-law-window",
        "The mean wait of those who left a list during a window.",
        LittlesLaw.theoryOfWindows,
        examples: [
            "--mean-number 500 --length 26 --leavers 300 --start-number 520 --start-mean-wait 26 --end-number 480 --end-mean-wait 30"
        ]
    )

    @Option(help: "The mean number waiting during the window, L.")
    var meanNumber: Double
    @Option(help: "The length of the window, T.")
    var length: Double
    @Option(help: "How many left during it.")
    var leavers: Double
    @Option(help: "The number waiting at its start, N_0.")
    var startNumber: Double
    @Option(help: "Their mean wait so far, A_0.")
    var startMeanWait: Double
    @Option(help: "The number waiting at its end, N_1.")
    var endNumber: Double
    @Option(help: "Their mean wait so far, A_1.")
    var endMeanWait: Double
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func sheet() throws -> FormulaSheet {
        let wait = try LittlesLaw.meanWaitOfLeavers(
            meanNumber: meanNumber,
            length: length,
            start: (startNumber, startMeanWait),
            end: (endNumber, endMeanWait),
            leavers: leavers
        )
        guard wait >= 0 else {
            throw QueueError.unreachable(
                "these figures contradict one another: those there at the end have waited longer in all "
                    + "(\(significant(endNumber * endMeanWait, digits: 6))) than there was waiting to be done "
                    + "(\(significant(meanNumber * length + startNumber * startMeanWait, digits: 6)))"
            )
        }
        return FormulaSheet(
            title: "Little's law in a window",
            given: [
                Quantity("mean number waiting", "L", meanNumber, "people"),
                Quantity("length of the window", "T", length, unit.time),
                Quantity("leavers", "", leavers, "people"),
                Quantity("number at the start", "N_0", startNumber, "people"),
                Quantity("mean wait so far at the start", "A_0", startMeanWait, unit.time),
                Quantity("number at the end", "N_1", endNumber, "people"),
                Quantity("mean wait so far at the end", "A_1", endMeanWait, unit.time),
            ],
            results: [Quantity("mean wait of leavers", "", wait, unit.time)],
            theory: LittlesLaw.theoryOfWindows
        )
    }
}

import ArgumentParser
import Queueing
import Reading
import Reporting

/// `waitcast queue jackson`.
struct JacksonCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "jackson",
        "A network of stations (Jackson).",
        JacksonNetwork.theory,
        examples: [
            "--station triage,4,6,1 --station clinic,1,2,3 --route triage,clinic,0.5 --route clinic,triage,0.2",
            "stations.csv",
            "stations.csv --target-wait 0.5",
        ]
    )

    @Argument(
        help: ArgumentHelp(
            "A CSV file with a row a station.",
            discussion: "Columns station, arrival_rate (from outside), service_rate, servers, and one named after each "
                + "station that others send people to, with the share."
        ),
        completion: .file(extensions: ["csv"])
    )
    var file: String?
    @Option(help: "A station: its name, arrivals from outside, service rate, servers.")
    var station: [String] = []
    @Option(help: "A route: from, to, the share of those leaving.")
    var route: [String] = []
    @Option(help: "Find the fewest servers for a mean wait of at most this at every station.")
    var targetWait: Double?
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        guard (file == nil) != station.isEmpty else {
            throw ValidationError("give a file or --station, one of the two")
        }
        if file != nil, !route.isEmpty { throw ValidationError("routes stand in the file: leave out --route") }
        if let targetWait, !(targetWait > 0) {
            throw ValidationError("--target-wait must be above 0, found \(targetWait)")
        }
        if file == nil { _ = try StationList(stations: station, routes: route) }
    }

    func sheet() throws -> FormulaSheet {
        var list: StationList
        if let file {
            list = try StationList(DataFile(try InputFile.text(of: file)))
        } else {
            list = try StationList(stations: station, routes: route)
        }
        if let targetWait { list.servers = try list.fewestServers(meanWaitAtMost: targetWait) }
        let network = try list.network()
        let names = list.names
        var given: [Quantity] = targetWait.map { [Quantity("target: mean wait at most", "", $0, unit.time)] } ?? []
        var results = [
            Quantity("mean number in the network", "L", network.meanNumber, "people"),
            Quantity("mean time from arrival to leaving", "W", network.meanTime, unit.time),
        ]
        for (j, name) in names.enumerated() {
            let servers = Quantity("servers", "c", Double(list.servers[j]), "", of: name)
            given += [
                Quantity("arrivals from outside", "gamma", list.arrivals[j], unit.rate, of: name),
                Quantity("service rate", "mu", list.serviceRates[j], unit.rate, of: name),
            ]
            if targetWait == nil { given.append(servers) } else { results.append(servers) }
            for (k, share) in list.routing[j].enumerated() where share > 0 {
                given.append(Quantity("to \(names[k])", "P_ij", share, "", of: name))
            }
            let queue = network.queues[j]
            results += [
                Quantity("all arrivals", "lambda", network.arrivalRates[j], unit.rate, of: name),
                Quantity("load", "rho", queue?.load ?? 0, "", of: name),
                Quantity("mean number waiting", "Lq", queue?.meanQueue ?? 0, "people", of: name),
                Quantity("mean wait", "Wq", queue?.meanWait ?? 0, unit.time, of: name),
                Quantity("visits", "", network.meanVisits[j], "per arrival", of: name),
            ]
        }
        return FormulaSheet(title: "Jackson network", given: given, results: results, theory: JacksonNetwork.theory)
    }
}

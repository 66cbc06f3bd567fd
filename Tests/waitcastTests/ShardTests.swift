import Foundation
import TestSupport
import Testing

/// Parts of a run, made apart and merged.
@Suite("Shards")
struct ShardTests {
    private static let files = [
        "forecast.csv", "comparison.csv", "targets.csv", "parameters.csv", "audit.csv", "costs.csv", "cost-ratios.csv",
        "high-needs.csv", "plans.csv", "datapackage.json", "hub.csv",
    ]

    private static func run(_ folder: URL, _ name: String, _ options: String...) throws -> (code: Int32, error: String)
    {
        let call = try Command.run(
            ["run", "--area", "Scenarios/example", "--horizon", "9", "--quiet", "--no-cache"]
                + ["--output", folder.appending(path: name).path] + options
        )
        return (call.code, call.error)
    }

    private static func merge(_ folder: URL, _ parts: [String], to output: String) throws -> (
        code: Int32, error: String
    ) {
        let call = try Command.run(
            ["merge"] + parts.map { folder.appending(path: $0).path } + ["--quiet", "--no-cache", "--also", "hub"]
                + ["--output", folder.appending(path: output).path]
        )
        return (call.code, call.error)
    }

    /// On one thread and on two, however many there are: the bytes of the run in one piece.
    ///
    /// Its manifest has the parts besides.
    @Test func theyMergeToTheBytesOfTheWholeRun() throws {
        try Command.inTemporaryFolder { folder in
            #expect(try Self.run(folder, "whole", "--replications", "26", "--also", "hub").code == 0)
            for count in [1, 3, 8] {
                let parts = (1...count).map { "part-\(count)-\($0)" }
                for (number, part) in parts.enumerated() {
                    let call = try Self.run(
                        folder,
                        part,
                        "--replications",
                        "26",
                        "--shard",
                        "\(number + 1)/\(count)",
                        "--threads",
                        "\(number % 2 + 1)"
                    )
                    #expect(call.code == 0, "\(call.error)")
                    let found = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path)
                    #expect(found.sorted() == ["manifest.json", "shard.waitcast"])
                }
                let merged = try Self.merge(folder, parts.reversed(), to: "merged-\(count)")
                #expect(merged.code == 0, "\(merged.error)")
                for file in Self.files {
                    let (whole, other) = (
                        try Command.text(folder, "whole/\(file)"), try Command.text(folder, "merged-\(count)/\(file)")
                    )
                    #expect(whole == other, "\(count) \(file)")
                }
                let manifests = try ["whole", "merged-\(count)"]
                    .map { name -> [String: Any] in
                        let text = try Command.text(folder, "\(name)/manifest.json")
                        let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
                        return json.filter { $0.key != "sha256" }
                    }
                let shards = manifests[1]["shards"] as? [[String: String]]
                #expect(shards?.compactMap { $0["file"] } == (1...count).map { "\($0)/\(count)" })
                let rest = manifests[1].filter { $0.key != "shards" }
                #expect(NSDictionary(dictionary: rest) == NSDictionary(dictionary: manifests[0]))
            }
        }
    }

    @Test func whatIsNotTheWholeRunIsRefusedByName() throws {
        try Command.inTemporaryFolder { folder in
            for part in 1...3 {
                _ = try Self.run(folder, "\(part)", "--replications", "12", "--shard", "\(part)/3")
            }
            _ = try Self.run(folder, "seed", "--replications", "12", "--shard", "3/3", "--seed", "7")
            _ = try Self.run(folder, "more", "--replications", "15", "--shard", "3/3")
            _ = try Self.run(folder, "only", "--replications", "12", "--shard", "3/3", "--service", "talk-groups")
            _ = try Self.run(folder, "results", "--replications", "12")
            let path = { (name: String) in folder.appending(path: name).path }
            let whole = path("1")
            let cases: [(parts: [String], code: Int32, message: String)] = [
                (["1", "3"], 66, "of 3 shards 2 is missing: name the folders of all of them"),
                (["2"], 66, "of 3 shards 1 and 3 are missing: name the folders of all of them"),
                (
                    ["1", "2", "3", "2"], 65,
                    "shard 2 of 3 is in '\(path("2"))' and in '\(path("2"))': name each shard once"
                ),
                (
                    ["1", "2", "seed"], 65,
                    "'\(path("seed"))' is of another run than '\(whole)': it is of the seed 7, not 2025"
                ),
                (
                    ["1", "2", "more"], 65,
                    "'\(path("more"))' is of another run than '\(whole)': it is of a run of 15 replications, not of 12"
                ),
                (
                    ["1", "2", "only"], 65,
                    "'\(path("only"))' is of another run than '\(whole)': it is of another choice of --service"
                ),
                (
                    ["1", "2", "results"], 66,
                    "the folder '\(path("results"))' holds no shard: it has no shard.waitcast, which 'waitcast run "
                        + "--shard' writes"
                ),
            ]
            for one in cases {
                let call = try Self.merge(folder, one.parts, to: "merged")
                #expect(call.code == one.code && call.error.contains(one.message), "\(call.code) \(call.error)")
                #expect(!FileManager.default.fileExists(atPath: path("merged")))
            }
            var text = try Command.text(folder, "3/shard.waitcast")
            text = String(text.dropLast(200)) + String(text.suffix(199))
            try text.write(to: folder.appending(path: "3/shard.waitcast"), atomically: true, encoding: .utf8)
            let call = try Self.merge(folder, ["1", "2", "3"], to: "merged")
            let message = "'\(path("3"))/shard.waitcast' is not as a run wrote it: make that shard again"
            #expect(call.code == 65 && call.error.contains(message), "\(call.error)")
        }
    }

    @Test(arguments: [
        ("3/2", "--shard must be a part and how many there are, such as 1/8, found '3/2'"),
        ("0/2", "--shard must be a part and how many there are, such as 1/8, found '0/2'"),
        ("half", "--shard must be a part and how many there are, such as 1/8, found 'half'"),
        ("1/9", "--shard must leave a replication for each part, found 1/9 of 4"),
    ])
    func mistakesInTheCall(_ shard: String, _ message: String) throws {
        try Command.inTemporaryFolder { folder in
            let call = try Self.run(folder, "part", "--replications", "4", "--shard", shard)
            #expect(call.code == 64 && call.error.contains(message), "\(call.error)")
        }
    }
}

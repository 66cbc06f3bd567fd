import Foundation
import TestSupport
import Wording

/// Thirty months of made-up referrals in a folder of their own.
struct FitData: ~Copyable {
    let folder: URL

    /// A folder with `referrals.csv`, some lines of which are replaced (1 is the header).
    init(replacing lines: [Int: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "fit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var rows = Self.rows
        for (line, text) in lines { rows[line - 1] = text }
        try write(rows.joined(separator: "\n") + "\n", to: "referrals.csv")
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func write(_ text: String, to name: String) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    /// Runs `waitcast fit` in the folder.
    func fit(_ line: String) throws -> BuiltCommand.Outcome {
        try BuiltCommand.run("fit \(line)", in: folder)
    }

    static let rows = [
        "referrals,t,month,population,board,share,seen",
        "61,1,1,50100,north,0.47619,21",
        "60,2,2,50200,north,0.5,22",
        "46,3,3,50300,south,0.434783,23",
        "86,4,4,50400,north,0.458333,24",
        "75,5,5,50500,north,0.52,25",
        "63,6,6,50600,south,0.461538,26",
        "71,7,7,50700,north,0.45,20",
        "72,8,8,50800,north,0.47619,21",
        "37,9,9,50900,south,0.409091,22",
        "45,10,10,51000,north,0.521739,23",
        "77,11,11,51100,north,0.5,24",
        "54,12,12,51200,south,0.48,25",
        "87,13,1,51300,north,0.576923,26",
        "120,14,2,51400,north,0.5,20",
        "67,15,3,51500,south,0.47619,21",
        "83,16,4,51600,north,0.454545,22",
        "87,17,5,51700,north,0.652174,23",
        "44,18,6,51800,south,0.666667,24",
        "99,19,7,51900,north,0.6,25",
        "122,20,8,52000,north,0.653846,26",
        "91,21,9,52100,south,0.65,20",
        "87,22,10,52200,north,0.619048,21",
        "100,23,11,52300,north,0.681818,22",
        "68,24,12,52400,south,0.73913,23",
        "70,25,1,52500,north,0.625,24",
        "104,26,2,52600,north,0.6,25",
        "109,27,3,52700,south,0.576923,26",
        "98,28,4,52800,north,0.7,20",
        "154,29,5,52900,north,0.619048,21",
        "99,30,6,53000,south,0.727273,22",
    ]
}

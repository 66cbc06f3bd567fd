import Foundation

/// Writes the files that imports are timed with: a month of waits from referral to treatment of many providers, and rows of
/// referrals to many services.
///
/// Call it with a folder and megabytes; the same bytes come every time.
@main
enum FeedFiles {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let megabytes = Int(arguments[2]) else {
            print("Usage: FeedFiles FOLDER MEGABYTES")
            exit(2)
        }
        let folder = URL(filePath: arguments[1])
        try write(to: folder.appending(path: "rtt.csv"), megabytes: megabytes, header: rttHeader, rttRow)
        try write(
            to: folder.appending(path: "referrals.csv"),
            megabytes: megabytes,
            header: "pathway_id,referral_date,first_contact_date,discharge_date,discharge_reason,priority,service\n",
            referralRow
        )
    }

    /// Writes rows until there are so many megabytes.
    private static func write(
        to file: URL,
        megabytes: Int,
        header: String,
        _ row: (Int, inout Numbers) -> String
    ) throws {
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        let handle = try FileHandle(forWritingTo: file)
        var numbers = Numbers(state: 1)
        var (written, index) = (0, 0)
        var text = header
        while written + text.utf8.count < megabytes * 1_000_000 {
            text += row(index, &numbers)
            index += 1
            if text.utf8.count > 1_000_000 {
                try handle.write(contentsOf: Data(text.utf8))
                written += text.utf8.count
                text = ""
            }
        }
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }

    // MARK: - Waits from referral to treatment

    private static let rttHeader: String = {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let weeks = (0..<104).map { "Gt \(two($0)) To \(two($0 + 1)) Weeks SUM 1" }
        let names =
            [
                "Period", "Provider Parent Org Code", "Provider Parent Name", "Provider Org Code", "Provider Org Name",
                "Commissioner Parent Org Code", "Commissioner Parent Name", "Commissioner Org Code",
                "Commissioner Org Name",
                "RTT Part Type", "RTT Part Description", "Treatment Function Code", "Treatment Function Name",
            ] + weeks + ["Gt 104 Weeks SUM 1", "Total", "Patients with unknown clock start date", "Total All"]
        return names.joined(separator: ",") + "\n"
    }()

    private static let parts = [
        ("Part_1A", "Completed Pathways For Admitted Patients"),
        ("Part_1B", "Completed Pathways For Non-Admitted Patients"),
        ("Part_2", "Incomplete Pathways"), ("Part_2A", "Incomplete Pathways with DTA"),
    ]

    /// Every 2,000 rows another provider, with 25 commissioners of 20 treatment functions in four parts.
    private static func rttRow(_ index: Int, _ numbers: inout Numbers) -> String {
        let (provider, commissioner) = (index / 2000, index / 80 % 25)
        let (treatment, part) = (index / 4 % 20, parts[index % 4])
        var total = 0
        let weeks = (0...104)
            .map { week in
                let count = numbers.below(week < 18 ? 12 : week < 52 ? 4 : 60) % (week < 52 ? 12 : 3)
                total += count
                return "\(count)"
            }
        return "RTT-November-2024,QQ\(provider % 42),\"NHS EXAMPLE, INTEGRATED CARE BOARD\",R\(1000 + provider),"
            + "EXAMPLE NHS FOUNDATION TRUST \(provider),,,\(10 + commissioner)C,EXAMPLE COMMISSIONER \(commissioner),"
            + "\(part.0),\(part.1),C_\(100 + treatment),Example Service \(treatment),"
            + weeks.joined(separator: ",") + ",\(total),0,\(total)\n"
    }

    // MARK: - Rows of referrals

    private static let reasons = ["", "Did not attend", "Referral not accepted", "Transferred to another service"]

    /// Referrals over ten years to 30 services, 400 a day, in the order in which they came; two in ten wait on.
    private static func referralRow(_ index: Int, _ numbers: inout Numbers) -> String {
        let referred = min(index / 400, days.count - 1)
        let wait = numbers.below(400)
        let kind = numbers.below(10)
        func day(_ number: Int) -> String { days.indices.contains(number) ? days[number] : "" }
        let seen = kind < 7 ? day(referred + wait) : ""
        let discharged = kind < 4 || kind == 8 ? day(referred + wait + numbers.below(300)) : ""
        let reason = kind == 8 ? reasons[numbers.below(4)] : ""
        return
            "P\(index),\(days[referred]),\(seen),\(discharged),\(reason),\(numbers.below(5) == 0 ? "Urgent" : "Routine"),"
            + "Service \(numbers.below(30))\n"
    }

    /// The days of ten years, as text.
    private static let days: [String] = {
        var texts: [String] = []
        for year in 2015..<2025 {
            for month in 1...12 {
                let isLeap = year % 4 == 0
                let count = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
                for day in 1...count {
                    texts.append("\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)")
                }
            }
        }
        return texts
    }()
}

/// Numbers that are the same everywhere (Steele, Lea and Flood's SplitMix).
private struct Numbers {
    var state: UInt64

    /// A number from 0 to below another.
    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(limit))
    }
}

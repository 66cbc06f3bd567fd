import Areas
import Calendar
import Reading
import Testing

@testable import Importing

/// Whatever bytes a file has, it is read or refused with a message: nothing ends the program.
@Suite struct RobustnessTests {
    /// A small sound file of each form.
    static let files: [(name: String, format: any SourceFormat, bytes: [UInt8])] = {
        let rtt = RTTTests.file([
            RTTTests.row("Part_2", "C_502,\"Gynaecology, all\"", [0: 5, 60: 1]),
            RTTTests.row("Part_1A", "C_502,Gynaecology Service", [3: 2], unknown: 3),
            RTTTests.row("Part_3", "C_502,G", [:], total: 9),
        ])
        let referrals = Referral.table(
            Referral.drawn(25, from: Day(year: 2020, month: 1, day: 1), days: 200, meanWait: 30, seed: 1),
            extracted: Day(year: 2020, month: 9, day: 30)
        )
        let scotland =
            "HB,Month,TotalPatientsWaiting,TotalPatientsWaitingQF\nS08000015,202303,767,\nS08000015,202302,,c\n"
        let planner = "period,type,months_waited_id,value\n2024-04-01,Referral,0,5\n2024-04-01,Incomplete,12,7\n"
        return [
            ("rtt.csv", ReferralToTreatment(), (try? rtt.bytes()) ?? []),
            ("referrals.csv", ReferralRows(), Array(referrals.utf8)),
            ("scotland.csv", PublicHealthScotland(), Array(scotland.utf8)),
            ("planner.csv", PlannerUpload(), Array(planner.utf8)),
        ]
    }()

    /// Reads bytes with a form; only what is wrong in the file may be thrown.
    private func read(_ format: any SourceFormat, _ name: String, _ bytes: [UInt8]) {
        let file = SourceFile(name: name, bytes: bytes)
        _ = SourceFormats.format(of: file)
        for request in [ImportRequest(), ImportRequest(organisation: "RX1", suppressBelow: 5)] {
            do {
                _ = try format.figures(in: [file], request)
            } catch {
                #expect(error is InputErrors, "\(error)")
            }
        }
    }

    @Test(arguments: files.indices)
    func cutOff(_ index: Int) {
        let (name, format, bytes) = Self.files[index]
        let step = max(1, bytes.count / 150)
        for length in stride(from: 0, through: bytes.count, by: step) {
            read(format, name, Array(bytes.prefix(length)))
        }
    }

    @Test(arguments: files.indices)
    func bytesThatFlip(_ index: Int) {
        let (name, format, bytes) = Self.files[index]
        var random = SplitMix(state: UInt64(index) + 100)
        for _ in 0..<150 {
            var other = bytes
            for _ in 0...random.below(4) {
                let position = random.below(other.count)
                switch random.below(4) {
                case 0: other[position] = UInt8(random.below(256))
                case 1: other.remove(at: position)
                case 2: other.insert([34, 44, 10, 13, 0, 255, 57][random.below(7)], at: position)
                default: other[position] ^= 1 << UInt8(random.below(8))
                }
            }
            read(format, name, other)
        }
    }

    @Test func mappingFiles() throws {
        let text = try Array(DocumentationTests.mapping.utf8)
        let table = SourceFile("wide.csv", "HB,Month,TotalPatientsWaiting\nS,202301,4\n")
        var random = SplitMix(state: 7)
        for length in stride(from: 0, through: text.count, by: 9) {
            var bytes = Array(text.prefix(length))
            if !bytes.isEmpty, random.below(2) == 0 { bytes[random.below(bytes.count)] = UInt8(random.below(128)) }
            let input = InputText(name: "m.yaml", text: String(decoding: bytes, as: UTF8.self))
            do {
                _ = try SourceFormats.mapped(by: [input])[0].figures(in: [table], ImportRequest())
            } catch {
                #expect(error is InputErrors)
            }
        }
    }
}

import Areas
import Importing
import Testing

/// Files with bytes changed, cut or doubled are read or told: nothing stops the program.
@Suite struct SEN2DamageTests {
    /// A row of numbers that looks random and is the same every time.
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(1, sides)))
        }
    }

    @Test func anyBytesAreReadOrTold() throws {
        let files = try SEN2Samples.published("sen2-derby")
        var dice = Dice(state: 2025)
        var (read, told) = (0, 0)
        for round in 0..<400 {
            var damaged = files
            let index = dice.roll(files.count)
            var bytes = try files[index].bytes()
            for _ in 0...dice.roll(6) {
                let place = dice.roll(bytes.count)
                switch dice.roll(5) {
                case 0: bytes[place] = UInt8(dice.roll(256))
                case 1: bytes.removeSubrange(place...)
                case 2: bytes.insert(contentsOf: Array(",9e999,-4,\"".utf8), at: place)
                case 3: bytes[place] = UInt8(ascii: "9")
                default: bytes += bytes.suffix(place)
                }
                if bytes.isEmpty { bytes = [0] }
            }
            damaged[index] = SourceFile(name: "damaged-\(round).csv", bytes: bytes)
            let known = damaged.filter { SEN2Samples.format.recognises($0) }
            do {
                let figures = try SEN2Samples.figures(known, "Derby")
                #expect(figures.rows.allSatisfy { !$0.value.contains("inf") && !$0.value.contains("nan") })
                _ = NewArea(name: "Derby", figures, command: "x")?.files
                read += 1
            } catch is InputErrors {
                told += 1
            }
        }
        #expect(read > 50 && told > 50, "\(read) read, \(told) told")
    }
}

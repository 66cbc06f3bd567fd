import ArgumentParser
import Reporting
import Testing
import Wording

@testable import waitcast

/// Whatever numbers `waitcast queue` is given, it answers or says in one message what is wrong.
@Suite struct QueueExtremeTests {
    @Test(arguments: ExtremeCalls.models)
    func everyCallEnds(_ model: String) throws {
        var calls = ExtremeCalls(seed: 9)
        var answered = 0
        for _ in 0..<250 {
            let arguments = calls.call(of: model)
            let line = arguments.joined(separator: " ")
            let command: any ParsableCommand
            do { command = try Waitcast.parseAsRoot(arguments) } catch { continue }
            let queue = try #require(command as? any QueueModel, "\(line)")
            do {
                let sheet = try queue.checkedSheet()
                #expect(sheet.results.allSatisfy { !$0.value.isNaN }, "\(line)")
                #expect(!sheet.text().isEmpty && !sheet.csv.isEmpty && !sheet.json.isEmpty)
                answered += 1
            } catch is ValidationError {
                continue
            } catch {
                let failure = Failure(error)
                #expect(failure.code == Failure.badData, "\(line): \(failure)")
                #expect(!failure.description.isEmpty && !failure.description.contains("\n"), "\(line): \(failure)")
            }
        }
        #expect(answered > 0, "no call of \(model) was answered")
    }

    /// Each of these once ended in a trap, went on for ever or gave what is no number.
    @Test(arguments: [
        "mmc --arrival-rate 4 --service-rate 1e-308 --target-queue 0.1",
        "mmc --arrival-rate 1e300 --service-rate 1e-10 --target-queue 0.1",
        "priority --arrival-rates 1,2 --service-rate 5e-324 --target-wait 1",
        "mgc --arrival-rate 1e154 --service-rate 5e-324 --target-wait 1 --service-variation 16",
        "jackson --station a,1,5e-324,1 --target-wait 1",
        "erlang-a --arrival-rate 1 --service-rate 1 --abandonment-rate 5e-324 --servers 1",
        "waiting-list --demand nan --target-queue 5",
        "infinite-servers --arrival-rates 1e300 --mean-stay 1 --target-probability 0.5",
    ])
    func refused(_ line: String) throws {
        let words = ("queue " + line).split(separator: " ").map(String.init)
        let queue = try #require(try Waitcast.parseAsRoot(words) as? any QueueModel)
        let error = try #require(throws: (any Error).self) { try queue.checkedSheet() }
        #expect(Failure(error).code == Failure.badData)
    }

    @Test(arguments: [
        ("erlang-b --servers 10000000 --target-probability 0.5", "greatest offered load", 2e7),
        ("fluid-list random-order --referral-rate 1e6 --number 1e12", "expected longest wait so far", 28_208_236.78),
        (
            "mmc --arrival-rate 45 --service-rate 1e12 --servers 1 --within 16",
            "probability of taking longer in all than 16", 0
        ),
        (
            "fluid-list abandoning --referral-rate 16 --hazard 0.5 --capacity 1e-308", "mean wait so far, oldest first",
            2
        ),
        ("cyclic-arrivals --mean-stay 1e-300 --cycle 1e154", "share of the amplitude that is left", 1),
    ])
    func answered(_ line: String, _ name: String, _ expected: Double) throws {
        let words = ("queue " + line).split(separator: " ").map(String.init)
        let queue = try #require(try Waitcast.parseAsRoot(words) as? any QueueModel)
        let value = try #require(try queue.checkedSheet().results.first { $0.name == name }?.value)
        #expect(abs(value - expected) <= 1e-6 * expected)
    }
}

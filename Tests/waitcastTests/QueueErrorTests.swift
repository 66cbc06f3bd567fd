import TestSupport
import Testing

/// Exit codes and messages, as people and scripts meet them.
@Suite struct QueueErrorTests {
    @Test func anUnstableQueueSaysByHowMuch() throws {
        let outcome = try BuiltCommand.run("queue mm1 --arrival-rate 12 --service-rate 10")
        #expect(outcome.status == 65)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.errors == """
                demand 12 exceeds capacity 10 by 2 (load 1.2): the queue grows without limit; raise capacity above 12, \
                lower demand, or use a model in which people leave (Erlang A, a fluid limit) or are turned away (M/M/c/K)

                """
        )
    }

    @Test(arguments: [
        ("mmc --arrival-rate 5 --service-rate 1 --servers 5", "demand 5 takes up all of capacity 5 (load 1)"),
        ("mm1 --arrival-rate 0 --service-rate 1", "the arrival rate must be a finite number above 0, found 0"),
        ("mmc --arrival-rate 0 --service-rate 1 --target-wait 1", "the arrival rate must be a finite number above 0"),
        ("priority --arrival-rates 3,5 --service-rate 1 --servers 8", "demand 8 takes up all of capacity 8"),
        ("mmc --arrival-rate 1 --service-rate 1 --servers 99999999", "the number of servers must be at most 10000000"),
        ("mmc --arrival-rate 1e12 --service-rate 1 --target-wait 1", "more than can be computed"),
        ("waiting-list --demand nan --target-queue 5", "the figure 'demand' must be a finite number, found nan"),
        ("mmc --arrival-rate 4 --service-rate=-1 --target-wait 1", "the service rate must be a finite number above 0"),
        ("erlang-c --offered-load 0 --target-probability 0.1", "the offered load must be a finite number above 0"),
        ("erlang-a --arrival-rate 1e12 --service-rate 1 --patience 1 --target-wait 1", "more than can be computed"),
        (
            "mmck --arrival-rate 10 --service-rate 1 --servers 5 --target-probability 0.1",
            "at least 0.5 are turned away however many places there are"
        ),
        (
            "mmck --arrival-rate 10 --service-rate 1 --places 8 --target-probability 0.1",
            "not even a server for each of 8 places reaches the target"
        ),
        (
            "kingman --arrival-rate 1 --service-variation 1 --target-wait 0.4",
            "irregular arrivals alone bring it to 0.5"
        ),
        (
            "fluid-list abandoning --referral-rate 20 --hazard 0.01 --target-queue 3000",
            "without any capacity it settles at 2000"
        ),
        ("jackson --station a,1,2,1 --route a,a,1", "nobody ever leaves them"),
        (
            "littles-law-window --mean-number 1 --length 1 --leavers 1 --start-number 0 --start-mean-wait 0 "
                + "--end-number 10 --end-mean-wait 5",
            "these figures contradict one another"
        ),
        ("jackson missing.csv", "there is no file 'missing.csv'"),
    ])
    func messages(_ line: String, _ message: String) throws {
        let outcome = try BuiltCommand.run("queue \(line)")
        #expect(outcome.status == (line.hasSuffix("missing.csv") ? 66 : 65))
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test(arguments: [
        ("mm1 --arrival-rate 9", "Error: give --service-rate, or a target to find it for"),
        (
            "mmc --arrival-rate 4 --service-rate 1 --servers 5 --target-wait 1",
            "Error: give --servers or a target to find it for, not both"
        ),
        ("mmc --arrival-rate 4 --servers 5", "Error: give --service-rate or --service-time"),
        ("mmc --arrival-rate 4 --service-rate 1 --target-probability 1.5", "must lie between 0 and 1, found 1.5"),
        ("erlang-b --servers 5", "Error: give two of the offered load, --servers and --target-probability"),
        ("erlang-d", "there is no command 'erlang-d'. Did you mean 'erlang-a'? Allowed: mm1,"),
        ("priority --arrival-rates 1;2 --service-rate 1 --servers 5", "The value '1;2' is invalid"),
        ("priority --arrival-rates 3,5 --service-rate 1 --target-wait 1,2,3", "needs one wait or 2, one of each class"),
        ("littles-law --arrival-rate 10", "Error: give two of --arrival-rate, --mean-number and --mean-wait"),
        ("jackson --station a,1,2", "--station must be name,arrivals,service rate,servers, found 'a,1,2'"),
        ("mm1 --arrival-rate 9 --service-rate 10 --digits 0", "--digits must be 1 to 17, found 0"),
    ])
    func usage(_ line: String, _ message: String) throws {
        let outcome = try BuiltCommand.run("queue \(line)")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test func anOverloadedListStillHasItsFigures() throws {
        let sheet = try QueueSheet.of("waiting-list --demand 30 --capacity 27 --queue 600 --target-wait 52")
        #expect(isClose(try sheet.value("queue load"), 30 / 27.0))
        let never = sheet.results.first { $0.name == "time until the target queue" }
        #expect(never != nil && never?.value == nil)
    }
}

import TestSupport
import Testing

/// What is needed for a target: asked, and then tried.
@Suite struct QueueInverseTests {
    @Test func fewestServersSufficeAndOneLessDoesNot() throws {
        let found = try QueueSheet.of("mmc --arrival-rate 4 --service-rate 1 --target-wait 0.1")
        #expect(try found.value("fewest servers") == 7)
        #expect(try found.value("mean wait") <= 0.1)
        let fewer = try QueueSheet.of("mmc --arrival-rate 4 --service-rate 1 --servers 6")
        #expect(try fewer.value("mean wait") > 0.1)
    }

    @Test func targetsTogether() throws {
        // At most 5% wait longer than half a week and fewer than 0.05 wait on average.
        let both = try QueueSheet.of(
            "mmc --arrival-rate 4 --service-rate 1 --target-probability 0.95 --within 0.5 --target-queue 0.05"
        )
        #expect(try both.value("fewest servers") == 9)
        let alone = try QueueSheet.of("mmc --arrival-rate 4 --service-rate 1 --target-probability 0.95 --within 0.5")
        #expect(try alone.value("fewest servers") == 7)
    }

    @Test(arguments: [
        ("mm1 --arrival-rate 9 --target-wait 0.5", "mean wait", 0.5),
        ("mm1 --arrival-rate 9 --target-probability 0.95 --within 2", "probability of waiting longer than 2", 0.05),
        ("mg1 --arrival-rate 9 --service-variation 0.5 --target-wait 0.5", "mean wait", 0.5),
        ("md1 --arrival-rate 9 --target-queue 3", "mean number waiting", 3),
        ("kingman --arrival-rate 9 --service-variation 1 --target-wait 1", "mean wait, at most", 1),
        ("erlang-b --servers 17 --target-probability 0.01", "probability of being turned away", 0.01),
        ("fluid-list oldest-first --referral-rate 10 --target-wait 18", "wait of those seen from the list", 18),
        (
            "fluid-list random-order --referral-rate 10 --target-probability 0.92 --within 18",
            "share that has waited less than 18", 0.92
        ),
        (
            "fluid-list abandoning --referral-rate 20 --hazard 0.01 --number 1000 --after 52 --target-queue 300",
            "number waiting after that time", 300
        ),
        (
            "fluid-list abandoning --referral-rate 20 --hazard 0.01 --target-wait 13",
            "wait of those seen, oldest first",
            13
        ),
        (
            "fluid-list abandoning --referral-rate 20 --hazard 0.01 --target-queue 400",
            "number waiting in the long run", 400
        ),
    ])
    func ratesMeetTheirTargetExactly(_ call: String, _ name: String, _ target: Double) throws {
        #expect(isClose(try QueueSheet.of(call).value(name), target, relative: 1e-9))
    }

    @Test(arguments: [
        ("erlang-b --offered-load 10 --target-probability 0.01", "fewest servers", 18.0),
        ("erlang-c --offered-load 10 --target-probability 0.2", "fewest servers", 14),
        ("erlang-a --arrival-rate 48 --service-rate 1 --patience 2 --target-probability 0.03", "fewest servers", 51),
        ("mmck --arrival-rate 4 --service-rate 1 --servers 5 --target-probability 0.01", "fewest places", 16),
        ("mmck --arrival-rate 4 --service-rate 1 --places 12 --target-wait 0.1", "fewest servers", 7),
        ("mgc --arrival-rate 4 --service-rate 1 --service-variation 0.5 --target-queue 0.5", "fewest servers", 6),
        ("priority --arrival-rates 3,5 --service-rate 1 --target-wait 0.1,2", "fewest servers", 10),
        // The load alone asks for 1001 servers.
        ("mmc --arrival-rate 1000 --service-rate 1 --target-wait 0.001", "fewest servers", 1055),
    ])
    func fewest(_ call: String, _ name: String, _ number: Double) throws {
        #expect(try QueueSheet.of(call).value(name) == number)
    }

    @Test func stationsOfANetwork() throws {
        let network =
            "jackson --station triage,4,6,1 --station clinic,1,2,1 --route triage,clinic,0.5 --route clinic,triage,0.2"
        let sheet = try QueueSheet.of(network + " --target-wait 0.2")
        for station in ["triage", "clinic"] { #expect(try sheet.value("mean wait", of: station) <= 0.2) }
        #expect(try sheet.value("servers", of: "triage") == 2)
        #expect(try sheet.value("servers", of: "clinic") == 3)
    }
}

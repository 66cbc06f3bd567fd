import TestSupport
import Testing

/// Published and derived numbers, asked through the command.
@Suite struct QueueKnownAnswerTests {
    @Test func abandoningFluid() throws {
        let call = "fluid-list abandoning --referral-rate 20 --capacity 15 --hazard 0.01 --number 1000 --after 52"
        let sheet = try QueueSheet.of(call)
        #expect(isClose(try sheet.value("number waiting in the long run"), 500, relative: 1e-12))
        #expect(prints(try sheet.value("wait of those seen, oldest first"), "28.7682"))
        #expect(try sheet.value("share that leaves unserved") == 0.25)
        #expect(prints(try sheet.value("mean wait so far, oldest first"), "13.6954"))
        #expect(prints(try sheet.value("number waiting after that time"), "797.260"))
        #expect(prints(try sheet.value("its standard deviation"), "44.7214"))
    }

    @Test func erlangA() throws {
        let sheet = try QueueSheet.of(
            "erlang-a --arrival-rate 100 --service-rate 1 --abandonment-rate 0.5 --servers 100"
        )
        #expect(prints(try sheet.value("mean number waiting"), "6.60603"))
        #expect(prints(try sheet.value("share that leaves unserved"), "0.0330302"))
        #expect(prints(try sheet.value("probability of having to wait"), "0.596703"))
        // A queue that is never empty, as the fluid limit has it.
        let list = try QueueSheet.of("erlang-a --arrival-rate 20 --service-rate 15 --patience 100 --servers 1")
        #expect(prints(try list.value("mean number waiting"), "500.000"))
    }

    @Test func severalServers() throws {
        let five = try QueueSheet.of("mmc --arrival-rate 4 --service-rate 1 --servers 5")
        #expect(prints(try five.value("probability of having to wait"), "0.554113"))
        #expect(prints(try five.value("mean number waiting"), "2.21645"))
        // 48 a minute and a minute each, in seconds.
        let centre = try QueueSheet.of(
            "mmc --arrival-rate 0.8 --service-time 60 --servers 50 --time-unit second"
        )
        #expect(prints(try centre.value("mean wait"), "20.83"))
        #expect(centre.results.contains { $0.unit == "seconds" })
        let impatient = try QueueSheet.of(
            "erlang-a --arrival-rate 0.8 --service-time 60 --patience 120 --servers 50 --time-unit second"
        )
        #expect(prints(try impatient.value("share that leaves unserved") * 100, "3.091"))
        #expect(prints(try impatient.value("mean wait, served or not"), "3.709"))
    }

    @Test func oneServer() throws {
        #expect(isClose(try QueueSheet.of("md1 --arrival-rate 0.9 --service-time 1").value("mean wait"), 4.5))
        let general = try QueueSheet.of("mg1 --arrival-rate 0.9 --service-time 1 --service-variation 1")
        #expect(isClose(try general.value("mean wait"), 9))
        let single = try QueueSheet.of("mm1 --arrival-rate 9 --service-rate 10 --within 1")
        #expect(isClose(try single.value("mean number waiting"), 8.1))
        #expect(prints(try single.value("probability of waiting longer than 1"), "0.331091"))
        let classes = try QueueSheet.of("priority --arrival-rates 0.3,0.5 --service-rates 1,1")
        #expect(prints(try classes.value("mean wait", of: "class 1"), "1.142857"))
        #expect(prints(try classes.value("mean wait", of: "class 2"), "5.714286"))
    }

    @Test func erlangBAndC() throws {
        let lost = try QueueSheet.of("erlang-b --offered-load 10 --servers 17")
        #expect(prints(try lost.value("probability of being turned away"), "0.0129488752247"))
        let delayed = try QueueSheet.of("erlang-c --arrival-rate 20 --service-rate 2 --servers 14")
        #expect(prints(try delayed.value("probability of having to wait"), "0.174131933595"))
    }

    @Test func waitingListFormulas() throws {
        let relief = try QueueSheet.of("waiting-list --demand 30 --target-wait 52 --queue 1200 --weeks 26")
        #expect(try relief.value("target queue") == 390)
        #expect(prints(try relief.value("relief capacity, which reaches the target queue"), "61.153846"))
        let held = try QueueSheet.of(
            "waiting-list --demand 30 --target-wait 52 --factor 3 --demand-variation 1.1 --capacity-variation 1.2 "
                + "--mean-wait 63"
        )
        #expect(prints(try held.value("target capacity, which holds it"), "30.076442"))
        #expect(prints(try held.value("pressure: above 1 the target is likely to be missed"), "2.423077"))
        let months = try QueueSheet.of("compartments --referrals 50 --leaving-shares 0.1,0.2 --seen 5,3")
        #expect(try months.value("left at its end", of: "month 0") == 40)
        #expect(try months.value("left at its end", of: "month 1") == 29)
    }

    @Test func leastCapacity() throws {
        let sheet = try QueueSheet.of(
            "least-capacity --number 520 --target-queue 180 --weeks 52 --referral-rate 10 "
                + "--target-probability 0.5,0.9,0.95"
        )
        for (probability, printed) in [("0.5", "16.5385"), ("0.9", "17.4699"), ("0.95", "17.7398")] {
            #expect(prints(try sheet.value("least capacity", of: "probability \(probability)"), printed))
        }
    }

    @Test func longLists() throws {
        let oldest = try QueueSheet.of(
            "fluid-list oldest-first --referral-rate 10 --number 520 --within 18 --percentile 92"
        )
        #expect(prints(try oldest.value("share that has waited less than 18"), "0.346154"))
        #expect(prints(try oldest.value("wait so far that 92% do not exceed"), "47.84"))
        let random = try QueueSheet.of(
            "fluid-list random-order --referral-rate 10 --number 520 --percentile 92 --start-mean-wait 60 --after 26"
        )
        #expect(prints(try random.value("wait so far that 92% do not exceed"), "131.338"))
        #expect(prints(try random.value("expected longest wait so far"), "355.264"))
        #expect(prints(try random.value("mean wait so far after that time"), "56.852"))
        let cycle = try QueueSheet.of("cyclic-arrivals --mean-stay 52 --cycle 52.1775")
        #expect(prints(try cycle.value("share of the amplitude that is left"), "0.1577"))
        #expect(prints(try cycle.value("numbers peak after arrivals by"), "11.73"))
        let stock = try QueueSheet.of("stock-and-flow --mean-wait 40 --standard-deviation 28.284271247461902")
        #expect(isClose(try stock.value("mean wait so far of those waiting"), 30))
    }
}

import Testing

@testable import Randomness

/// Addresses are part of the published results at a seed: each is held here once more, by its number.
@Suite("Addresses of random numbers")
struct AddressTests {
    private static let purposes: [(Purpose, UInt32)] = [
        (.arrivals, 1), (.capacity, 2), (.attrition, 3), (.order, 4), (.route, 5), (.delay, 6), (.initialAges, 7),
        (.parameters, 8), (.effects, 9), (.classMix, 10), (.diversion, 11), (Purpose.Engine.attritionOfNew, 21),
        (Purpose.Engine.immediateRoute, 22), (Purpose.Engine.extraImmediateRoute, 23), (Purpose.Engine.extraDelay, 24),
        (Purpose.Engine.furtherAttritionOfNew, 25), (Purpose.Engine.classOfNewWhoLeave, 26),
        (Purpose.Engine.classOfThoseWhoLeave, 27), (Purpose.Engine.demand, 28), (Purpose.Engine.extraDemand, 29),
        (Purpose.Engine.demandOfFinished, 30), (Purpose.Engine.standingDemand, 31),
        (Purpose.Engine.leavingRouteOfNew, 32), (Purpose.Engine.leavingRoute, 33),
        (Purpose.Engine.classOfDiverted, 34), (Purpose.Engine.latentFlow, 35),
        (Purpose.Engine.reasonOfNewWhoLeave, 36), (Purpose.Engine.reasonOfThoseWhoLeave, 37),
    ]

    @Test func purposesKeepTheirNumbers() {
        for (purpose, number) in Self.purposes { #expect(purpose.rawValue == number) }
        #expect(Purpose.Engine.capacity(of: 0) == .capacity && Purpose.Engine.order(of: 0) == .order)
        #expect(Purpose.Engine.capacity(of: 5).rawValue == 0x8000_0005)
        #expect(Purpose.Engine.order(of: 5).rawValue == 0xc000_0005)
    }

    /// The service 7, the stage 2, the item 3: the stage, the number of the parameter and the place in the stream.
    private static let addresses: [(DrawAddress, UInt32, UInt64, Int)] = [
        (.referralLevel(of: 7), 0, 0, 0), (.statedReferrals(of: 7), 0, 0, 2),
        (.removalLevel(of: 7), 0, 1, 0), (.leavingShare(of: 7), 0, 2, 0), (.orderOfService(of: 7), 0, 2, 1),
        (.startingList(of: 7), 0, 2, 2), (.statedCapacity(ofStage: 2, of: 7), 2, 3, 0),
        (.routeShare(3, ofStage: 2, of: 7), 2, 4, 3), (.classShare(3, of: 7), 0, 0x1_0003, 0),
        (.leavingTimes(3, of: 7), 0, 0x2_0003, 0), (.reservedShare(3, ofStage: 2, of: 7), 2, 0x3_0003, 0),
        (.couplingShare(3, ofStage: 2, of: 7), 2, 0x4_0003, 0),
        (.appealShare(route: 3, ofStage: 2, of: 7), 2, 0x5_0003, 0),
        (.appealUpheld(route: 3, ofStage: 2, of: 7), 2, 0x6_0003, 0), (.stockNumber(of: 7), 0, 0x7_0000, 0),
        (.stockCeasing(of: 7), 0, 0x8_0000, 0), (.placementShare(3, of: 7), 0, 0x9_0003, 0),
        (.newPlacementShare(3, of: 7), 0, 0xa_0003, 0), (.reviewInterval(of: 7), 0, 0xb_0000, 0),
        (.referralsInSchoolHolidays(of: 7), 0, 0xc_0000, 0),
        (.posts(3, .wte, ofStage: 2, of: 7), 2, 0x200_0000_0003, 0),
        (.posts(3, .vacancies, ofStage: 2, of: 7), 2, 0x200_0000_0003, 1),
        (.posts(3, .leavers, ofStage: 2, of: 7), 2, 0x200_0000_0003, 2),
        (.posts(3, .recruitmentLag, ofStage: 2, of: 7), 2, 0x200_0000_0003, 3),
        (.posts(3, .ramp, ofStage: 2, of: 7), 2, 0x200_0000_0003, 4),
        (.posts(3, .agencyCover, ofStage: 2, of: 7), 2, 0x200_0000_0003, 5),
        (.posts(3, .schoolHolidays, ofStage: 2, of: 7), 2, 0x200_0000_0003, 6),
        // FNV-1a of "a" is 0xaf63dc4c8601ec8c.
        (.staffGroup("a", .hoursPerWeek, of: 7), 0, 0xaf63_dc4c_8601_ec8c, 0),
        (.staffGroup("a", .absence, of: 7), 0, 0xaf63_dc4c_8601_ec8c, 1),
        (.staffGroup("a", .directShare, of: 7), 0, 0xaf63_dc4c_8601_ec8c, 2),
        (.staffGroup("a", .hoursPerCase, of: 7), 0, 0xaf63_dc4c_8601_ec8c, 3),
        (.staffGroup("a", .appointmentsLost, of: 7), 0, 0xaf63_dc4c_8601_ec8c, 4),
        (ParameterStream.capacityPath(of: 7).number(0), 0, 5, 0),
        (ParameterStream.publishedMean(of: 7).number(0), 0, 6, 0),
        (ParameterStream.publishedLongest(of: 7).number(0), 0, 7, 0),
        (ParameterStream.listPath(of: 7).number(0), 0, 8, 0),
        (ParameterStream.referralPath(of: 7).number(0), 0, 9, 0),
        (ParameterStream.listAges(of: 7).number(0), 0, 10, 0),
        (ParameterStream.assessmentPath(of: 7).number(0), 0, 11, 0),
        (ParameterStream.holders(ofPosts: 3, filled: true, place: 9, stage: 2, of: 7).number(0), 2, 0x100_0030_0009, 0),
        (
            ParameterStream.holders(ofPosts: 3, filled: false, place: 9, stage: 2, of: 7).number(0), 2, 0x100_0038_0009,
            0
        ),
    ]

    @Test func parametersKeepTheirNumbers() {
        for (address, stage, parameter, number) in Self.addresses {
            #expect(address.stream.service == 7 && address.stream.purpose == .parameters)
            #expect(address.stream.stage == stage && address.stream.parameter == parameter, "\(address)")
            #expect(address.number == number, "\(address)")
        }
        #expect(Set(Self.addresses.map(\.0)).count == Self.addresses.count)
        let pool = DrawAddress.timePerCase(3, ofPool: RandomStream.poolKey("team"))
        #expect(pool.stream.service == RandomStream.serviceKey("shared staff team"))
        #expect(pool.stream.parameter == 0 && pool.number == 3)
    }

    @Test func rebuiltListsKeepTheirNumbers() {
        for (stream, stage) in [(ParameterStream.waitShape(9), 0), (.rebuiltWaits(9), 1)] as [(ParameterStream, UInt32)]
        {
            #expect(stream.service == 0 && stream.purpose == .initialAges && stream.parameter == 9)
            #expect(stream.stage == stage)
        }
    }

    @Test func effectsKeepTheirNumbers() {
        let key = ParameterStream.stepKey("a")
        #expect(key == 0x0601_ec8c)
        let step = ParameterStream.step(key, of: 7)
        #expect(step == ParameterStream(service: 7, purpose: .effects, parameter: 0x0601_ec8c))
        let numbers = [DrawAddress.lag(of: step), .ramp(of: step), .figure(0, of: step), .figure(1, of: step)]
        #expect(numbers.map(\.number) == [0, 1, 2, 3] && numbers.allSatisfy { $0.stream == step })
    }

    /// Holders of all posts there can be lie in the range of their posts, and in no other's.
    @Test func holdersHaveARangeOfTheirOwn() {
        for posts in [0, 1, 2, 300] {
            let range = ParameterStream.holders(ofPosts: posts)
            for filled in [true, false] {
                for place in [0, 1, 20_000, 1 << 19 - 1] {
                    let holder = ParameterStream.holders(ofPosts: posts, filled: filled, place: place, stage: 0, of: 1)
                    #expect(range.contains(holder.parameter))
                }
            }
            #expect(range.upperBound < ParameterStream.holders(ofPosts: posts + 1).lowerBound)
        }
    }

    @Test func aNumberIsThatOfItsPlaceInTheStream() {
        let stream = ParameterStream(service: 3, stage: 4, purpose: .effects, parameter: 5)
        var all = RandomStream(seed: 1, replication: 2, service: 3, stage: 4, purpose: .effects, week: 5)
        var same = RandomStream(seed: 1, replication: 2, at: stream)
        for place in 0..<30 {
            let wanted = all.uniform()
            #expect(same.uniform() == wanted)
            #expect(RandomStream.uniform(seed: 1, replication: 2, at: stream.number(place)) == wanted)
        }
    }
}

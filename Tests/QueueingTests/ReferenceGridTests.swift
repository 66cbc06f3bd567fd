import Queueing
import TestSupport
import Testing

/// Grids computed by other programs.
@Suite struct ReferenceGridTests {
    private func expect(_ value: Double, _ row: ReferenceTable.Row, _ column: String) throws {
        #expect(isClose(value, try row.number(column), relative: 1e-9), "\(column) of \(row)")
    }

    @Test func erlangBAndC() throws {
        let rows = try ReferenceTable("queueing/erlang-b-c.csv").rows
        #expect(rows.count == 70)
        for row in rows {
            let (servers, load) = (try row.integer("c"), try row.number("A"))
            try expect(try ErlangB.blocking(servers: servers, offeredLoad: load), row, "erlangB")
            if try row.numberIfKnown("erlangC") == nil {
                #expect(throws: QueueError.unstable(demand: load, capacity: Double(servers))) {
                    try ErlangC.waiting(servers: servers, offeredLoad: load)
                }
            } else {
                try expect(try ErlangC.waiting(servers: servers, offeredLoad: load), row, "erlangC")
            }
        }
    }

    @Test func mmc() throws {
        let rows = try ReferenceTable("queueing/mmc.csv").rows
        #expect(rows.count == 56)
        for row in rows {
            let queue = try MMc(
                arrivalRate: try row.number("lambda"),
                serviceRate: try row.number("mu"),
                servers: try row.integer("c")
            )
            try expect(queue.probabilityOfWaiting, row, "P_wait")
            try expect(queue.meanQueue, row, "Lq")
            try expect(queue.meanWait, row, "Wq")
            try expect(queue.meanNumber, row, "L")
            try expect(queue.meanTime, row, "W")
        }
    }

    @Test func mmck() throws {
        let rows = try ReferenceTable("queueing/mmck.csv").rows
        #expect(rows.count == 36)
        for row in rows {
            let queue = try MMcK(
                arrivalRate: try row.number("lambda"),
                serviceRate: try row.number("mu"),
                servers: try row.integer("c"),
                places: try row.integer("k")
            )
            try expect(queue.meanNumber, row, "L")
            try expect(queue.meanQueue, row, "Lq")
            try expect(queue.meanTime, row, "W")
            try expect(queue.meanWait, row, "Wq")
            try expect(queue.joiningRate, row, "X")
        }
    }

    @Test func erlangA() throws {
        let rows = try ReferenceTable("queueing/erlang-a.csv").rows
        #expect(rows.count == 120)
        for row in rows {
            let queue = try ErlangA(
                arrivalRate: try row.number("lambda"),
                serviceRate: try row.number("mu"),
                abandonmentRate: try row.number("theta"),
                servers: try row.integer("c")
            )
            try expect(queue.probabilityOfWaiting, row, "P_wait")
            try expect(queue.probabilityOfAbandoning, row, "P_abandon")
            try expect(queue.utilisation, row, "occupancy")
            try expect(queue.meanQueue, row, "Lq")
            try expect(queue.meanWait, row, "mean_wait_in_queue")
        }
    }

    /// Typed from the unit tests of the R package NHSRwaitinglist, to the digits printed there.
    @Test func waitingListFormulas() throws {
        let rows = try ReferenceTable("waiting-list-formulas/expected.csv").rows
        #expect(rows.count == 18)
        for row in rows {
            let function = try row.text("function")
            let x = try row.numbers("arguments")
            let value =
                switch function {
                case "calc_queue_load": try WaitingListFormulas.queueLoad(demand: x[0], capacity: x[1])
                case "calc_target_queue_size":
                    try WaitingListFormulas.targetQueue(
                        demand: x[0],
                        targetWait: x[1],
                        factor: x.count > 2 ? x[2] : 4
                    )
                case "calc_relief_capacity":
                    try WaitingListFormulas.reliefCapacity(demand: x[0], queue: x[1], targetQueue: x[2], weeks: x[3])
                case "calc_target_capacity":
                    try WaitingListFormulas.targetCapacity(
                        demand: x[0],
                        targetWait: x[1],
                        factor: x[2],
                        demandVariation: x[3],
                        capacityVariation: x[4]
                    )
                case "calc_waiting_list_pressure": try WaitingListFormulas.pressure(meanWait: x[0], targetWait: x[1])
                case "calc_target_mean_wait": try WaitingListFormulas.targetMeanWait(targetWait: x[0], factor: x[1])
                default: Double.nan
                }
            let printed = try row.text("expected")
            let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
            var unit = 1.0
            for _ in 0..<decimals { unit /= 10 }
            #expect(abs(value - (try row.number("expected"))) <= 0.501 * unit, "\(function) \(x)")
        }
    }
}

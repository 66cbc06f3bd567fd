import Queueing
import TestSupport
import Testing

/// Grids computed by other programs; where each comes from stands in `queueing_reference/PROVENANCE.txt`.
@Suite(.enabled(if: SharedData.isPresent)) struct ReferenceGridTests {
    /// The rows of one file, as numbers; fields that are not numbers (NA) are left out.
    private func rows(_ file: String) throws -> [[String: Double]] {
        try SharedData.rows("queueing_reference/" + file)
            .map { row in
                row.compactMapValues { text in Double(text.filter { !$0.isWhitespace }) }
            }
    }

    private func expect(_ value: Double, _ row: [String: Double], _ column: String) throws {
        let reference = try #require(row[column])
        #expect(isClose(value, reference, relative: 1e-9), "\(column) of \(row)")
    }

    @Test func erlangBAndC() throws {
        let rows = try rows("erlang_b_c_queueing_R_0.2.12.csv")
        #expect(rows.count > 50)
        for row in rows {
            let (servers, load) = (Int(try #require(row["c"])), try #require(row["A"]))
            try expect(try ErlangB.blocking(servers: servers, offeredLoad: load), row, "erlangB")
            if row["erlangC"] == nil {
                #expect(throws: QueueError.unstable(demand: load, capacity: Double(servers))) {
                    try ErlangC.waiting(servers: servers, offeredLoad: load)
                }
            } else {
                try expect(try ErlangC.waiting(servers: servers, offeredLoad: load), row, "erlangC")
            }
        }
    }

    @Test func mmc() throws {
        let rows = try rows("mmc_queueing_R_0.2.12.csv")
        #expect(rows.count > 40)
        for row in rows {
            let queue = try MMc(
                arrivalRate: try #require(row["lambda"]),
                serviceRate: try #require(row["mu"]),
                servers: Int(try #require(row["c"]))
            )
            try expect(queue.probabilityOfWaiting, row, "P_wait")
            try expect(queue.meanQueue, row, "Lq")
            try expect(queue.meanWait, row, "Wq")
            try expect(queue.meanNumber, row, "L")
            try expect(queue.meanTime, row, "W")
        }
    }

    @Test func mmck() throws {
        let rows = try rows("mmck_queueing_R_0.2.12.csv")
        #expect(rows.count > 30)
        for row in rows {
            let queue = try MMcK(
                arrivalRate: try #require(row["lambda"]),
                serviceRate: try #require(row["mu"]),
                servers: Int(try #require(row["c"])),
                places: Int(try #require(row["k"]))
            )
            try expect(queue.meanNumber, row, "L")
            try expect(queue.meanQueue, row, "Lq")
            try expect(queue.meanTime, row, "W")
            try expect(queue.meanWait, row, "Wq")
            try expect(queue.joiningRate, row, "X")
        }
    }

    @Test func erlangA() throws {
        let rows = try rows("erlang_a_pyworkforce.csv")
        #expect(rows.count > 100)
        for row in rows {
            let queue = try ErlangA(
                arrivalRate: try #require(row["lambda"]),
                serviceRate: try #require(row["mu"]),
                abandonmentRate: try #require(row["theta"]),
                servers: Int(try #require(row["c"]))
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
        let rows = try SharedData.rows("nhsr_waitinglist_formulae/expected_values.csv")
        #expect(rows.count > 15)
        for row in rows {
            let function = try #require(row["function"])
            let x = try #require(row["args"]).filter { $0 != "\"" }.split(separator: ";").compactMap { Double($0) }
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
            let printed = try #require(row["expected"])
            let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
            var unit = 1.0
            for _ in 0..<decimals { unit /= 10 }
            #expect(abs(value - (try #require(Double(printed)))) <= 0.501 * unit, "\(function) \(x)")
        }
    }
}

import Simulation

/// An engine whose weeks go on beyond the last of another's, with inputs that repeat the last year of the other's.
func longer(_ engine: Engine, by weeks: Int) -> Engine {
    var network = engine.network
    let weekCount = network.weekCount
    let period = min(52, weekCount)
    network.weekCount += weeks
    var observation = ObservationPlan.everyWeek(network.weekCount, thresholds: [], percentiles: false)
    observation.journeys = engine.observation.journeys
    observation.journeys?.mostWeeksBeyond = 0
    let result = Engine(network: network, observation: observation)
    func go<Value>(on values: [Value]) -> [Value] {
        values.isEmpty ? [] : values + (0..<weeks).map { values[weekCount - period + $0 % period] }
    }
    for stage in network.stages.indices {
        var inputs = engine.withInputs(of: stage) { $0 }
        let recent = inputs.initialRecent
        inputs.initialRecent = (0..<network.classCount)
            .flatMap { recent[$0 * weekCount..<($0 + 1) * weekCount] + Array(repeating: 0, count: weeks) }
        inputs.referralMean = go(on: inputs.referralMean)
        inputs.referralSize = go(on: inputs.referralSize)
        inputs.divertedShare = go(on: inputs.divertedShare)
        inputs.divertedOnShare = go(on: inputs.divertedOnShare)
        inputs.capacity.mean = go(on: inputs.capacity.mean)
        inputs.pooled.mean = go(on: inputs.pooled.mean)
        for pass in inputs.extraCapacity.indices {
            inputs.extraCapacity[pass].mean = go(on: inputs.extraCapacity[pass].mean)
        }
        result.withInputs(of: stage) { $0 = inputs }
    }
    for pool in network.pools.indices {
        var inputs = engine.withInputs(ofPool: pool) { $0 }
        inputs.capacity.mean = go(on: inputs.capacity.mean)
        result.withInputs(ofPool: pool) { $0 = inputs }
    }
    return result
}

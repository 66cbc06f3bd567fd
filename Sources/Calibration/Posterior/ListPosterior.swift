import Calendar
import Forecasting
import Foundation
import Randomness

/// What is known of how a list is worked: draws of its parameters, all as likely as one another.
///
/// Removals are of three kinds: children assessed, with weight exp(kappa x wait / mean wait); early disposals, a share of
/// referrals that leaves at an exponential age; attrition, by a hazard. Beside referrals, children may be added to a list
/// (recounts, transfers, referrals that nobody recorded), or taken off at once by nobody's capacity.
package struct ListPosterior: Sendable {
    /// One draw.
    package struct Particle: Sendable, Equatable {
        /// How strongly the assessed prefer long waits.
        package var kappa: Double
        /// Share of referrals that leave early, and their mean age in weeks when they do.
        package var earlyShare: Double
        package var earlyAgeWeeks: Double
        /// Hazard of attrition a week.
        package var attritionPerWeek: Double
        /// ln of referrals, and of children assessed, in an average month at the anchor.
        package var logReferrals: Double
        package var logAssessed: Double
        /// Probability that a month has additions, and their usual number.
        package var additionRate: Double
        package var additionSize: Double
        /// Which of the lists rebuilt at the anchor.
        package var list: Int
    }

    /// The draws.
    package internal(set) var particles: [Particle]
    /// Log evidence of the list's figures.
    package let logEvidence: Double
    /// Prior and posterior of each parameter.
    package internal(set) var table: [Row]
    /// Flows of an average month since the first count.
    package let flows: Flows
    /// After each month, what the figures up to then say of the parameters: mean and standard deviation.
    package let origins: [Origin]
    /// What is published, and so can be told.
    package let basis: Basis
    /// The draws held against whole children, before lists were told of one another; `nil`: they were not.
    package let check: ListCheck?
    /// The draws on the scale on which they are estimated, by rows: what services learn from one another.
    var rows: [Double]

    /// An interval of eight in ten, and its middle.
    package struct Range: Codable, Sendable, Equatable {
        package var low: Double
        package var median: Double
        package var high: Double
    }

    /// Prior and posterior of a parameter.
    package struct Row: Codable, Sendable, Equatable {
        /// Its name in files.
        package var name: String
        /// In words, with its unit.
        package var label: String
        package var unit: String
        package var prior: Moments
        package var posterior: Moments
        /// Posterior over prior standard deviation, on the scale on which it is estimated.
        package var ratio: Double
        /// How much the data said.
        package var words: String
    }

    /// Mean, standard deviation and quantiles.
    package struct Moments: Codable, Sendable, Equatable {
        package var mean: Double
        package var deviation: Double
        package var range: Range
    }

    /// Flows of an average month.
    package struct Flows: Codable, Sendable, Equatable {
        package var referrals: Range
        package var assessed: Range
        package var others: Range
        package var additions: Range
        package var removedAtOnce: Range
        /// Additions in all, where counts alone ask for some: at least so many.
        package var neededAdditions: Double
    }

    /// What had been learned by the end of a month.
    package struct Origin: Codable, Sendable, Equatable {
        /// `2025-06`.
        package var month: String
        /// kappa, and logs or logits of the others, in the order of the table.
        package var means: [Double]
        package var deviations: [Double]
    }

    /// What is published of a list.
    package struct Basis: Codable, Sendable, Equatable {
        /// Months between its first and its last count that are looked at.
        package var months: Int
        package var referrals: Bool
        /// Whether those of the last month are not, and are inferred.
        package var infersReferrals: Bool
        package var assessed: Bool
        package var assessedMeans: Bool
        package var waits: Bool
        /// Referrals a month, and children, to which priors refer.
        package var usualReferrals: Double
        package var usualNumber: Double
        /// Mean and standard deviation of ln of attrition, as a share of referrals, beforehand.
        package var logAttrition: Double
        package var logAttritionDeviation: Double
    }

    /// Particles of an ordinary and of a quick fit.
    package static let usualCount = 512
    package static let quickCount = 256
}

extension ListPosterior {
    /// Learns the parameters of a list.
    ///
    /// - Parameters:
    ///   - record: its months.
    ///   - lists: lists as they may be at the anchor, from which each draw takes one that is like its own.
    ///   - count: draws.
    ///   - checked: how many of them are held against whole children.
    init(_ record: ListRecord, lists: [RebuiltWaits], count: Int = usualCount, checked: Int = 0) {
        let sampler = ListSampler(record, count: count)
        var random = RandomStream(seed: 0, replication: 1, at: .listPosterior(of: RandomStream.serviceKey(record.id)))
        let cumulative = lists.map { ListShape(of: $0, width: record.binWeeks) }
        var particles: [Particle] = []
        var rows: [Double] = []
        let front = ListFluid.Place.children
        for number in 0..<count {
            let row = Array(sampler.row(number))
            let state = Array(sampler.state(number))
            let value = { (parameter: ListParameter) in row[parameter.rawValue] }
            let share = Self.logistic(value(.logitEarlyShare))
            let attrition = exp(value(.logAttrition))
            var level = LevelFilter(
                mean: state[ListFluid.Place.referralMean],
                variance: state[ListFluid.Place.referralVariance]
            )
            row.withUnsafeBufferPointer { sampler.fluid.set($0.baseAddress!) }
            for (month, referrals) in record.later { _ = sampler.fluid.follow(&level, referrals, month) }
            let logReferrals = level.mean + level.variance.squareRoot() * StandardNormal.quantile(random.uniform())
            let normal = StandardNormal.quantile(random.uniform())
            let logAssessed =
                record.months.isEmpty
                ? logReferrals + log(max(1 - share - attrition, 0.1)) + FittedService.snapshotImbalance * normal
                : state[ListFluid.Place.assessedMean] + state[ListFluid.Place.assessedVariance].squareRoot() * normal
            let choice = random.uniform()
            let list =
                record.months.isEmpty
                ? Int(choice * Double(lists.count)) : ListShape(of: state[front...]).nearest(cumulative, choice)
            particles.append(
                Particle(
                    kappa: rounded9(value(.kappa)),
                    earlyShare: rounded9(share),
                    earlyAgeWeeks: rounded9(min(max(exp(value(.logEarlyAge)), 0.2), 60)),
                    attritionPerWeek: rounded9(attrition * record.attritionPerShare),
                    logReferrals: rounded9(logReferrals),
                    logAssessed: rounded9(logAssessed),
                    additionRate: rounded9(min(Self.logistic(value(.logitAdditionRate)), AdditionProposal.mostRate)),
                    additionSize: rounded9(exp(value(.logAdditionSize)) * record.usualNumber),
                    list: list
                )
            )
            rows += row
        }
        self.particles = particles
        self.rows = rows
        logEvidence = rounded9(sampler.logEvidence)
        basis = Basis(record)
        flows = Flows(sampler)
        check = ListCheck(sampler, draws: min(checked, count))
        origins = zip(record.months, sampler.origins)
            .map { month, moments in
                Origin(
                    month: "\(month.month)",
                    means: ListParameter.shown.map { rounded9(moments[$0.rawValue].mean) },
                    deviations: ListParameter.shown.map { rounded9(moments[$0.rawValue].deviation) }
                )
            }
        table = []
        table = Self.table(particles, rows, basis)
    }

    /// What was believed of a parameter beforehand.
    func prior(of parameter: ListParameter) -> ListPriors.Normal { basis.prior(of: parameter) }

    /// Attrition of a draw, as a share of referrals.
    package func attritionShare(of particle: Particle) -> Double {
        particle.attritionPerWeek * averageMonthWeeks * basis.usualNumber / basis.usualReferrals
    }

    static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    /// The draw of a number from 0 to 1.
    package func particle(_ u: Double) -> Particle {
        particles[min(Int(u * Double(particles.count)), particles.count - 1)]
    }
}

extension ListRecord {
    /// The weekly hazard that takes as many as are referred.
    var attritionPerShare: Double { usualReferrals / averageMonthWeeks / usualNumber }
}

extension ListPosterior.Basis {
    /// What was believed of a parameter beforehand.
    func prior(of parameter: ListParameter) -> ListPriors.Normal {
        parameter == .logAttrition
            ? ListPriors.Normal(mean: logAttrition, deviation: logAttritionDeviation) : parameter.prior
    }

    init(_ record: ListRecord) {
        months = record.months.count
        referrals = record.publishesReferrals
        infersReferrals = record.months.last.map { $0.referrals == nil } ?? false && record.later.isEmpty
        assessed = record.publishesAssessed
        assessedMeans = record.publishesAssessedMeans
        waits = record.months.contains { $0.mean != nil || !$0.bands.isEmpty }
        usualReferrals = rounded9(record.usualReferrals)
        usualNumber = rounded9(record.usualNumber)
        (logAttrition, logAttritionDeviation) = (rounded9(record.attrition.mean), rounded9(record.attrition.deviation))
    }
}

extension ListPosterior.Flows {
    init(_ sampler: ListSampler) {
        let months = Double(max(1, sampler.record.months.count))
        let range = { (place: Int) -> ListPosterior.Range in
            ListPosterior.Range(of: (0..<sampler.count).map { Array(sampler.state($0))[place] / months })
        }
        referrals = range(ListFluid.Place.referralSum)
        assessed = range(ListFluid.Place.assessedSum)
        others = range(ListFluid.Place.otherSum)
        additions = range(ListFluid.Place.additionSum)
        removedAtOnce = range(ListFluid.Place.removedOnceSum)
        neededAdditions = sampler.record.months.reduce(0) { $1.referrals == nil ? $0 : $0 + $1.needed }
    }
}

extension ListPosterior.Range {
    /// The middle eight in ten of draws.
    init(of values: [Double]) {
        let sorted = values.sorted()
        let at = { (share: Double) -> Double in
            guard let last = sorted.last else { return 0 }
            let place = share * Double(sorted.count) - 0.5
            guard place < Double(sorted.count - 1) else { return last }
            let index = max(0, Int(place))
            let part = max(0, place - Double(index))
            return rounded9(sorted[index] + part * (sorted[min(index + 1, sorted.count - 1)] - sorted[index]))
        }
        (low, median, high) = (at(0.1), at(0.5), at(0.9))
    }
}

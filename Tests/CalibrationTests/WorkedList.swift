import Areas
import Calendar
import Foundation
import Randomness

@testable import Calibration

/// A list worked child by child, by parameters drawn from the prior.
struct WorkedList {
    /// Children at the beginning, and referrals in a usual month.
    let number: Double
    private let usual: Double
    private static let parts = 8

    var parameters: [Double]
    private var random: RandomStream
    private var ages: [Double] = []
    private var isEarly: [Bool] = []
    private let id: String

    /// Draws the parameters of a list.
    ///
    /// - Parameters:
    ///   - number: which.
    ///   - children: how many it begins with.
    init(_ number: Int, children: Double = 300) {
        id = "worked \(number)"
        self.number = children
        usual = children / 10
        random = RandomStream(seed: 1, replication: UInt64(number), at: .listPosterior(of: 7))
        parameters = []
        for parameter in ListParameter.allCases {
            parameters.append(
                parameter.prior.mean + parameter.prior.deviation * StandardNormal.quantile(random.uniform())
            )
        }
    }

    private func value(_ parameter: ListParameter) -> Double { parameters[parameter.rawValue] }
    private mutating func normal() -> Double { StandardNormal.quantile(random.uniform()) }

    private mutating func poisson(_ mean: Double) -> Int {
        let limit = exp(-min(mean, 600))
        var (count, product) = (0, random.uniform())
        while product > limit {
            count += 1
            product *= random.uniform()
        }
        return count
    }

    /// Works the list, and publishes it as providers do.
    mutating func record(months: Int, publishesAssessed: Bool) -> ListRecord {
        let first = Month(year: 2024, month: 1)
        let start = WaitReconstruction(PublishedWaits(number: number, mean: 25), count: 32, candidates: 256)!.lists
        let place = 0.5 * erfc(-value(.start) / 2.0.squareRoot())
        let list = start[min(Int(place * 32), 31)]
        let share = ListPosterior.logistic(value(.logitEarlyShare))
        let age = min(max(exp(value(.logEarlyAge)), 0.2), 60)
        for (weeks, children) in zip(list.weeks, list.children) {
            for _ in 0..<children {
                let early = share * exp(-Double(weeks) / age)
                ages.append(Double(weeks))
                isEarly.append(random.uniform() < early / (1 - share + early))
            }
        }
        var referralLevel = log(usual) + ListPriors.firstReferrals * normal()
        var assessedLevel =
            log(usual) + log(max(1 - share - exp(value(.logAttrition)), 0.1)) + ListPriors.firstAssessed * normal()
        var stray = 0.0
        var stocks = [StockPoint(month: first, number: Double(ages.count), mean: 25)]
        var (referred, seen): ([Month: Double], [Month: Double]) = ([:], [:])
        for month in (1...months).map({ first + $0 }) {
            referralLevel += exp(value(.logReferralStep)) * normal()
            if random.uniform() < ListPosterior.logistic(value(.logitJumpRate)) {
                referralLevel += ListPriors.jump * normal()
            }
            assessedLevel += ListPriors.assessedStep * normal()
            let ofYear = month.monthOfYear - 1
            let scatter = exp(value(.logReferralScatter)) * normal()
            let referrals = poisson(
                exp(referralLevel + value(.season) * ListPriors.referralSeason[ofYear] + scatter)
            )
            // Negative binomial of size 15: Poisson about a gamma number.
            let gamma = (0..<15).reduce(0.0) { sum, _ in sum - log(random.uniform()) } / 15
            let room = poisson(gamma * exp(assessedLevel + value(.season) * ListPriors.assessedSeason[ofYear]))
            let assessed = work(referrals: referrals, room: room, share: share, age: age)
            addOrRemove()
            referred[month] = Double(referrals)
            if publishesAssessed { seen[month] = Double(assessed) }
            let mean = ages.isEmpty ? 0 : ages.reduce(0, +) / Double(ages.count)
            stray += value(.meanDrift) + exp(value(.logMeanStray)) * max(mean, 2) / 40 * normal()
            stocks.append(
                StockPoint(
                    month: month,
                    number: Double(ages.count),
                    mean: ages.isEmpty ? nil : max(0, mean + stray).rounded(),
                    maximum: ages.max().map { $0.rounded() }
                )
            )
        }
        return ListRecord(id, stocks: stocks, referrals: referred, assessed: seen, usualReferrals: usual)!
    }

    /// A month of it.
    private mutating func work(referrals: Int, room: Int, share: Double, age: Double) -> Int {
        let step = averageMonthWeeks / Double(Self.parts)
        let others = exp(0.42 * normal() - 0.09)
        let leaving = others * exp(value(.logAttrition)) * usual / averageMonthWeeks / number
        var assessed = 0
        for part in 0..<Self.parts {
            for index in ages.indices { ages[index] += step }
            let come = referrals * (part + 1) / Self.parts - referrals * part / Self.parts
            for _ in 0..<come {
                ages.append(step * random.uniform())
                isEarly.append(random.uniform() < share)
            }
            let (stays, staysEarly) = (exp(-leaving * step), exp(-(leaving + others / age) * step))
            for index in ages.indices.reversed() where random.uniform() > (isEarly[index] ? staysEarly : stays) {
                remove(index)
            }
            let slots = room * (part + 1) / Self.parts - room * part / Self.parts
            let mean = ages.isEmpty ? 1 : max(ages.reduce(0, +) / Double(ages.count), 0.1)
            for _ in 0..<min(slots, ages.count) {
                remove(chosen(by: value(.kappa), mean: mean))
                assessed += 1
            }
        }
        return assessed
    }

    private mutating func remove(_ index: Int) {
        ages.swapAt(index, ages.count - 1)
        isEarly.swapAt(index, isEarly.count - 1)
        ages.removeLast()
        isEarly.removeLast()
    }

    /// A child drawn with weight exp(lean x age / mean).
    private mutating func chosen(by lean: Double, mean: Double) -> Int {
        let weights = ages.map { exp(lean * $0 / mean) }
        var rest = random.uniform() * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            rest -= weight
            if rest < 0 { return index }
        }
        return ages.count - 1
    }

    /// Children who join without a referral, or are taken off at once.
    private mutating func addOrRemove() {
        let rate = min(ListPosterior.logistic(value(.logitAdditionRate)), AdditionProposal.mostRate)
        let (u, z, lean) = (random.uniform(), normal(), normal())
        let size = Int(exp(value(.logAdditionSize) + ListPriors.additionSpread * z) * number)
        guard u < rate * (1 + ListPriors.validationRatio), !ages.isEmpty, size > 0 else { return }
        let mean = max(ages.reduce(0, +) / Double(ages.count), 0.1)
        for _ in 0..<min(size, ages.count) {
            let index = chosen(by: lean, mean: mean)
            if u < rate {
                ages.append(ages[index])
                isEarly.append(isEarly[index])
            } else {
                remove(index)
            }
        }
    }
}

import Calendar
import Foundation
import Randomness

@testable import Calibration

extension OtherLawList {
    /// What came of a month.
    struct Work {
        var referrals = 0
        /// Waits of those assessed.
        var seen: [Double] = []
        /// Children who left in any way, and how many were expected to by the hazard.
        var left = 0
        var attrition = 0.0
    }

    mutating func normal() -> Double { StandardNormal.quantile(random.uniform()) }

    mutating func poisson(_ mean: Double) -> Int {
        let limit = exp(-min(mean, 600))
        var (count, product) = (0, random.uniform())
        while product > limit {
            count += 1
            product *= random.uniform()
        }
        return count
    }

    /// A number of gamma law.
    private mutating func gamma(_ shape: Int, mean: Double) -> Double {
        (0..<shape).reduce(0.0) { sum, _ in sum - log(random.uniform()) } * mean / Double(shape)
    }

    private mutating func referred(after age: Double) -> Child {
        Child(
            age: age,
            isUrgent: random.uniform() < law.urgentShare,
            leavesAt: random.uniform() < law.earlyShare ? gamma(2, mean: law.earlyAge) : nil
        )
    }

    /// The list at the beginning: waits of gamma law; who was to leave before, or is urgent and has waited, is not there.
    mutating func fill() {
        while children.count < Int(size) {
            var child = referred(after: gamma(2, mean: law.mean))
            if let end = child.leavesAt, end <= child.age { continue }
            if child.age > 6 { child.isUrgent = false }
            children.append(child)
        }
    }

    /// A month, in parts.
    mutating func workMonth(_ index: Int, monthOfYear: Int) -> Work {
        var work = Work()
        let step = averageMonthWeeks / Double(Self.parts)
        let fewer = [8, 12].contains(monthOfYear)
        let jumped = law.jumpMonth.map { index >= $0 } ?? false
        let season = law.seasonSize * sin(2 * .pi * Double(monthOfYear - 1) / 12) - (monthOfYear == 8 ? 0.5 : 0)
        let level = law.referrals * exp(law.drift * Double(index) + season + (jumped ? law.jump : 0))
        work.referrals = poisson(gamma(10, mean: level))
        let slots = poisson(gamma(12, mean: law.slots * (fewer ? 0.6 : 1)))
        for part in 0..<Self.parts {
            for place in children.indices { children[place].age += step }
            let come = work.referrals * (part + 1) / Self.parts - work.referrals * part / Self.parts
            for _ in 0..<come { children.append(referred(after: step * random.uniform())) }
            leave(step, &work)
            var room = slots * (part + 1) / Self.parts - slots * part / Self.parts
            if law.hasBlocks { room = [2, 6].contains(part) ? slots / 2 + (part == 2 ? slots % 2 : 0) : 0 }
            assess(room, &work)
        }
        if random.uniform() < law.additionRate {
            for _ in 0..<max(1, Int(0.03 * size * exp(0.7 * normal()))) {
                children.append(Child(age: law.mean * random.uniform(), isUrgent: false, leavesAt: nil))
            }
        }
        if law.validationMonth == index {
            let share = 0.05 + 0.15 * random.uniform()
            let before = children.count
            children.removeAll { $0.age > law.mean && random.uniform() < share }
            work.left += before - children.count
        }
        return work
    }

    /// Those who leave unseen.
    private mutating func leave(_ step: Double, _ work: inout Work) {
        let before = children.count
        children.removeAll { child in
            if let end = child.leavesAt, end <= child.age { return true }
            let hazard = law.hazardSlope * child.age * step
            work.attrition += hazard
            return random.uniform() < hazard
        }
        work.left += before - children.count
    }

    /// Clinics: the urgent first, then the longest waiting or anybody.
    private mutating func assess(_ room: Int, _ work: inout Work) {
        guard room > 0, !children.isEmpty else { return }
        var choice = Choice(children.map(\.age))
        for _ in 0..<min(room, children.count) {
            let place: Int
            if let urgent = children.firstIndex(where: \.isUrgent) {
                place = urgent
            } else if random.uniform() < law.oldestFirst {
                place = children.indices.max { children[$0].age < children[$1].age }!
            } else {
                place = min(Int(random.uniform() * Double(children.count)), children.count - 1)
            }
            choice.take(children[place].age)
            work.seen.append(children[place].age)
            children.swapAt(place, children.count - 1)
            children.removeLast()
        }
        work.left += Int(choice.taken)
        choices.append(choice)
    }

    /// Children taken from a list, and how long they had waited beside all of it.
    struct Choice {
        /// Waits of the list in mean waits, counted by twentieths up to six.
        private var counts = Array(repeating: 0.0, count: 120)
        private let mean: Double
        private(set) var taken = 0.0
        private var waits = 0.0

        init(_ ages: [Double]) {
            mean = max(ages.reduce(0, +) / Double(ages.count), 0.1)
            for age in ages { counts[min(Int(age / mean * 20), 119)] += 1 }
        }

        mutating func take(_ age: Double) {
            taken += 1
            waits += age / mean
        }

        /// How far the waits of those taken are above what is expected under kappa.
        private func excess(_ kappa: Double) -> Double {
            var (all, sum) = (0.0, 0.0)
            for (place, count) in counts.enumerated() where count > 0 {
                let wait = (Double(place) + 0.5) / 20
                let weight = count * exp(kappa * wait)
                all += weight
                sum += weight * wait
            }
            return waits - taken * sum / all
        }

        /// The kappa under which those taken have waited as long as is expected.
        static func kappa(of choices: [Choice]) -> Double {
            var (low, high) = (-6.0, 6.0)
            for _ in 0..<30 {
                let middle = (low + high) / 2
                if choices.reduce(0, { $0 + $1.excess(middle) }) > 0 { low = middle } else { high = middle }
            }
            return (low + high) / 2
        }
    }
}

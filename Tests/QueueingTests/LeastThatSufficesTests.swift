import Queueing
import TestSupport
import Testing

/// The search behind the inverse questions.
@Suite struct LeastThatSufficesTests {
    @Test(arguments: [1, 2, 3, 7, 64, 1000, 123_457])
    func counts(_ answer: Int) throws {
        var calls = 0
        let found = try LeastThatSuffices.count(from: 1) { n throws(QueueError) in
            calls += 1
            return n >= answer
        }
        #expect(found == answer)
        #expect(calls <= 40)
    }

    @Test func countsWithin() throws {
        #expect(try LeastThatSuffices.count(from: 5, upTo: 9) { n throws(QueueError) in n >= 9 } == 9)
        #expect(try LeastThatSuffices.count(from: 5, upTo: 9) { _ throws(QueueError) in true } == 5)
        #expect(throws: QueueError.unreachable("not even 9 reach the target")) {
            try LeastThatSuffices.count(from: 5, upTo: 9) { _ throws(QueueError) in false }
        }
    }

    @Test(arguments: [1e-12, 0.1, 1, 17.5, 1e9])
    func ratesAboveABound(_ excess: Double) throws {
        for bound in [0, 9.0] {
            let found = try LeastThatSuffices.rate(above: bound) { rate throws(QueueError) in rate >= bound + excess }
            #expect(isClose(found, bound + excess, relative: 4e-16))
        }
    }

    @Test func ratesAgreeWithTheClosedForm() throws {
        let found = try LeastThatSuffices.rate(above: 9) { rate throws(QueueError) in
            try MM1(arrivalRate: 9, serviceRate: rate).meanWait <= 0.5
        }
        #expect(isClose(found, try MM1.serviceRate(arrivalRate: 9, meanWait: 0.5), relative: 1e-14))
        #expect(throws: QueueError.self) { try LeastThatSuffices.rate(above: 1) { _ throws(QueueError) in false } }
    }
}

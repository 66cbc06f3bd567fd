import ArgumentParser
import Foundation
import Reporting
import Wording

/// Numbers separated by commas, as in `0.3,0.5`.
struct NumberList: ExpressibleByArgument {
    let values: [Double]

    init(_ values: [Double]) {
        self.values = values
    }

    init?(argument: String) {
        let fields = argument.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = fields.compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
        guard numbers.count == fields.count else { return nil }
        values = numbers
    }

    var defaultValueDescription: String { values.map(fullPrecision).joined(separator: ",") }
}

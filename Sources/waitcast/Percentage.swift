import Foundation

extension Double {
    /// The share that a percentage such as `80%` is; `nil`: it is none.
    init?(percentage text: String) {
        guard text.hasSuffix("%"),
            let number = Double(text.dropLast().trimmingCharacters(in: .whitespaces))
        else { return nil }
        self = number / 100
    }
}

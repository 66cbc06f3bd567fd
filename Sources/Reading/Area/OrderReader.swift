import Areas
import Yams

extension Form where Value == Order {
    /// An order of service: three words, or the two parameters of the mixture.
    static var order: Form {
        let either = Structure.either([.words(orders.map(\.word)), .mapping(OrderKeys.shape)])
        return Form(.named("order of service", either)) { field, _ in
            guard case .mapping = field.node else {
                let word = field.choice(orders.map(\.word), "an order of service")
                return orders.first { $0.word == word }?.order
            }
            guard let section = Section(field, OrderKeys.shape) else { return nil }
            let (kappa, psi) = (section.read(OrderKeys.kappa), section.read(OrderKeys.psi))
            guard let kappa, let psi else { return nil }
            return .mixture(kappa: kappa, psi: psi)
        }
    }
}

/// The orders that have a word of their own.
private let orders: [(word: String, order: Order)] = [
    ("oldest first", .oldestFirst), ("random", .random), ("fitted", .fitted),
]

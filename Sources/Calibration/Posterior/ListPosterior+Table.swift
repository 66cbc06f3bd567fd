import Forecasting
import Foundation
import Randomness
import Wording

extension ListParameter {
    /// The parameters that tables show.
    static let shown: [ListParameter] = [
        .kappa, .logitEarlyShare, .logEarlyAge, .logAttrition, .logitAdditionRate, .logAdditionSize, .logMeanStray,
        .logReferralScatter, .logReferralStep, .logitJumpRate,
    ]

    /// Its name in files, what it is, and its unit.
    fileprivate var words: (name: String, label: String, unit: String) {
        switch self {
        case .kappa: ("order_of_service", "preference for long waits (kappa)", "per mean wait")
        case .logitEarlyShare: ("early_share", "referrals that leave within weeks", "share of referrals")
        case .logEarlyAge: ("early_age", "mean age at which they leave", "weeks")
        case .logAttrition: ("attrition", "children who leave by and by", "share of referrals")
        case .logitAdditionRate: ("addition_rate", "months with additions without a referral", "share of months")
        case .logAdditionSize: ("addition_size", "usual size of such additions", "children")
        case .logMeanStray: ("mean_stray", "how far the mean wait strays in a month", "share of 40ths of the mean wait")
        case .logReferralScatter: ("referral_scatter", "scatter of monthly referrals beside chance", "log")
        case .logReferralStep: ("referral_step", "monthly step of the level of referrals", "log")
        case .logitJumpRate: ("jump_rate", "months in which the level of referrals jumps", "share of months")
        case .season: ("season", "how much of the pooled season it shows", "share")
        case .meanDrift: ("mean_drift", "drift of the published mean wait beside the model", "weeks a month")
        case .start: ("start", "tail of the list at the first count", "standard normal")
        }
    }

    /// A value on the scale on which it is read.
    fileprivate func natural(_ value: Double, usualNumber: Double) -> Double {
        switch self {
        case .kappa, .season, .meanDrift, .start: value
        case .logitEarlyShare, .logitAdditionRate, .logitJumpRate: ListPosterior.logistic(value)
        case .logAdditionSize: exp(value) * usualNumber
        case .logEarlyAge, .logAttrition, .logMeanStray, .logReferralScatter, .logReferralStep: exp(value)
        }
    }
}

extension ListPosterior {
    /// Prior and posterior of each parameter.
    static func table(
        _ particles: [Particle],
        _ rows: [Double],
        _ basis: Basis
    ) -> [Row] {
        let (usualReferrals, usualNumber) = (basis.usualReferrals, basis.usualNumber)
        let d = ListParameter.count
        // The quantiles of a standard normal law, evenly.
        let normals = (0..<200).map { StandardNormal.quantile((Double($0) + 0.5) / 200) }
        var table = ListParameter.shown.map { parameter -> Row in
            let (name, label, unit) = parameter.words
            let belief = basis.prior(of: parameter)
            let prior = normals.map { belief.mean + belief.deviation * $0 }
            let posterior = (0..<particles.count).map { rows[$0 * d + parameter.rawValue] }
            let ratio = deviation(of: posterior) / belief.deviation
            let natural = { (values: [Double]) in values.map { parameter.natural($0, usualNumber: usualNumber) } }
            return Row(
                name: name,
                label: label,
                unit: unit,
                prior: Moments(of: natural(prior)),
                posterior: Moments(of: natural(posterior)),
                ratio: rounded9(ratio),
                words: amount(of: parameter, ratio, basis)
            )
        }
        let levels: [(String, String, KeyPath<Particle, Double>, Double, Double)] = [
            ("referrals", "referrals in an average month", \.logReferrals, 0, ListPriors.firstReferrals),
            ("assessed", "children assessed in an average month", \.logAssessed, -0.3, 0.7),
        ]
        for (name, label, path, shift, spread) in levels {
            let posterior = particles.map { $0[keyPath: path] }
            let ratio = deviation(of: posterior) / spread
            table.append(
                Row(
                    name: name,
                    label: label,
                    unit: "children a month",
                    prior: Moments(of: normals.map { usualReferrals * exp(shift + spread * $0) }),
                    posterior: Moments(of: posterior.map { exp($0) }),
                    ratio: rounded9(ratio),
                    words: amount(ofRatio: ratio)
                )
            )
        }
        return table
    }

    private static func deviation(of values: [Double]) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
    }

    /// How much the data said.
    static func amount(ofRatio ratio: Double) -> String {
        switch ratio {
        case ..<0.4: "the figures say most of it"
        case ..<0.75: "the figures say part of it"
        case ..<0.93: "the figures say little"
        default: "as wide as before any figure was seen"
        }
    }

    /// The same of a parameter, and what it hangs on.
    private static func amount(of parameter: ListParameter, _ ratio: Double, _ basis: Basis) -> String {
        let said = amount(ofRatio: ratio)
        let hangs: String? =
            switch parameter {
            case .kappa where basis.assessedMeans: "from the waits of those assessed"
            case .kappa where basis.waits: "only together with the share and age of early disposals"
            case .logitEarlyShare where basis.assessed: "from referrals, assessments and the list"
            case .logEarlyAge where basis.waits: "only together with their share"
            case .logAttrition where basis.assessed: "only together with early disposals"
            case .logitAdditionRate, .logAdditionSize:
                basis.referrals ? "from months that do not add up" : nil
            default: nil
            }
        return ratio < 0.93 ? hangs.map { "\(said), \($0)" } ?? said : said
    }

    /// The same table after the draws have been weighed anew.
    mutating func renewTable() {
        table = Self.table(particles, rows, basis)
    }
}

extension ListPosterior.Moments {
    init(of values: [Double]) {
        let mean = values.reduce(0, +) / Double(values.count)
        self.mean = rounded9(mean)
        deviation = rounded9((values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot())
        range = ListPosterior.Range(of: values)
    }
}

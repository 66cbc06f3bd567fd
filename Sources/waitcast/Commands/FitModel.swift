public import ArgumentParser
public import Regression
import Reporting

extension Link: ExpressibleByArgument {}

/// The family, link and standard errors of a fit, as options.
struct FitModel: ParsableArguments {
    /// The families by the names used on the command line.
    enum FamilyName: String, CaseIterable, ExpressibleByArgument {
        case gaussian
        case poisson
        case quasipoisson
        case negativeBinomial = "negative-binomial"
        case binomial
        case quasibinomial
        case gamma

        /// The family; nil for the negative binomial, whose theta is estimated.
        var family: Family? {
            switch self {
            case .gaussian: .gaussian
            case .poisson: .poisson
            case .quasipoisson: .quasipoisson
            case .negativeBinomial: nil
            case .binomial: .binomial
            case .quasibinomial: .quasibinomial
            case .gamma: .gamma
            }
        }
    }

    /// The standard errors by the names used on the command line.
    enum ErrorsName: String, CaseIterable, ExpressibleByArgument {
        case model
        case hc0
        case hc1
        case hc2
        case hc3
        case neweyWest = "newey-west"
    }

    @Option(help: "The distribution of the response.")
    var family = FamilyName.gaussian

    @Option(help: "The link between mean and linear predictor. (default: the family's usual one)")
    var link: Link?

    @Option(help: "Standard errors: the model's, or robust to unequal variances (hc0 to hc3) and autocorrelation.")
    var errors = ErrorsName.model

    @Option(help: "The greatest lag of newey-west. (default: by the number of rows)")
    var lag: Int?

    func validate() throws {
        if lag != nil, errors != .neweyWest { throw ValidationError("--lag belongs to --errors newey-west") }
        if let lag, lag < 0 { throw ValidationError("--lag must be 0 or more, found \(lag)") }
    }

    /// Fits a formula.
    func fit(_ formula: Formula, _ table: DataTable, weights: [Double]?) throws -> FitReport.Fit {
        guard let family = family.family else {
            return .negativeBinomial(
                try NegativeBinomialModel(link: link ?? .log).fit(formula, table, weights: weights).fit
            )
        }
        if family == .gaussian, link ?? .identity == .identity {
            return .linear(try LinearModel().fit(formula, table, weights: weights).fit)
        }
        return .generalized(
            try GeneralizedLinearModel(family: family, link: link).fit(formula, table, weights: weights).fit
        )
    }

    /// The standard errors asked for.
    func errors(of fit: GeneralizedLinearFit) throws -> FitReport.Errors {
        let (name, kind): (String?, CovarianceKind) =
            switch errors {
            case .model: (nil, .modelBased)
            case .hc0: ("HC0", .hc0)
            case .hc1: ("HC1", .hc1)
            case .hc2: ("HC2", .hc2)
            case .hc3: ("HC3", .hc3)
            case .neweyWest: ("Newey-West", .neweyWest(lag: lag))
            }
        return FitReport.Errors(name: name, covariance: try fit.covariance(kind))
    }
}

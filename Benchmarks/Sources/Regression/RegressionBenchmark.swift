import Foundation
import Regression

/// Times fits with their standard errors, on data that peers can fit too (see REGRESSION.md).
///
/// Prints lines of `task,what,values`, for the tasks that begin with a text if one is given; with `--write FOLDER` writes
/// the data there as small.csv and large.csv instead.
@main
struct RegressionBenchmark {
    static func main() throws {
        let small = RegressionData(rows: 120, coefficients: 15)
        let large = RegressionData(rows: 100_000, coefficients: 20)
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "--write", let folder = arguments.dropFirst().first {
            try small.write(to: URL(filePath: folder).appending(path: "small.csv"))
            try large.write(to: URL(filePath: folder).appending(path: "large.csv"))
            return
        }
        try counts("120 x 15", small)
        try counts("100000 x 20", large)
        let design = try large.design()
        try report("least squares 100000 x 20") {
            let fit = try LinearModel().fit(design, response: large.amounts)
            return Estimates(fit.regression)
        }
    }

    /// The two models of counts.
    static func counts(_ size: String, _ data: RegressionData) throws {
        let design = try data.design()
        try report("Poisson \(size)") {
            let fit = try GeneralizedLinearModel(family: .poisson).fit(design, response: data.counts)
            return Estimates(fit)
        }
        try report("negative binomial \(size)") {
            let fit = try NegativeBinomialModel().fit(design, response: data.spreadCounts)
            return Estimates(fit.regression, theta: fit.theta)
        }
    }

    /// What the programs are compared by.
    struct Estimates {
        let coefficients: [Double]
        let standardErrors: [Double]
        let theta: Double?

        init(_ fit: GeneralizedLinearFit, theta: Double? = nil) {
            coefficients = fit.coefficients
            standardErrors = fit.standardErrors
            self.theta = theta
        }
    }

    static func report(_ task: String, _ fit: () throws -> Estimates) throws {
        if let wanted = CommandLine.arguments.dropFirst().first, !task.hasPrefix(wanted) { return }
        let (time, estimates) = try MedianTime.milliseconds(of: fit)
        show(task, "milliseconds", [time])
        show(task, "coefficients", estimates.coefficients)
        show(task, "standard errors", estimates.standardErrors)
        if let theta = estimates.theta { show(task, "theta", [theta]) }
    }

    static func show(_ task: String, _ what: String, _ values: [Double]) {
        print("\(task),\(what),\(values.map { "\($0)" }.joined(separator: ","))")
    }
}

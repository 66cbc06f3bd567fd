import Foundation
import Regression
import TestSupport
import Testing

/// Fits by R 4.2.2 and MASS 7.3-58.2, to 15 digits.
///
/// R stops its iterations before every printed digit is settled, so the fits here stop where R does.
@Suite(.enabled(if: SharedData.isPresent))
struct ReferenceFitTests {
    @Test(arguments: [
        ("dobson_poisson", "dobson", "counts ~ factor(outcome) + factor(treatment)"),
        ("quine_poisson", "quine", "Days ~ Eth + Sex + Age + Lrn"),
        ("seatbelts_its_poisson_level", "seatbelts", "DriversKilled ~ t + law + factor(month)"),
        ("seatbelts_van_poisson", "seatbelts", "VanKilled ~ t + law + factor(month)"),
        (
            "seatbelts_poisson_offset_harmonic", "seatbelts",
            "DriversKilled ~ t + law + sin(2 * pi * t/12) + cos(2 * pi * t/12) + offset(log(kms))"
        ),
        ("warpbreaks_poisson", "warpbreaks", "breaks ~ wool * tension"),
        (
            "insurance_VR_poisson_offset", "insurance",
            "Claims ~ District + ordered(Group) + ordered(Age) + offset(log(Holders))"
        ),
    ])
    func poisson(name: String, data: String, formula: String) throws {
        let fit = try GeneralizedLinearModel(family: .poisson, control: .asR)
            .fit(Formula(formula), ReferenceData.table(data)).fit
        let digits = try ReferenceData.digits(fit, name)
        #expect(digits.values.allSatisfy { $0 >= 10 })
    }

    @Test func quasiPoisson() throws {
        let fit = try GeneralizedLinearModel(family: .quasipoisson, control: .asR)
            .fit(Formula("DriversKilled ~ t + law + factor(month)"), ReferenceData.table("seatbelts")).fit
        let digits = try ReferenceData.digits(
            fit,
            "seatbelts_its_quasipoisson",
            columns: ("Estimate", "Std..Error"),
            scalars: false
        )
        // R takes the dispersion from working weights one step behind, hence not all its digits.
        #expect(digits.values.allSatisfy { $0 >= 8 })
        #expect(isClose(fit.dispersion, 2.19638667123444, relative: 1e-8))
    }

    @Test func leastSquares() throws {
        let fit = try LinearModel()
            .fit(Formula("log(drivers) ~ t + law + factor(month)"), ReferenceData.table("seatbelts")).fit
        let digits = try ReferenceData.digits(fit.regression, "seatbelts_ols_log")
        #expect(digits.values.allSatisfy { $0 >= 11 })
        let values = try ReferenceData.values("seatbelts_ols_log")
        #expect(isClose(fit.rSquared, try #require(values["r2"]), relative: 1e-12))
        #expect(isClose(fit.residualStandardDeviation, try #require(values["sigma"]), relative: 1e-12))
    }

    @Test(arguments: [
        ("quine_nb_main", "quine", "Days ~ Eth + Sex + Age + Lrn"),
        ("quine_nb1_VR", "quine", "Days ~ Sex/(Age + Eth*Lrn)"),
        ("seatbelts_its_nb_level", "seatbelts", "DriversKilled ~ t + law + factor(month)"),
    ])
    func negativeBinomial(name: String, data: String, formula: String) throws {
        let fit = try NegativeBinomialModel(control: .asR).fit(Formula(formula), ReferenceData.table(data)).fit
        var digits = try ReferenceData.digits(fit.regression, name)
        let values = try ReferenceData.values(name)
        digits["theta"] = correctDigits(fit.theta, try #require(values["theta"]))
        if let error = values["se_theta"] { digits["se theta"] = correctDigits(fit.thetaStandardError, error) }
        #expect(digits.values.allSatisfy { $0 >= 10 })
    }
}

import Regression
import TestSupport
import Testing

/// Fits by R 4.2.2 and MASS 7.3-58.2, to 15 digits.
///
/// R stops its iterations before every printed digit is settled, so the fits here stop where R does.
@Suite struct ReferenceFitTests {
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
            .fit(Formula(formula), ReferenceFits.data(data)).fit
        let digits = try ReferenceFits.digits(fit, name)
        #expect(digits.values.allSatisfy { $0 >= 10 })
    }

    @Test func quasiPoisson() throws {
        let fit = try GeneralizedLinearModel(family: .quasipoisson, control: .asR)
            .fit(Formula("DriversKilled ~ t + law + factor(month)"), ReferenceFits.data("seatbelts")).fit
        let digits = try ReferenceFits.digits(fit, "seatbelts_its_quasipoisson")
        // R takes the dispersion from working weights one step behind, hence not all its digits.
        #expect(digits.values.allSatisfy { $0 >= 8 })
    }

    @Test func leastSquares() throws {
        let fit = try LinearModel()
            .fit(Formula("log(drivers) ~ t + law + factor(month)"), ReferenceFits.data("seatbelts")).fit
        let digits = try ReferenceFits.digits(fit.regression, "seatbelts_ols_log")
        #expect(digits.values.allSatisfy { $0 >= 11 })
        let values = try ReferenceFits.values("seatbelts_ols_log")
        #expect(isClose(fit.rSquared, try #require(values["R-squared"]), relative: 1e-12))
        #expect(
            isClose(fit.residualStandardDeviation, try #require(values["residual standard deviation"]), relative: 1e-12)
        )
    }

    @Test(arguments: [
        ("quine_nb_main", "quine", "Days ~ Eth + Sex + Age + Lrn"),
        ("quine_nb1_VR", "quine", "Days ~ Sex/(Age + Eth*Lrn)"),
        ("seatbelts_its_nb_level", "seatbelts", "DriversKilled ~ t + law + factor(month)"),
    ])
    func negativeBinomial(name: String, data: String, formula: String) throws {
        let fit = try NegativeBinomialModel(control: .asR).fit(Formula(formula), ReferenceFits.data(data)).fit
        var digits = try ReferenceFits.digits(fit.regression, name)
        let values = try ReferenceFits.values(name)
        digits["theta"] = correctDigits(fit.theta, try #require(values["theta"]))
        // The references have no error of theta for the model of ours.
        #expect((values["theta standard error"] == nil) == (name == "seatbelts_its_nb_level"))
        if let error = values["theta standard error"] { digits["error"] = correctDigits(fit.thetaStandardError, error) }
        #expect(digits.values.allSatisfy { $0 >= 10 })
    }
}

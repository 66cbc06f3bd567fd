import Regression
import Testing

struct SummaryTests {
    @Test func poisson() throws {
        let fit = try GeneralizedLinearModel(family: .poisson).fit(SmallData.design(), response: SmallData.counts)
        #expect(
            try fit.summary(formula: "counts ~ x + z") == """
                Formula: counts ~ x + z
                Family: poisson, link: log

                Coefficients:
                            Estimate Std. Error z value Pr(>|z|)
                (Intercept)  0.28176    0.39874   0.707   0.4798
                x            0.31053    0.05945   5.223 1.76e-07 ***
                z            0.24160    0.24297   0.994   0.3201
                ---
                Signif. codes: 0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1

                (Dispersion parameter for poisson family taken to be 1)

                    Null deviance: 36.616 on 11 degrees of freedom
                Residual deviance: 3.9146 on 9 degrees of freedom
                AIC: 52.045

                Number of Fisher scoring iterations: 4

                """
        )
    }

    @Test func leastSquares() throws {
        let fit = try LinearModel().fit(SmallData.design(), response: SmallData.amounts)
        #expect(
            try fit.summary(covariance: ("Newey-West", fit.regression.covariance(.neweyWest(lag: 2)))) == """
                Family: gaussian, link: identity

                Coefficients: (Newey-West standard errors)
                            Estimate Std. Error t value Pr(>|t|)
                (Intercept)  -0.7667     0.5374  -1.427   0.1874
                x             0.9718     0.1278   7.605 3.31e-05 ***
                z             0.7305     0.5091   1.435   0.1851
                ---
                Signif. codes: 0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1

                Residual standard error: 1.3219 on 9 degrees of freedom
                Multiple R-squared: 0.7780, adjusted R-squared: 0.7287
                F-statistic: 36.75 on 2 and 9 degrees of freedom, p-value: 4.68e-05

                """
        )
    }

    @Test func negativeBinomial() throws {
        let counts: [Double] = [2, 0, 14, 3, 0, 17, 6, 1, 32, 9, 2, 47]
        let sum = zip(SmallData.x, SmallData.z).map { $0 + $1 }
        let design = try DesignMatrix(columns: [("x", SmallData.x), ("z", SmallData.z), ("both", sum)])
        let fit = try NegativeBinomialModel().fit(design, response: counts)
        #expect(
            try fit.summary() == """
                Family: negative binomial (theta 0.86608), link: log

                Coefficients:
                            Estimate Std. Error z value Pr(>|z|)
                (Intercept)   0.0892     0.9020   0.099   0.9212
                x             0.3888     0.1539   2.527   0.0115 *
                z             0.8214     0.6960   1.180   0.2379
                ---
                Signif. codes: 0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1
                Not estimated, dependent on the others: both

                (Dispersion parameter for negative binomial (theta 0.86608) family taken to be 1)

                    Null deviance: 19.568 on 11 degrees of freedom
                Residual deviance: 13.603 on 9 degrees of freedom
                AIC: 83.922

                Number of Fisher scoring iterations: 13

                             Theta: 0.86608
                         Std. Err.: 0.40759
                2 x log-likelihood: -75.922

                """
        )
    }
}

import TestSupport
import Testing

@testable import Reporting

@Suite("Tables of a run")
struct ForecastTablesTests {
    private let result = SmallResult.value

    private func lines(_ text: String) -> [String] {
        #expect(text.hasSuffix("\n"))
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    private let header =
        "area,plan,service,stage,period,period_type,measure,unit,evidence,mean,sd,p2_5,p5,p10,p25,p50,p75,p90,p95,p97_5,"
        + "replications,mean_mc_error,p50_mc_error,service_name,plan_name,measure_name"

    @Test func forecast() {
        let lines = lines(ForecastTables.forecast(result))
        #expect(lines[0] == header)
        #expect(
            lines[1]
                == "a,no-change,list,all,2025-07,month,waiting,children,derived,100.0,0.0,100.0,100.0,100.0,100.0,100.0,"
                + "100.0,100.0,100.0,100.0,3,0,NA,,No change,number waiting"
        )
        // Errors: 10/sqrt(3), and none of a median of three. Percentiles between order statistics: 100 + 10 x 2 x 0.025 and so on.
        #expect(
            lines[2]
                == "a,no-change,list,all,2025-08,month,waiting,children,derived,110.0,10.0,100.5,101.0,102.0,105.0,110.0,"
                + "115.0,118.0,119.0,119.5,3,5.77,NA,,No change,number waiting"
        )
        // A month without a value has no row; shares have three decimals.
        #expect(
            lines[3]
                .hasPrefix(
                    "a,no-change,list,plan,2025-08,month,within_due_plan,share,derived,0.583,0.382,0.263,"
                )
        )
        // Nobody ever waits over 52 weeks, and that is said; nobody is diverted where there is no triage, and it is not.
        #expect(
            lines[5]
                == "a,no-change,list,all,2025-08,month,waiting_over_52_weeks,children,derived,0.0,0.0,0.0,0.0,0.0,0.0,0.0,"
                + "0.0,0.0,0.0,0.0,3,0,NA,,No change,number waiting over 52 weeks"
        )
        // Of a plan every series of a service that it changes, zeros too.
        #expect(lines.count == 10)
        #expect(lines[6].hasPrefix("a,more,list,all,2025-07,month,waiting,"))
        #expect(lines[7].hasPrefix("a,more,list,all,2025-08,month,waiting,"))
        #expect(lines[9].hasPrefix("a,more,list,all,2025-08,month,waiting_over_52_weeks,"))
    }

    @Test func comparison() {
        let lines = lines(ForecastTables.comparison(result))
        #expect(lines[0] == header)
        #expect(lines.count == 5)
        #expect(lines[2].hasPrefix("a,more,list,all,2025-08,month,waiting,children,derived,-10.0,0.0,-10.0,"))
        #expect(lines[4].hasPrefix("a,more,list,all,2025-08,month,waiting_over_52_weeks,children,derived,0.0,0.0,0.0,"))
    }

    @Test func targets() {
        let lines = lines(ForecastTables.targets(result))
        #expect(
            lines[0]
                == "area,plan,service,target,measure,bound,value,unit,by,evidence,probability,mc_error,low,high,"
                + "probability_held,first_month_p50,first_month_p80,first_month_p95,replications,source,service_name,"
                + "plan_name,measure_name"
        )
        // Wilson's lower limit of 3 in 3: 3/(3 + 1.96^2) = 0.4385.
        #expect(
            lines[1]
                == "a,no-change,list,list mean wait at most 18 weeks by 2025-08,mean_wait,at most,18.00,weeks,2025-08,"
                + "assumed,1.0000,0.0000,0.4385,1.0000,0.6667,2025-08,NA,NA,3,\"the board, 2025\",,"
                + "No change,mean wait"
        )
        #expect(lines[2].contains(",NA,NA,NA,NA,NA,NA,NA,NA,0,"))
    }

    @Test(arguments: [
        (0.0, "0"), (14.26, "14.3"), (123.4, "123"), (12_345.6, "12346"), (0.01234, "0.0123"),
        (0.000_001_2, "0.000001"),
        (1, "1.00"), (9.999, "10.00"),
    ])
    func errorsHaveThreeDigits(_ value: Double, _ text: String) {
        #expect(ForecastTables.error(value) == text)
        #expect(ForecastTables.error(nil) == "NA")
    }

    @Test func everyRowHasItsFields() {
        // CSVTable requires as many fields in every row as in the header.
        #expect(CSVTable(ForecastTables.forecast(result)).columns.count == 26)
        #expect(CSVTable(ForecastTables.comparison(result)).columns.count == 26)
        let targets = CSVTable(ForecastTables.targets(result))
        #expect(targets.field("source", of: targets.rows[0]) == "the board, 2025")
    }
}

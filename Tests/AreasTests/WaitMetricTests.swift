import Calendar
import Testing

@testable import Areas

/// The names of figures of waits, and what people call them.
@Suite struct WaitMetricTests {
    @Test(arguments: [
        ("waiting", WaitMetric(.waiting, .number)), ("seen", WaitMetric(.seen, .number)),
        ("mean_wait", WaitMetric(.waiting, .mean)), ("seen_median_wait", WaitMetric(.seen, .median)),
        ("max_wait", WaitMetric(.waiting, .maximum)), ("p90_wait", WaitMetric(.waiting, .percentile(0.9))),
        ("seen_p97.5_wait", WaitMetric(.seen, .percentile(0.975))),
        ("share_within_18_weeks", WaitMetric(.waiting, .shareWithin(weeks: 18))),
        ("seen_share_within_4_weeks", WaitMetric(.seen, .shareWithin(weeks: 4))),
        ("waiting_0_to_18_weeks", WaitMetric(.waiting, .band(from: 0, below: 18))),
        ("seen_over_52_weeks", WaitMetric(.seen, .band(from: 52, below: nil))),
    ])
    func nameAndFigure(_ name: String, _ metric: WaitMetric) {
        #expect(WaitMetric(name) == metric)
        #expect(metric.name == name)
    }

    @Test(arguments: [
        "", "wait", "waiting_", "waiting_18_weeks", "waiting_18_to_4_weeks", "waiting_0_to_18", "p0_wait", "p100_wait",
        "pp_wait", "seen_waiting", "share_within_0_weeks", "waiting_-1_to_4_weeks", "waiting_1e3_to_2e3_weeks",
        "within_20_weeks", "contacts", "seen_0_to_inf_weeks",
    ])
    func noFigureOfWaits(_ name: String) {
        #expect(WaitMetric(name) == nil)
    }

    @Test(arguments: [
        ("assessed", "seen"), ("Assessed mean wait", "seen_mean_wait"), ("treated_0_to_18_weeks", "seen_0_to_18_weeks"),
        ("average-wait", "mean_wait"), ("longest_wait", "max_wait"), ("number_waiting", "waiting"),
        ("mean_wait_seen", "seen_mean_wait"), ("waiting_under_18_weeks", "waiting_0_to_18_weeks"),
        ("waiting_more_than_52_weeks", "waiting_over_52_weeks"), ("DNA", "appointments_missed"),
        ("accepted_referrals", "referrals_accepted"), ("Contacts made", "Contacts made"), ("requests", "requests"),
        ("waiting_0_to_14_days", "waiting_0_to_2_weeks"),
    ])
    func whatPeopleCallIt(_ written: String, _ canonical: String) {
        #expect(MetricName(written) == MetricName(canonical))
        #expect(MetricName(written).name == canonical)
    }

    @Test func nameWithItsUnit() {
        #expect(MetricName("mean_wait_days").name == "mean_wait")
        #expect(MetricName("mean_wait_days").unit == .days)
        #expect(MetricName("longest_wait_months").unit == .months)
        #expect(MetricName("waiting_days").unit == nil)
    }

    /// 365.2425/12/7 weeks a month.
    @Test func bandsOfMonths() {
        #expect(WaitMetric("waiting_0_to_1_months")?.name == "waiting_0_to_4.348125_weeks")
        #expect(WaitMetric("waiting_over_1_years")?.name == "waiting_over_52.1775_weeks")
    }

    @Test func everyKnownNameIsItsOwn() {
        for metric in Metric.allCases { #expect(MetricName(metric.rawValue).name == metric.rawValue) }
    }
}

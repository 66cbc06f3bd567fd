/// Days in an average month.
package let averageMonthDays = 365.2425 / 12
/// Weeks in an average month: 4.348.
package let averageMonthWeeks = averageMonthDays / 7

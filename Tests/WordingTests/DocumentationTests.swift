import Calendar
import TestSupport
import Testing
import Wording

/// Runs the example of the module's guide, and holds it to the words shown there.
@Suite struct DocumentationTests {
    @Test func guide() {
        let advice = remedy(for: "recrut", allowed: ["recruit", "agency"])
        // Did you mean 'recruit'? Allowed: recruit, agency.
        let months = [Month(year: 2024, month: 5), Month(year: 2024, month: 6), Month(year: 2024, month: 9)]
        let told = spans(months)  // May 2024 to Jun 2024, Sep 2024
        let children = counted(words(1_332), "child", plural: "children")  // 1,332 children
        #expect(advice == "Did you mean 'recruit'? Allowed: recruit, agency.")
        #expect(told == "May 2024 to Jun 2024, Sep 2024" && children == "1,332 children")
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "Wording").isEmpty)
    }
}

import Queueing
import Reporting
import TestSupport
import Testing

/// Runs the example of the module's guide, and holds it to the text shown there.
@Suite struct DocumentationTests {
    @Test func guide() throws {
        let list = try OldestFirstList(referralRate: 10, number: 520)
        let sheet = FormulaSheet(
            title: "Oldest-first list",
            given: [Quantity("number waiting", "n", 520, "people")],
            results: [Quantity("wait of those seen from the list", "", list.wait, "weeks")],
            theory: OldestFirstList.theory
        )
        let table = sheet.csv
        // role,item,name,symbol,value,unit
        // given,,number waiting,n,520,people
        // result,,wait of those seen from the list,,52,weeks
        let page = sheet.text(digits: 6)  // the same for reading, with the formula, its conditions and its source
        #expect(
            table == """
                role,item,name,symbol,value,unit
                given,,number waiting,n,520,people
                result,,wait of those seen from the list,,52,weeks

                """
        )
        #expect(page.hasPrefix("Oldest-first list\n") && page.contains("Whitt, Operations Research 54 (2006)"))
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "Reporting").isEmpty)
    }
}

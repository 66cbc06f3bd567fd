import Areas
import Reading
import TestSupport
import Testing

/// Runs the example of the module's guide, and holds it to the words shown there.
@Suite struct DocumentationTests {
    @Test func guide() throws {
        let file = """
            area: One
            id: one
            origin: 2025-07
            history: history.csv
            services:
              - id: clinic
                nam: Clinic
                leaving without being seen: 120%
            """
        let history = "service,period,metric,value\nclinic,2025-07,waiting,ninety\n"
        let input = InputText(name: "area.yaml", text: file)
        var told = ""
        do throws(InputErrors) {
            _ = try Inputs.readArea(input) { _ in history }
        } catch {
            told = error.description  // three problems of two files, each with its line and what is allowed
        }
        let sound = file.replacing("nam:", with: "name:").replacing("120%", with: "12%")
        let figures = history.replacing("ninety", with: "90")
        let read = try Inputs.readArea(InputText(name: "area.yaml", text: sound)) { _ in figures }
        let waiting = read.area.history.rows(of: "clinic")[0].value  // 90

        let lines = told.split(separator: "\n").map(String.init)
        #expect(lines.count == 4, "\(told)")
        #expect(lines[0].hasPrefix("area.yaml:7: field 'service clinic' has no key 'nam'. Did you mean 'name'? "))
        #expect(
            lines[1] == "area.yaml:8: field 'service clinic, leaving without being seen' must be between 0% and 100%, "
                + "found 120%. Write a number from 0 to 100 with a percent sign."
        )
        #expect(lines[2].hasPrefix("history.csv:2: column 'value' must be a number, found 'ninety'. "))
        #expect(lines[3] == "3 problems in 2 files; nothing was written")
        #expect(waiting == 90 && read.area.services[0].name == "Clinic")
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "Reading").isEmpty)
    }
}

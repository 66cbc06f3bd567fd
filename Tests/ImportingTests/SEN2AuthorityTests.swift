import Areas
import Importing
import Testing

/// Whose figures are taken: names are exact, codes do too, and what has changed is told.
@Suite struct SEN2AuthorityTests {
    private func figures(_ authority: String?) throws -> ImportedFigures {
        try SEN2Samples.figures(try SEN2Samples.published("sen2-authorities"), authority)
    }

    @Test(
        arguments: [
            ("Derby", "Derby"), ("derby ", "Derby"), ("E06000015", "Derby"), ("e06000015", "Derby"), ("831", "Derby"),
            ("DERBYSHIRE", "Derbyshire"), ("Bath & North East Somerset", "Bath and North East Somerset"),
            // Its code before April 2020.
            ("E10000002", "Buckinghamshire"), ("E06000060", "Buckinghamshire"),
        ]
    )
    func isFound(_ wish: String, _ name: String) throws {
        let figures = try figures(wish)
        #expect(Set(figures.rows.map(\.provider)) == [name, "England"])
    }

    @Test(
        arguments: [
            ("Darby", "Did you mean 'Derby'?"), ("Somerst", "Did you mean 'Somerset'?"),
            ("Northampton", "Northamptonshire'"), ("Derby City Council", "Did you mean 'Derby'?"),
            ("Cumberland", "In April 2023 Cumbria became Cumberland; Westmorland and Furness"), ("", "such as"),
        ]
    )
    func isNotGuessed(_ wish: String, _ remedy: String) throws {
        let error = #expect(throws: InputErrors.self) { try figures(wish) }
        let text = "\(try #require(error))"
        #expect(text.contains("the files hold no authority") && text.contains(remedy), "\(text)")
    }

    @Test func isAskedForAmongSeveral() throws {
        let error = #expect(throws: InputErrors.self) { try figures(nil) }
        #expect("\(try #require(error))".contains("the files hold 15 authorities. Name one with"))
    }

    /// Codes, boundaries, years without a row.
    @Test(
        arguments: [
            ("Buckinghamshire", "stands under the codes E10000002 and E06000060: read as one"),
            ("Dorset", "Christchurch left Dorset"),
            ("Northamptonshire", "requests has no row of Northamptonshire for 2021"),
            ("West Northamptonshire", "requests has no row of West Northamptonshire for 2019 and 2020"),
            ("Isles of Scilly", "newplans has no row of Isles of Scilly for 2019"),
        ]
    )
    func changesAreTold(_ authority: String, _ told: String) throws {
        let lines = try figures(authority).leftOut
        #expect(lines.contains { $0.contains(told) }, "\(lines)")
    }

    /// Both codes' years are one series.
    @Test func yearsUnderTwoCodesAreOneSeries() throws {
        let figures = try figures("Buckinghamshire")
        for year in 2019...2021 { #expect(SEN2Samples.value(figures, "requests", "\(year)") != nil) }
    }
}

import Wording

/// The council that owes an area's children their assessments, as official statistics name it.
///
/// Source: Office for National Statistics, codes of local authorities and regions; Department for Education, numbers of
/// local authorities (<https://get-information-schools.service.gov.uk/Guidance/LaNameCodes>).
package struct LocalAuthority: Codable, Hashable, Sendable {
    /// Its nine-character code: `E06000015`.
    package var code: String
    /// Its number with the Department for Education: `831`.
    package var number: String
    /// Its name in official statistics: `Derby`.
    package var name: String
    /// The code of its region: `E12000004`.
    package var regionCode: String
    /// The name of its region: `East Midlands`.
    package var region: String

    package init(code: String, number: String, name: String, regionCode: String, region: String) {
        (self.code, self.number, self.name) = (code, number, name)
        (self.regionCode, self.region) = (regionCode, region)
    }
}

extension LocalAuthority {
    /// What is wrong with it.
    package func faults(at field: FieldPath) -> [Fault] {
        Self.codeFaults(code, at: field.below("code")) + Self.numberFaults(number, at: field.below("number"))
            + Self.regionFaults(regionCode, at: field.below("region code"))
    }

    /// What is wrong with the code of a local authority: at most one fault.
    package static func codeFaults(_ text: String, at field: FieldPath) -> [Fault] {
        faults(text, begins: "E", digits: 8, such: "a local authority's code such as E06000015", at: field)
    }

    /// What is wrong with the number of a local authority: at most one fault.
    package static func numberFaults(_ text: String, at field: FieldPath) -> [Fault] {
        faults(text, begins: "", digits: 3, such: "a local authority's number such as 831", at: field)
    }

    /// What is wrong with the code of a region: at most one fault.
    package static func regionFaults(_ text: String, at field: FieldPath) -> [Fault] {
        faults(text, begins: "E12", digits: 6, such: "a region's code such as E12000004", at: field)
    }

    private static func faults(
        _ text: String,
        begins start: String,
        digits: Int,
        such expected: String,
        at field: FieldPath
    ) -> [Fault] {
        let rest = text.utf8.dropFirst(start.utf8.count)
        if text.hasPrefix(start), rest.count == digits, rest.allSatisfy({ (48...57).contains($0) }) { return [] }
        return [
            field.fault(
                "must be \(expected), found '\(shorten(text))'",
                remedy: "Copy it from any local authority table of Explore Education Statistics."
            )
        ]
    }
}

/// What a report is printed on: how wide lines may be, and whether there is colour.
///
/// The command finds out; a report only takes it as given. Files never depend on it.
package struct Screen: Equatable, Sendable {
    /// Characters in a line.
    package let width: Int
    /// Whether headings and warnings may be marked by escape codes, beside the words that say what they are.
    package let isColoured: Bool

    /// The widths that reports are made for: tables have room from the lower on, lines are easy to follow up to the upper.
    package static let widths = 60...120

    /// A screen; a width outside ``widths`` is taken for the nearest.
    package init(width: Int, isColoured: Bool = false) {
        self.width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound)
        self.isColoured = isColoured
    }

    /// A pipe or a file, where the same run prints the same bytes: 80 columns, no colour.
    package static let pipe = Screen(width: 80)
}

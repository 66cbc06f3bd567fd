/// A figure with everything that is said of it: what it is, where it stands, what it is called, its unit and its bounds.
package struct PlacedFigure<Role: Hashable & Sendable>: Hashable, Sendable {
    /// Which figure it is.
    package var role: Role
    /// Its name for machines, unique in its area or plan: `ehcna/stage/advice/staff/psychologist/wte`.
    package var path: String
    /// The service's id.
    package var service: String
    /// What it is, in the words of the file: `stage advice, capacity`.
    package var item: String
    /// The figure; of a delay that varies from case to case its most likely value, and its ends as the range.
    package var figure: Figure
    /// Its unit.
    package var unit: Figure.Unit
    /// What it may lie between.
    package var bounds: ClosedRange<Double>
    /// Where it stands.
    package var place: Place
    /// Whether each case draws its own: a distribution within a run, and not a number that nobody knows.
    package var variesByCase = false
}

/// A figure of an area.
package typealias AreaFigure = PlacedFigure<FigureRole>
/// A figure of a plan's step.
package typealias StepFigure = PlacedFigure<StepRole>

/// Names for machines: lower case letters and digits, words joined by hyphens.
enum PathName {
    /// A name as a part of a path: `Educational psychologist (EP)` is `educational-psychologist-ep`.
    static func of(_ name: String) -> String {
        var path = ""
        var isBetweenWords = false
        for character in name.lowercased() {
            guard character.isLetter || character.isNumber else {
                isBetweenWords = !path.isEmpty
                continue
            }
            if isBetweenWords { path.append("-") }
            isBetweenWords = false
            path.append(character)
        }
        return path
    }

    /// The names of a list as parts of paths, told apart where they would be the same: `therapist`, `therapist-2`.
    static func of(_ names: [String]) -> [String] {
        var taken: Set<String> = []
        return names.map { unique(of($0), &taken) }
    }

    /// A path that is not taken, with the least number from 2 that makes it so.
    static func unique(_ path: String, _ taken: inout Set<String>) -> String {
        var (unique, number) = (path, 1)
        while !taken.insert(unique).inserted {
            number += 1
            unique = "\(path)-\(number)"
        }
        return unique
    }
}

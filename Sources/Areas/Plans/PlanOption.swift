package import Calendar
import Foundation
import Wording

/// Something that could be bought: an intervention with the sizes that it may have and the months in which it may begin.
package struct PlanOption: Sendable {
    /// The intervention as a file states it.
    package let intervention: Intervention
    /// The sizes that it may have, in the unit and the words of the file; empty: as stated or not at all.
    package let sizes: [Double]
    /// The months in which it may begin, in order.
    package let starts: [Month]

    /// An option.
    ///
    /// - Parameters:
    ///   - intervention: What is bought.
    ///   - sizes: The sizes that it may have; `nil`: whole posts up to the stated size, of cases a quarter, a half, three
    ///     quarters and all of it.
    ///   - starts: The months in which it may begin; `nil`: as stated.
    package init(_ intervention: Intervention, sizes: [Double]? = nil, starts: [Month]? = nil) {
        self.intervention = intervention
        let usual = Self.statedSize(of: intervention).map { Self.usualSizes($0, intervention.effect) } ?? []
        self.sizes = Self.statedSize(of: intervention) == nil ? [] : (sizes ?? usual).sorted()
        self.starts = (starts ?? [intervention.from]).sorted()
    }

    /// The size that the file states, in its own unit; `nil`: the intervention has none that could be another.
    package static func statedSize(of intervention: Intervention) -> Double? {
        guard intervention.effect is any BoughtEffect else { return nil }
        return number(in: intervention.label).flatMap { Double($0) }.flatMap { $0 > 0 ? $0 : nil }
    }

    /// Sizes that are offered where nobody has said which: whole numbers, eight of them at most.
    private static func usualSizes(_ stated: Double, _ effect: any Effect) -> [Double] {
        guard stated > 1 else { return [stated] }
        let parts = effect is Recruit ? min(8, Int(stated)) : 4
        let sizes = (1...parts).map { max(1, (stated * Double($0) / Double(parts)).rounded()) }
        return Array(Set(sizes)).sorted()
    }

    /// A size with a beginning.
    package struct Level: Hashable, Sendable {
        /// In the unit of the file; `nil`: as stated.
        package var size: Double?
        /// The month in which it begins.
        package var start: Month
    }

    /// All that may be bought of it, beside nothing: sizes of the first beginning, then of the next.
    package var levels: [Level] {
        starts.flatMap { start in
            sizes.isEmpty ? [Level(size: nil, start: start)] : sizes.map { Level(size: $0, start: start) }
        }
    }

    /// The intervention as it is bought at a level.
    ///
    /// What has an end lasts as long whenever it begins, and its uncertainty goes with its size.
    package func bought(_ level: Level) -> Intervention {
        var change = intervention
        change.from = level.start
        change.until = intervention.until.map { level.start + ($0 - intervention.from) }
        guard let size = level.size, let effect = change.effect as? any BoughtEffect,
            let stated = Self.statedSize(of: intervention)
        else { return change }
        change.effect = effect.buying(share: size / stated)
        if let written = Self.number(in: change.label), let place = change.label.range(of: written) {
            change.label.replaceSubrange(place, with: plain(size))
        }
        return change
    }

    /// What is bought and where, without its size: the name of the option.
    package var name: String {
        var label = intervention.label
        if let written = Self.number(in: label), let place = label.range(of: written), !sizes.isEmpty {
            label.replaceSubrange(place, with: sizes.count == 1 ? plain(sizes[0]) : "some")
        }
        return label
    }

    /// The first number in the words of a file.
    private static func number(in label: String) -> String? {
        label.split { $0 == " " || $0 == "," }
            .first { $0.first?.isNumber ?? false && Double($0) != nil }
            .map(String.init)
    }
}

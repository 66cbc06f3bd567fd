import Wording

/// A field of an area in the words of the files, with the nearest place that is known: where faults are told.
package struct FieldPath: Hashable, Sendable {
    /// The way to it: `["service nd", "stage advice", "routes"]`; empty: the whole file.
    package var words: [String]
    /// The nearest place that is known: that of the service, the stage or the pool.
    package var place: Place

    /// A field.
    package init(_ words: [String] = [], at place: Place) {
        self.words = words
        self.place = place
    }

    /// What stands below these keys, one under the other.
    package func below(_ keys: String...) -> FieldPath { FieldPath(words + keys, at: place) }

    /// An item of a list, by its index from 0.
    package func item(_ index: Int) -> FieldPath { below("\(Self.itemWord)\(index + 1)") }

    /// The index of the item that a word stands for; `nil`: for none.
    package static func index(ofItem word: String) -> Int? {
        guard word.hasPrefix(itemWord), let number = Int(word.dropFirst(itemWord.count)) else { return nil }
        return number - 1
    }

    private static let itemWord = "item "

    /// A fault of this field.
    package func fault(_ message: String, remedy: String) -> Fault {
        Fault(words, message, remedy: remedy, at: place)
    }
}

extension Area {
    /// The area file.
    ///
    /// An area does not keep the name of its file: the place is that of its first service.
    package var field: FieldPath { FieldPath(at: services.first?.place ?? Place(file: "", line: 0)) }
}

extension Service {
    /// The service in its area's file.
    package var field: FieldPath { FieldPath(["service \(shorten(id))"], at: place) }

    /// A stage of it; a plain list's keys are those of the service.
    package func field(of stage: Stage) -> FieldPath {
        let isPlainList = stages.count == 1 && stage.id == Stage.plainList
        var field = isPlainList ? field : field.below("stage \(shorten(stage.id))")
        if stage.place.line > 0 { field.place = stage.place }
        return field
    }
}

extension Stage {
    /// The id of the only stage of a service without stages.
    package static let plainList = "list"
}

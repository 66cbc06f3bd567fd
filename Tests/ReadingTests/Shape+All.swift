@testable import Reading

extension Shape {
    /// This mapping and all below it, each name once.
    var all: [Shape] {
        var names: Set<String> = []
        return everyOccurrence.filter { names.insert($0.name).inserted }
    }

    /// This mapping and all below it, as often as they stand there.
    var everyOccurrence: [Shape] { [self] + keys.flatMap { $0.structure.shapes.flatMap(\.everyOccurrence) } }
}

extension Structure {
    /// The mappings that may stand here.
    fileprivate var shapes: [Shape] {
        switch self {
        case .mapping(let shape): [shape]
        case .list(let items, _, _): items.shapes
        case .open(let forms): forms.flatMap(\.value.shapes)
        case .oneOf(let shapes): shapes
        case .either(let structures): structures.flatMap(\.shapes)
        case .named(_, let structure): structure.shapes
        case .text, .form, .words, .value, .range: []
        }
    }
}

import Areas
import Wording
import Yams

/// A capacity as it is written: a rate, or posts.
struct Capacity {
    /// Cases a week.
    var perWeek: Figure?
    /// Posts from which it is built.
    var posts: [Field] = []
}

extension Form where Value == Capacity {
    /// A rate, or `from staff:` and a list of posts.
    static var capacity: Form {
        let either = Structure.either([
            .value(.perWeek), .mapping(.figure(.perWeek)), .mapping(PostKeys.capacity),
        ])
        return Form(.named("capacity", either)) { field, beside in
            guard field.isBuiltFromStaff else { return Capacity(perWeek: field.figure(.perWeek, beside: beside)) }
            return Capacity(posts: Section(field, PostKeys.capacity)?.read(PostKeys.fromStaff) ?? [])
        }
    }
}

extension Field {
    /// Whether a capacity is meant to be built from staff, perhaps with the key misspelt.
    fileprivate var isBuiltFromStaff: Bool {
        guard case .mapping(let mapping) = node else { return false }
        return mapping.keys.contains { key in
            child(key, "").scalarText.flatMap { nearestMatch(to: $0, in: PostKeys.capacity.names) } != nil
        }
    }
}

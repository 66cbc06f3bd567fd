/// A set of classes of children, numbered from 0 to 63.
public struct ClassSet: OptionSet, Hashable, Sendable {
    /// Bit c stands for class c.
    public let rawValue: UInt64

    /// The classes whose bits are set.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Every class.
    public static let all = ClassSet(rawValue: .max)

    /// One class.
    ///
    /// - Precondition: `childClass` in 0...63.
    public static func only(_ childClass: Int) -> ClassSet {
        precondition((0..<64).contains(childClass), "classes are numbered from 0 to 63")
        return ClassSet(rawValue: 1 << UInt64(childClass))
    }

    /// Whether a class belongs to the set.
    @inlinable
    public func holds(_ childClass: Int) -> Bool { rawValue &>> UInt64(childClass) & 1 != 0 }
}

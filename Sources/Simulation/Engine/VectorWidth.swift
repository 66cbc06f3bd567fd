import CGaps

/// How many bits of a vector the processor works on at once.
enum VectorWidth {
    /// The widths that the processor has, in rising order.
    static let available: [Int32] = [128, 256, 512].filter(waitcast_has_vectors)

    /// The one that is used: results do not depend on it.
    static let widest = available.last ?? 128
}

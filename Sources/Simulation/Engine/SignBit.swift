extension Double {
    /// 1 for a number below 0, else 0.
    ///
    /// Unlike a comparison it never becomes a branch: where it turns on a random number there is no telling which way that
    /// would go, and a wrong guess costs more than the sum that it would have saved.
    @inline(__always)
    var signBit: Int { Int(truncatingIfNeeded: bitPattern &>> 63) }
}

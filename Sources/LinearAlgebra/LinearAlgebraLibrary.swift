import CLAPACK

/// The library that the factorisations run on.
public enum LinearAlgebraLibrary {
    /// Its name and version, as in "LAPACK 3.11.0".
    public static var description: String {
        var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
        ilaver_(&major, &minor, &patch)
        return "LAPACK \(major).\(minor).\(patch)"
    }
}

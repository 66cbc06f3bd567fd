import CLAPACK

/// What every call to LAPACK shares.
enum Lapack {
    /// A dimension as LAPACK's 32-bit integer.
    static func integer(_ value: Int) throws(LinearAlgebraError) -> Int32 {
        guard let small = Int32(exactly: value) else {
            throw .shape("A dimension of \(value) is beyond the \(Int32.max) that LAPACK can address; use fewer rows.")
        }
        return small
    }

    /// A leading dimension: at least one, also for a matrix without rows.
    static func leading(_ rows: Int) throws(LinearAlgebraError) -> Int32 {
        max(1, try integer(rows))
    }

    /// Refuses a matrix that is not square; `what` begins the message, as in "LU needs".
    static func requireSquare(_ matrix: Matrix, _ what: String) throws(LinearAlgebraError) {
        guard matrix.rows == matrix.columns else {
            throw .shape("\(what) a square matrix, found \(matrix.rows) x \(matrix.columns).")
        }
    }

    /// Refuses NaN and infinity, on which some LAPACK routines never return.
    static func requireFinite(_ matrix: Matrix) throws(LinearAlgebraError) {
        if let index = matrix.elements.firstIndex(where: { !$0.isFinite }) {
            let (row, column) = (index % matrix.rows, index / matrix.rows)
            throw .notFinite(
                "Entry [\(row), \(column)] is \(matrix.elements[index]); every entry must be a finite number."
            )
        }
    }

    /// Runs once, before the first factorisation.
    static let oneThread: Void = clapack_use_one_thread()
}

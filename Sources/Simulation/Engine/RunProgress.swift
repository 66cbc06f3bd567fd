/// Which replication an engine simulates, and how far it has come.
///
/// It lies behind a pointer: a class guards its own variables at each access, and these are read with every draw.
struct RunProgress: BitwiseCopyable {
    var seed: UInt64 = 0
    var replication: UInt64 = 0
    var weeksDone: Int
    var drawnWeeks = 0
    var hasPaths = false
    var sparesAny = false
    var keepsAny = false
}

extension Engine {
    var seed: UInt64 {
        get { progress.pointee.seed }
        set { progress.pointee.seed = newValue }
    }

    var replication: UInt64 {
        get { progress.pointee.replication }
        set { progress.pointee.replication = newValue }
    }

    /// Weeks of the run that have been simulated.
    var weeksDone: Int {
        get { progress.pointee.weeksDone }
        set { progress.pointee.weeksDone = newValue }
    }

    /// The week before which everything that does not depend on the lists has been drawn.
    var drawnWeeks: Int {
        get { progress.pointee.drawnWeeks }
        set { progress.pointee.drawnWeeks = newValue }
    }

    /// Whether some list of the run has a path.
    var hasPaths: Bool {
        get { progress.pointee.hasPaths }
        set { progress.pointee.hasPaths = newValue }
    }

    /// Whether some stages of the run are left out.
    var sparesAny: Bool {
        get { progress.pointee.sparesAny }
        set { progress.pointee.sparesAny = newValue }
    }

    /// Whether some stages of the run are kept.
    var keepsAny: Bool {
        get { progress.pointee.keepsAny }
        set { progress.pointee.keepsAny = newValue }
    }
}

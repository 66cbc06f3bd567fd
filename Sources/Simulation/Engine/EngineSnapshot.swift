/// Where a run of an engine stood between two weeks: all that its later weeks depend on, and what it had recorded.
///
/// Its storage is used again when another moment is saved in it.
public final class EngineSnapshot {
    let engine: Engine
    var tape = Tape()
    var seed: UInt64 = 0
    var replication: UInt64 = 0
    /// The run whose records it holds.
    var run = 0

    /// The week that comes next; `nil` while nothing has been saved.
    public internal(set) var nextWeek: Int?

    /// A snapshot of an engine, with nothing in it yet.
    public init(of engine: Engine) {
        self.engine = engine
    }

    deinit {
        tape.deallocate()
    }
}

/// To which run the records of the weeks before the next belong, so that those that are there already need not be put back.
struct History {
    private var begun = 0
    /// The run that they belong to.
    private(set) var run = 0
    /// The weeks from here on belong to another run, which went on from a snapshot of this one; `nil`: they do not.
    private var branch: Int?

    mutating func begin() {
        begun += 1
        (run, branch) = (begun, nil)
    }

    /// The run that all weeks before a week belong to.
    mutating func run(upTo week: Int) -> Int {
        if let branch, branch < week { begin() }
        return run
    }

    /// Goes on from the weeks of a run before one of its weeks, and says whether its records are there.
    mutating func goOn(from run: Int, at week: Int, nextWeek: Int) -> Bool {
        let isThere = run == self.run && week <= branch ?? nextWeek
        (self.run, branch) = (run, week)
        return isThere
    }
}

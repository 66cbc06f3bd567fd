import ArgumentParser
import Areas
import Calendar
import Calibration

/// Whether what is fitted may come from the cache.
struct CacheOptions: ParsableArguments {
    @Flag(help: "Fit anew: neither read nor keep what was fitted, in ~/.cache/waitcast, which may be deleted.")
    var noCache = false

    /// The cache of a build with a commit, in the folder that the environment names; `nil`: there is none, or it is not wanted.
    func cache(commit: String, environment: [String: String]) -> FittedAreaCache? {
        noCache ? nil : FittedAreaCache(commit: commit, environment: environment)
    }
}

extension InputFiles {
    /// The area with every service estimated: from the cache, else fitted, and kept there.
    ///
    /// - Parameters:
    ///   - dataTo: the month up to whose end figures are used; `nil`: the area's origin.
    ///   - effort: how much work goes into the fit.
    ///   - cache: where fitted areas are kept; `nil`: nowhere.
    ///   - willFit: called before the area is fitted.
    /// - Returns: the area, with the history that was read.
    /// - Throws: what keeps the area from being fitted.
    func fitted(
        dataTo: Month? = nil,
        effort: FitEffort = .full,
        cache: FittedAreaCache?,
        willFit: () -> Void = {}
    ) throws -> FittedArea {
        if let kept = cache?.read(areaFiles, dataTo: dataTo ?? area.origin, effort: effort) {
            return kept.with(area.history)
        }
        willFit()
        let clock = ContinuousClock()
        let start = clock.now
        let version = cache?.version ?? Waitcast.version
        let fitted = try FittedArea(area, dataTo: dataTo, inputs: areaFiles, version: version, effort: effort)
        cache?.keep(fitted, fittedIn: clock.now - start)
        return fitted
    }
}

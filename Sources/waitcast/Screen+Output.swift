import Foundation
import Reporting

extension Screen {
    /// The screen that standard output is.
    ///
    /// A terminal is as wide as `COLUMNS` says, else as it says itself, and has colour unless `NO_COLOR` is set
    /// (https://no-color.org) or `TERM` names one without. What is not a terminal is the same everywhere.
    ///
    /// - Parameter environment: the variables.
    init(environment: [String: String]) {
        guard isatty(StandardStream.output.rawValue) == 1 else {
            self = .pipe
            return
        }
        var size = winsize()
        let isKnown = ioctl(StandardStream.output.rawValue, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        self.init(terminalColumns: isKnown ? Int(size.ws_col) : nil, environment: environment)
    }

    /// A terminal of so many columns; `nil`: it does not say.
    init(terminalColumns: Int?, environment: [String: String]) {
        let wanted = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        self.init(
            width: wanted ?? terminalColumns ?? Screen.pipe.width,
            isColoured: !isPlain && !["", "dumb"].contains(environment["TERM"] ?? "")
        )
    }
}

import Foundation
import Reporting

/// A line on standard error that says what a long job is at, when standard error is a terminal.
final class Progress {
    private let isShown: Bool
    private var line = ""

    init(quiet: Bool) {
        isShown = !quiet && isatty(StandardStream.error.rawValue) == 1
    }

    /// Puts a line in the place of the one before.
    func show(_ text: String) {
        guard isShown, text != line else { return }
        line = text
        try? StandardStream.error.write("\r\u{1B}[K" + safeText(text))
    }

    /// Clears the line.
    func end() {
        guard isShown, !line.isEmpty else { return }
        line = ""
        try? StandardStream.error.write("\r\u{1B}[K")
    }
}

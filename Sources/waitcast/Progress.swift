import Foundation
import Reporting

/// A line on standard error that says how far a long job is, when standard error is a terminal.
final class Progress {
    private let isShown: Bool
    private let label: String
    private var percent = -1

    init(_ label: String, quiet: Bool) {
        self.label = safeText(label)
        isShown = !quiet && isatty(FileHandle.standardError.fileDescriptor) == 1
    }

    func show(_ share: Double) {
        guard isShown else { return }
        let reached = Int((100 * share).rounded(.down))
        guard reached != percent else { return }
        percent = reached
        FileHandle.standardError.write(Data("\r\(label) \(percent)%".utf8))
    }

    func end() {
        guard isShown else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}

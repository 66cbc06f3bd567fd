import Foundation
import Testing
import Wording

@testable import Reporting

/// Each call to the file system fails in turn, or is the last before the run is killed: nothing is ever lost.
@Suite("Results and a failing file system")
struct OutputFaultTests {
    /// What lies in the folder before.
    enum Before: String, CaseIterable {
        case nothing
        case results
        case notesBesideResults
    }

    /// Makes one call fail, or it and all that follow, as after a kill; and counts calls.
    private final class Faults: @unchecked Sendable {
        let index: Int
        let lasts: Bool
        let canExchange: Bool
        private(set) var calls = 0

        init(at index: Int, lasts: Bool, canExchange: Bool) {
            (self.index, self.lasts, self.canExchange) = (index, lasts, canExchange)
        }

        var fileSystem: FileSystem {
            var files = FileSystem()
            files.fault = { call in
                self.calls += 1
                if self.calls == self.index || (self.lasts && self.calls > self.index) { return EIO }
                return call == .exchange && !self.canExchange ? EINVAL : nil
            }
            return files
        }
    }

    private func prepare(_ before: Before, _ trial: OutputTrial) throws {
        guard before != .nothing else { return }
        try trial.write("old\n")
        guard before == .notesBesideResults else { return }
        try trial.put("note", "\(trial.folder)/notes.docx")
        try trial.put("commit", "\(trial.folder)/.git/HEAD")
    }

    /// Runs with a fault at each call in turn, until a run makes fewer calls than that.
    private func atEachCall(
        _ before: Before,
        canExchange: Bool,
        lasts: Bool,
        from start: Int = 1,
        _ judge: (OutputTrial, _ old: [String: String], _ error: String?, _ call: Int) throws -> Void
    ) throws {
        for index in start... {
            var isPastTheEnd = false
            try OutputTrial.run { trial in
                try prepare(before, trial)
                let old = trial.tree(trial.folder)
                let faults = Faults(at: index, lasts: lasts, canExchange: canExchange)
                var failure: String?
                do {
                    try trial.write("new\n", force: true, files: faults.fileSystem)
                } catch {
                    failure = "\(error)"
                }
                isPastTheEnd = faults.calls < index
                try judge(trial, old, failure, index)
            }
            if isPastTheEnd {
                #expect(index > 40, "the calls to the file system are not counted")
                return
            }
        }
    }

    /// Notes and the like are where they were, or kept beside the new results.
    private func keepsNotes(_ before: Before, _ old: [String: String], _ trial: OutputTrial) -> Bool {
        guard before == .notesBesideResults else { return true }
        return [trial.tree(trial.folder), trial.tree("\(trial.folder).replaced")].count { $0 == old } == 1
    }

    @Test(arguments: Before.allCases, [true, false])
    func aCallThatFails(_ before: Before, canExchange: Bool) throws {
        try atEachCall(before, canExchange: canExchange, lasts: false) { trial, old, error, call in
            if let error {
                #expect(error.hasSuffix("; nothing was changed") && error.contains("Input/output error"), "\(error)")
                #expect(trial.tree(trial.folder) == old, "call \(call): \(error)")
            } else {
                #expect(try trial.isWhole("new\n"), "call \(call)")
            }
            #expect(keepsNotes(before, old, trial), "call \(call)")
            // The next run finds nothing in its way, and clears what the failing call left.
            try trial.write("newer\n", force: before == .notesBesideResults)
            #expect(try trial.isWhole("newer\n"))
            #expect(trial.names().allSatisfy { $0 == "results" || $0.hasPrefix("results.replaced") }, "call \(call)")
            #expect(
                trial.tree(trial.base.path).values.count { $0 == "note" } == (before == .notesBesideResults ? 1 : 0)
            )
        }
    }

    @Test(arguments: Before.allCases, [true, false])
    func aRunThatIsKilled(_ before: Before, canExchange: Bool) throws {
        var backed = 0
        try atEachCall(before, canExchange: canExchange, lasts: true) { trial, old, error, call in
            let isThere = FileManager.default.fileExists(atPath: trial.folder)
            let isOld = trial.tree(trial.folder) == old && (isThere || before == .nothing)
            // To a run whose every call fails from here on it is the same as to one that is killed; but it can tell.
            if let error, error.hasSuffix("; nothing was changed") {
                #expect(isOld, "call \(call): \(error)")
            } else if let error, error.contains("the next run puts them back") {
                #expect(!isThere, "call \(call): \(error)")
                backed += 1
            } else {
                #expect(error?.contains("the new results are in place") ?? true)
                if let kept = error?.split(separator: "those before lie in '").dropFirst().first?.dropLast() {
                    #expect(trial.tree(String(kept)) == old, "call \(call): \(error ?? "")")
                }
                #expect(try trial.isWhole("new\n"), "call \(call): \(error ?? "")")
            }
            // Any run to the folder recovers, even one that then does nothing.
            try OutputFolder(trial.folder, files: FileSystem(), guarded: []).release()
            if isOld || !isThere {
                #expect(trial.tree(trial.folder) == old, "call \(call)")
            } else {
                #expect(try trial.isWhole("new\n"), "call \(call)")
            }
            #expect(keepsNotes(before, old, trial), "call \(call)")
            #expect(trial.names().allSatisfy { ["results", "results.replaced"].contains($0) }, "call \(call)")
        }
        #expect((backed > 0) == (before != .nothing && !canExchange))
    }

    /// Killed where only the next run can put the old results back, and that one killed, too, at each of its calls.
    @Test(arguments: [true, false])
    func aRecoveryThatIsKilled(canExchange: Bool) throws {
        var calls = Int.max
        var index = 0
        while index < calls {
            index += 1
            try OutputTrial.run { trial in
                try prepare(.notesBesideResults, trial)
                let old = trial.tree(trial.folder)
                let killed = Faults(at: index, lasts: true, canExchange: canExchange)
                _ = try? trial.write("new\n", force: true, files: killed.fileSystem)
                if killed.calls < index { calls = killed.calls }
                for second in 1... {
                    let again = Faults(at: second, lasts: true, canExchange: canExchange)
                    _ = try? OutputFolder(trial.folder, files: again.fileSystem, guarded: []).release()
                    if again.calls < second { break }
                }
                let isOld = trial.tree(trial.folder) == old
                #expect(try trial.isWhole("new\n") || isOld, "call \(index)")
                #expect(keepsNotes(.notesBesideResults, old, trial), "call \(index)")
                #expect(trial.names().allSatisfy { ["results", "results.replaced"].contains($0) }, "call \(index)")
            }
        }
    }

    @Test func aFullDiskIsToldAndNothingIsLeft() throws {
        try OutputTrial.run { trial in
            try trial.write("old\n")
            var files = FileSystem()
            files.fault = { $0 == .write ? ENOSPC : nil }
            #expect {
                try trial.write("new\n", files: files)
            } throws: {
                "\($0)".hasSuffix("': No space left on device; nothing was changed")
            }
            #expect(try trial.isWhole("old\n"))
            #expect(trial.names() == ["results"])
        }
    }

    /// Somebody's file that appears while the folders are exchanged is kept with the old results.
    @Test(arguments: ["notes.docx", "charts/notes.docx"])
    func aNoteThatComesLateIsKept(_ name: String) throws {
        try OutputTrial.run { trial in
            try trial.write("old\n")
            var files = FileSystem()
            files.fault = { call in
                if call == .exchange { try? trial.put("note", "\(trial.folder)/\(name)") }
                return nil
            }
            #expect(try trial.write("new\n", files: files).first?.contains("results.replaced'") == true)
            #expect(try trial.isWhole("new\n"))
            #expect(trial.text("\(trial.folder).replaced/\(name)") == "note")
        }
    }
}

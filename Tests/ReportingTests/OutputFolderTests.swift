import Foundation
import Testing

@testable import Reporting

/// Which folders are written to, and what is told of those that are not.
@Suite("The folder of results")
struct OutputFolderTests {
    private let files = ["charts", "forecast.csv", "manifest.json", "targets.csv"]

    /// Expects a refusal with a message, and that everything is as before.
    private func expectRefused(
        _ trial: OutputTrial,
        _ message: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ write: () throws -> [String]
    ) {
        let before = trial.tree(trial.base.path)
        do {
            _ = try write()
            Issue.record("the results were written", sourceLocation: sourceLocation)
        } catch {
            #expect("\(error)".contains(message), "\(error)", sourceLocation: sourceLocation)
            #expect(!"\(error)".contains("\n"), sourceLocation: sourceLocation)
        }
        #expect(trial.tree(trial.base.path) == before, sourceLocation: sourceLocation)
    }

    @Test func aNewFolderIsMadeWithItsParents() throws {
        try OutputTrial.run { trial in
            let folder = trial.base.appending(path: "a/b/results").path
            let told = try trial.write("x\n", to: folder + "/")
            #expect(told == [])
            #expect(try trial.isWhole("x\n", folder))
            #expect(trial.names(trial.base.appending(path: "a/b").path) == ["results"])
        }
    }

    @Test func anEarlierRunIsReplaced() throws {
        try OutputTrial.run { trial in
            try trial.write("old\n")
            #expect(chmod(trial.folder, 0o2750) == 0)
            #expect(try trial.write("new\n") == [])
            #expect(try trial.isWhole("new\n"))
            #expect(trial.names() == ["results"])
            // Whoever could read the folder still can, and what lies in it.
            for path in [trial.folder, "\(trial.folder)/charts"] {
                #expect(try FileSystem().entry(path)?.permissions == 0o2750)
            }
        }
    }

    @Test func anEmptyFolderIsUsed() throws {
        try OutputTrial.run { trial in
            try FileManager.default.createDirectory(atPath: trial.folder, withIntermediateDirectories: false)
            try trial.write("x\n")
            #expect(trial.names(trial.folder) == files)
            #expect(trial.names() == ["results"])
        }
    }

    @Test(
        "What no run wrote is refused by name, hidden or not",
        arguments: ["letter.txt", ".env", ".git/config", "forecast.csv", "charts/own.svg", "manifest.json"]
    )
    func foreignFilesAreRefused(_ name: String) throws {
        try OutputTrial.run { trial in
            try trial.put("mine", "\(trial.folder)/\(name)")
            let first = name.split(separator: "/")[0]
            expectRefused(trial, "holds '\(first)', which no run wrote: name another folder with --output, or") {
                try trial.write("x\n")
            }
            let kept = trial.base.appending(path: "results.replaced").path
            #expect(
                try trial.write("x\n", force: true) == ["What was in '\(trial.folder)' before is kept as '\(kept)'."]
            )
            #expect(try trial.isWhole("x\n"))
            #expect(trial.text("\(kept)/\(name)") == "mine")
            #expect(trial.names() == ["results", "results.replaced"])
        }
    }

    /// Beside the results of a run, too; those are kept with them.
    @Test func notesBesideTheResultsAreKept() throws {
        try OutputTrial.run { trial in
            for number in 1...3 {
                try trial.write("old \(number)\n")
                try trial.put("note \(number)", "\(trial.folder)/notes.docx")
                expectRefused(trial, "holds 'notes.docx', which no run wrote") { try trial.write("x\n") }
                try trial.write("new\n", force: true)
                let kept = trial.base.appending(path: "results.replaced\(number == 1 ? "" : "-\(number)")").path
                #expect(trial.text("\(kept)/notes.docx") == "note \(number)")
                #expect(trial.text("\(kept)/forecast.csv") == "old \(number)\n")
            }
            #expect(trial.names() == ["results", "results.replaced", "results.replaced-2", "results.replaced-3"])
        }
    }

    /// A folder inside the results is theirs as far as the manifest names what it holds.
    @Test(arguments: ["charts/own.svg", "charts/.hidden", "charts/deep/own.svg", "pictures/own.svg"])
    func notesInsideAnInnerFolderAreKept(_ name: String) throws {
        try OutputTrial.run { trial in
            try trial.write("old\n")
            try trial.put("mine", "\(trial.folder)/\(name)")
            let parts = name.split(separator: "/")
            let told = parts[0] == "charts" ? parts.prefix(2).joined(separator: "/") : String(parts[0])
            expectRefused(trial, "holds '\(told)', which no run wrote: name another folder with --output, or") {
                try trial.write("new\n")
            }
            try trial.write("new\n", force: true)
            #expect(try trial.isWhole("new\n"))
            #expect(trial.text("\(trial.folder).replaced/\(name)") == "mine")
            #expect(trial.text("\(trial.folder).replaced/charts/list.svg") == "a chart of old\n")
        }
    }

    /// Charts that the new run does not write go with their folder, also if some have gone already.
    @Test(arguments: [false, true])
    func staleFilesGoWithTheirFolder(isEmptied: Bool) throws {
        try OutputTrial.run { trial in
            try trial.write("old\n")
            if isEmptied { try FileManager.default.removeItem(atPath: "\(trial.folder)/charts/list.svg") }
            let output = try OutputFolder(trial.folder, files: FileSystem(), guarded: [])
            defer { output.release() }
            try output.check(inputs: [], area: OutputTrial.area, replications: 3, seed: 9, force: false)
            let manifest = Manifest(SmallResult.value, version: "0.1.0", inputs: [], platform: "")
            try output.write([("pictures/map.svg", "x")], manifest: manifest)
            #expect(trial.names() == [".results.waitcast.tmp", "results"])
            #expect(Set(trial.tree(trial.folder).keys) == ["manifest.json", "pictures/", "pictures/map.svg"])
        }
    }

    /// A link to a folder is no folder of the results, even if it leads to the same files.
    @Test func aLinkInAnInnerFoldersPlaceIsSomebodys() throws {
        try OutputTrial.run { trial in
            try trial.write("old\n")
            try FileManager.default.moveItem(atPath: "\(trial.folder)/charts", toPath: "\(trial.base.path)/charts")
            try FileManager.default.createSymbolicLink(
                atPath: "\(trial.folder)/charts",
                withDestinationPath: "../charts"
            )
            expectRefused(trial, "holds 'charts', which no run wrote") { try trial.write("new\n") }
            try trial.write("new\n", force: true)
            #expect(trial.text("\(trial.base.path)/charts/list.svg") == "a chart of old\n")
        }
    }

    /// Before anything is simulated: results whose inner folder cannot be emptied would be left over.
    @Test func anInnerFolderThatCannotBeChangedIsTold() throws {
        try OutputTrial.run { trial in
            try trial.write("old\n")
            let looked = Looked()
            var files = FileSystem()
            // Root may change every folder, and tests may run as root: the second folder looked at is the inner one.
            files.fault = { call in call == .change && looked.next() > 2 ? EACCES : nil }
            expectRefused(trial, "cannot change '\(trial.folder)/charts': Permission denied; nothing was changed") {
                try trial.write("new\n", files: files)
            }
        }
    }

    private final class Looked: @unchecked Sendable {
        private var count = 0

        func next() -> Int {
            count += 1
            return count
        }
    }

    @Test(arguments: ["forecast.csv", "targets.csv", "charts/list.svg", "manifest.json"])
    func aResultThatWasEditedIsSomebodys(_ name: String) throws {
        try OutputTrial.run { trial in
            try trial.write("old\n")
            let edited = (trial.text("\(trial.folder)/\(name)") ?? "") + " "
            try trial.put(edited, "\(trial.folder)/\(name)")
            expectRefused(trial, "holds '\(name)', which has been changed since a run wrote it: name another folder") {
                try trial.write("new\n")
            }
            try trial.write("new\n", force: true)
            #expect(trial.text("\(trial.folder).replaced/\(name)") == edited)
        }
    }

    /// A link is no result, even to a file with the same text.
    @Test func aLinkInAResultsPlaceIsSomebodys() throws {
        try OutputTrial.run { trial in
            try trial.write("old\n")
            let path = "\(trial.folder)/forecast.csv"
            try FileManager.default.moveItem(atPath: path, toPath: "\(trial.folder).csv")
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "../results.csv")
            expectRefused(trial, "holds 'forecast.csv', which has been changed") { try trial.write("new\n") }
        }
    }

    @Test func resultsOfWhichSomeAreGoneAreReplaced() throws {
        try OutputTrial.run { trial in
            try trial.write("old\n")
            try FileManager.default.removeItem(atPath: "\(trial.folder)/targets.csv")
            try trial.write("new\n")
            #expect(try trial.isWhole("new\n"))
            #expect(trial.names() == ["results"])
        }
    }

    /// As version 0.1.0 first wrote them: no list of files, so none can be known again.
    @Test func anEarlierVersionsManifestVouchesForNothing() throws {
        try OutputTrial.run { trial in
            try trial.put("figures", "\(trial.folder)/forecast.csv")
            try trial.put("{\"waitcast\" : \"0.1.0\", \"seed\" : 1}\n", "\(trial.folder)/manifest.json")
            expectRefused(trial, "holds 'forecast.csv', which its manifest.json, of an earlier version, does not") {
                try trial.write("new\n")
            }
        }
    }

    /// A name in a manifest that leads elsewhere touches nothing elsewhere.
    @Test func aManifestCannotNameFilesElsewhere() throws {
        try OutputTrial.run { trial in
            try trial.put("mine", "\(trial.base.path)/letter.txt")
            let manifest = Manifest(SmallResult.value, version: "0", inputs: [], platform: "")
            try trial.put(manifest.naming([("../letter.txt", "mine")]).json, "\(trial.folder)/manifest.json")
            try trial.write("new\n", area: "a")
            #expect(trial.text("\(trial.base.path)/letter.txt") == "mine")
            #expect(try trial.isWhole("new\n"))
        }
    }

    @Test func anotherAreaOrMoreReplicationsNeedForce() throws {
        try OutputTrial.run { trial in
            try trial.write("old\n", replications: 1000)
            expectRefused(trial, "holds results of 1000 replications, more than 50: name another folder with --output")
            {
                try trial.write("new\n", replications: 50)
            }
            expectRefused(trial, "holds the results of another area, 'a': name another folder with --output, or") {
                try trial.write("new\n", area: "b", replications: 1000)
            }
            #expect(try trial.write("new\n", area: "b", replications: 50, force: true) == [])
            #expect(try trial.isWhole("new\n"))
            #expect(trial.names() == ["results"])
        }
    }

    @Test func anotherSeedIsTold() throws {
        try OutputTrial.run { trial in
            try trial.write("old\n", seed: 1)
            #expect(try trial.write("new\n", seed: 2) == ["These replace the results of seed 1."])
            #expect(try trial.write("new\n", seed: 2) == [])
        }
    }

    @Test func aFileIsNoFolder() throws {
        try OutputTrial.run { trial in
            try trial.put("x", trial.folder)
            for path in ["", "/", "/inside", "/deep/inside"] {
                for force in [false, true] {
                    expectRefused(trial, "'\(trial.folder)' is a file: name a folder with --output") {
                        try trial.write("x\n", to: trial.folder + path, force: force)
                    }
                }
            }
        }
    }

    /// A file that the run would have to make in the results is not in the way of nothing having been changed.
    @Test func whenWritingFailsTheOldResultsStay() throws {
        try OutputTrial.run { trial in
            try trial.write("old\n")
            expectRefused(trial, "File name too long; nothing was changed") {
                let output = try OutputFolder(trial.folder, files: FileSystem(), guarded: [])
                defer { output.release() }
                let manifest = Manifest(SmallResult.value, version: "0.1.0", inputs: [], platform: "")
                let long = String(repeating: "x", count: 300)
                try output.write([("charts/list.svg", "x"), (long, "x")], manifest: manifest)
                return []
            }
        }
    }
}

import Foundation
import Testing

@testable import Reporting

/// Results are written whole or not at all, and only over results.
@Suite("The folder of results")
struct OutputFolderTests {
    private let manager = FileManager.default
    private let manifest = "{\"waitcast\" : \"0.1.0\"}\n"

    /// A folder of its own for each test, gone afterwards.
    private func inTemporaryFolder(_ body: (URL) throws -> Void) throws {
        let folder = manager.temporaryDirectory.appending(path: "waitcast-\(UUID().uuidString)")
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? manager.removeItem(at: folder) }
        try body(folder)
    }

    private func names(_ folder: URL) throws -> [String] {
        try manager.contentsOfDirectory(atPath: folder.path).sorted()
    }

    private func text(_ folder: URL, _ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    private func files(_ text: String) -> [(name: String, text: String)] {
        [("forecast.csv", text), (OutputFolder.manifestName, manifest)]
    }

    @Test func aNewFolderIsMadeWithItsParents() throws {
        try inTemporaryFolder { base in
            let folder = base.appending(path: "a/b/results")
            try OutputFolder.write(files("x\n"), to: folder, force: false)
            #expect(try names(folder) == ["forecast.csv", "manifest.json"])
            #expect(try text(folder, "forecast.csv") == "x\n")
            #expect(try names(base.appending(path: "a/b")) == ["results"])
        }
    }

    @Test func anEarlierRunIsReplaced() throws {
        try inTemporaryFolder { base in
            let folder = base.appending(path: "results")
            try OutputFolder.write(files("old\n") + [("targets.csv", "gone\n")], to: folder, force: false)
            try OutputFolder.write(files("new\n"), to: folder, force: false)
            #expect(try names(folder) == ["forecast.csv", "manifest.json"])
            #expect(try text(folder, "forecast.csv") == "new\n")
            #expect(try names(base) == ["results"])
        }
    }

    @Test func anEmptyFolderIsUsed() throws {
        try inTemporaryFolder { base in
            try OutputFolder.write(files("x\n"), to: base, force: false)
            #expect(try names(base) == ["forecast.csv", "manifest.json"])
        }
    }

    private func expectRefused(_ folder: URL, _ message: String, sourceLocation: SourceLocation = #_sourceLocation) {
        for write in [false, true] {
            #expect(sourceLocation: sourceLocation) {
                if write {
                    try OutputFolder.write(files("x\n"), to: folder, force: false)
                } else {
                    try OutputFolder.check(folder, force: false)
                }
            } throws: {
                "\($0)".contains(message)
            }
        }
    }

    @Test func aFolderOfSomethingElseIsRefused() throws {
        try inTemporaryFolder { base in
            try Data("mine".utf8).write(to: base.appending(path: "letter.txt"))
            expectRefused(base, "holds 'letter.txt', which no run wrote: name another folder with --output, or")
            #expect(try names(base) == ["letter.txt"])
            try OutputFolder.write(files("x\n"), to: base, force: true)
            #expect(try names(base) == ["forecast.csv", "manifest.json"])
        }
    }

    /// Other programs have a manifest.json too.
    @Test func anotherProgramsManifestIsNoSign() throws {
        try inTemporaryFolder { base in
            try Data("{\"name\": \"a web page\"}".utf8).write(to: base.appending(path: "manifest.json"))
            expectRefused(base, "holds 'manifest.json', which no run wrote")
            try Data("not even JSON".utf8).write(to: base.appending(path: "manifest.json"))
            expectRefused(base, "holds 'manifest.json', which no run wrote")
            #expect(try text(base, "manifest.json") == "not even JSON")
        }
    }

    /// Notes that somebody keeps beside the results are not thrown away with them.
    @Test func notesBesideTheResultsAreKept() throws {
        try inTemporaryFolder { base in
            let folder = base.appending(path: "results")
            try OutputFolder.write(files("old\n"), to: folder, force: false)
            try Data("note".utf8).write(to: folder.appending(path: "notes.docx"))
            expectRefused(folder, "holds 'notes.docx', which no run wrote")
            #expect(try text(folder, "forecast.csv") == "old\n")
        }
    }

    @Test func aFileIsNoFolder() throws {
        try inTemporaryFolder { base in
            let file = base.appending(path: "results")
            try Data("x".utf8).write(to: file)
            expectRefused(file, "is a file: name a folder with --output")
            #expect(try text(base, "results") == "x")
        }
    }

    @Test func whenWritingFailsTheOldResultsStay() throws {
        try inTemporaryFolder { base in
            let folder = base.appending(path: "results")
            try OutputFolder.write(files("old\n"), to: folder, force: false)
            // A name in a folder that is not there: the second file cannot be written.
            #expect {
                try OutputFolder.write(files("new\n") + [("missing/part.csv", "x")], to: folder, force: false)
            } throws: {
                "\($0)".hasPrefix("cannot write the results to '") && "\($0)".hasSuffix("; nothing was changed")
            }
            #expect(try text(folder, "forecast.csv") == "old\n")
            #expect(try names(folder) == ["forecast.csv", "manifest.json"])
            #expect(try names(base) == ["results"])
        }
    }

    @Test func aParentThatIsAFile() throws {
        try inTemporaryFolder { base in
            try Data("x".utf8).write(to: base.appending(path: "file"))
            #expect {
                try OutputFolder.write(files("x\n"), to: base.appending(path: "file/results"), force: false)
            } throws: {
                "\($0)".hasSuffix("; nothing was changed")
            }
            #expect(try text(base, "file") == "x")
        }
    }
}

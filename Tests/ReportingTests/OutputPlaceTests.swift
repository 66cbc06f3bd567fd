import Foundation
import Testing

@testable import Reporting

/// Links, folders that are never replaced, and several runs at once.
@Suite("The place of the results")
struct OutputPlaceTests {
    private func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test func aLinkIsFollowedAndStays() throws {
        try OutputTrial.run { trial in
            try FileManager.default.createDirectory(atPath: trial.folder, withIntermediateDirectories: false)
            let link = trial.base.appending(path: "link").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "results")
            for text in ["one\n", "two\n"] {
                try trial.write(text, to: link)
                #expect(try trial.isWhole(text))
                #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "results")
                #expect(trial.names() == ["link", "results"])
            }
            // A folder to be made behind a link.
            try trial.write("three\n", to: link + "/../other/more")
            #expect(try trial.isWhole("three\n", trial.base.appending(path: "other/more").path))
        }
    }

    @Test func aLinkToNothingIsRefused() throws {
        try OutputTrial.run { trial in
            let link = trial.base.appending(path: "link").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
            for path in [link, link + "/", link + "/inside"] {
                let said = message { try trial.write("x\n", to: path, force: true) }
                #expect(said.contains("'\(link.dropFirst())' is a link to something that is not there"), "\(said)")
            }
            #expect(trial.names() == ["link"])
            try FileManager.default.createSymbolicLink(atPath: link + "2", withDestinationPath: "link2")
            #expect(message { try trial.write("x\n", to: link + "2") }.contains("symbolic links; nothing was changed"))
        }
    }

    /// By whatever path the folder or what it holds is reached.
    @Test func aFolderThatHoldsAGuardedOneIsNeverReplaced() throws {
        try OutputTrial.run { trial in
            let inner = trial.base.appending(path: "results/inner/deep").path
            try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
            try trial.put("mine", "\(trial.folder)/letter.txt")
            let link = trial.base.appending(path: "link").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "results/inner/deep")
            let before = trial.tree(trial.base.path)
            for guarded in [trial.folder, inner, link, "\(inner)/../../../results", "\(inner)/."] {
                for path in [trial.folder, "\(trial.folder)/inner/..", "\(link)/../.."] {
                    let said = message { try trial.write("x\n", to: path, guarded: [guarded], force: true) }
                    #expect(said.contains("is or holds a guarded folder, and is never replaced"), "\(said)")
                }
            }
            #expect(trial.tree(trial.base.path) == before)
            // Beside it, or inside it, is another matter.
            try trial.write("x\n", to: "\(trial.folder)/new", guarded: [trial.folder, inner])
            #expect(try trial.isWhole("x\n", "\(trial.folder)/new"))
        }
    }

    @Test func theWorkingFolderAndBothHomesAreGuarded() {
        let guarded = OutputFolder.guarded(["HOME": "/srv/home"])
        let home = FileManager.default.homeDirectoryForCurrentUser.path
        #expect(guarded.map(\.path) == [".", "/srv/home", home])
        #expect(OutputFolder.guarded([:]).map(\.path) == [".", home])
    }

    @Test func aFolderThatHoldsAnInputIsNeverReplaced() throws {
        try OutputTrial.run { trial in
            try trial.put("area", "\(trial.folder)/area/area.yaml")
            try trial.put("plan", "\(trial.base.path)/elsewhere/plan.yaml")
            let outside = "\(trial.base.path)/link.yaml"
            try FileManager.default.createSymbolicLink(
                atPath: outside,
                withDestinationPath: "results/area/area.yaml"
            )
            // The link is the input: what it leads to lies elsewhere.
            let inside = "\(trial.folder)/plan.yaml"
            try FileManager.default.createSymbolicLink(atPath: inside, withDestinationPath: "../elsewhere/plan.yaml")
            let before = trial.tree(trial.base.path)
            for input in ["\(trial.folder)/area/area.yaml", outside, inside] {
                let said = message { try trial.write("x\n", inputs: ["-", input], force: true) }
                #expect(said.contains("is or holds the input '\(input)', and is never replaced"), "\(said)")
            }
            #expect(trial.tree(trial.base.path) == before)
        }
    }

    @Test(arguments: [
        ("/", "is where a file system is mounted"), ("", "is no place"), ("/proc", "is where a file system is mounted"),
    ])
    func someFoldersCannotBeReplaced(_ path: String, _ reason: String) throws {
        try OutputTrial.run { trial in
            let said = message { try trial.write("x\n", to: path, force: true) }
            #expect(said.contains("'\(path)' \(reason)"), "\(said)")
        }
    }

    /// A place where nothing can be made is told before anything is simulated, and folders above are not left behind.
    @Test func whatCannotBeMadeIsToldAtTheStart() throws {
        try OutputTrial.run { trial in
            let long = String(repeating: "x", count: 250)
            let said = message {
                let output = try OutputFolder("\(trial.base.path)/a/b/\(long)", files: FileSystem(), guarded: [])
                output.release()
            }
            #expect(
                said.hasSuffix(
                    "cannot look at '\(trial.base.path)/a/b/.\(long).waitcast.tmp': File name too long; nothing was changed"
                )
            )
            #expect(trial.names() == [])
        }
    }

    @Test func aFolderThatCannotBeListedIsRefused() throws {
        try OutputTrial.run { trial in
            try trial.put("mine", "\(trial.folder)/letter.txt")
            var files = FileSystem()
            // Root may list every folder, and tests may run as root.
            files.fault = { $0 == .list ? EACCES : nil }
            for force in [false, true] {
                let said = message { try trial.write("x\n", force: force, files: files) }
                #expect(said.hasSuffix("cannot list '\(trial.folder)': Permission denied; nothing was changed"))
            }
            #expect(trial.tree(trial.base.path) == ["results/": "", "results/letter.txt": "mine"])
        }
    }

    @Test func twoRunsAtOnce() throws {
        try OutputTrial.run { trial in
            try FileManager.default.createDirectory(atPath: trial.folder, withIntermediateDirectories: false)
            let link = trial.base.appending(path: "link").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "results")
            let first = try OutputFolder(trial.folder, files: FileSystem(), guarded: [])
            let before = trial.tree(trial.base.path)
            for path in [trial.folder, link] {
                let said = message { try trial.write("x\n", to: path, force: true) }
                #expect(said.hasPrefix("another run is writing to '\(path)': wait for its end, or name another folder"))
            }
            // What the first has begun is not cleared away.
            #expect(trial.tree(trial.base.path) == before)
            first.release()
            #expect(trial.names() == ["link", "results"])
            try trial.write("x\n")
        }
    }

    /// Many take and give up the same folder: at no time do two have it, and nothing is left.
    @Test func oneRunAtATime() throws {
        try OutputTrial.run { trial in
            let holders = Holders()
            DispatchQueue.concurrentPerform(iterations: 2000) { _ in
                guard let output = try? OutputFolder(trial.folder, files: FileSystem(), guarded: []) else { return }
                holders.enter()
                holders.leave()
                output.release()
            }
            #expect(holders.most == 1)
            #expect(holders.total > 1)
            #expect(trial.names() == [])
        }
    }

    private final class Holders: @unchecked Sendable {
        private let lock = NSLock()
        private var now = 0
        private(set) var most = 0
        private(set) var total = 0

        func enter() {
            lock.withLock {
                now += 1
                total += 1
                most = max(most, now)
            }
        }

        func leave() {
            lock.withLock { now -= 1 }
        }
    }
}

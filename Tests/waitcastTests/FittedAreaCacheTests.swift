import ArgumentParser
import Calendar
import Calibration
import Foundation
import Testing
import Wording

@testable import Areas
@testable import waitcast

/// What is kept of fits, and when it is used: in process, since a build for tests has no commit.
@Suite("The cache of fitted areas")
struct FittedAreaCacheTests {
    /// A folder with an area, and a place for its cache.
    private struct Place {
        let folder: URL
        let area: String
        var environment: [String: String] { ["XDG_CACHE_HOME": folder.appending(path: "cache").path] }
        /// The folder of the cache.
        var kept: URL { folder.appending(path: "cache/waitcast") }
        /// The files in it.
        var files: [String] { Command.names(in: kept) }

        /// The cache of a build, which keeps what takes no time to fit.
        func cache(
            commit: String = "abc1234",
            environment: [String: String]? = nil
        ) throws -> FittedAreaCache {
            var cache = try #require(FittedAreaCache(commit: commit, environment: environment ?? self.environment))
            cache.isWorthKeeping = { _, _ in true }
            return cache
        }

        /// Whether the area had to be fitted, rather than read from a cache.
        @discardableResult
        func isFitted(_ cache: FittedAreaCache?, dataTo: Month? = nil) throws -> Bool {
            var isFitted = false
            _ = try InputFiles([area]).fitted(dataTo: dataTo, cache: cache) { isFitted = true }
            return isFitted
        }

        /// The bytes of what a run writes.
        func results(_ arguments: String..., commit: String) throws -> [String] {
            let results = folder.appending(path: "results")
            let command = [area, "--quiet", "--replications", "8", "--horizon", "3", "--output", results.path]
            try RunCommand.parse(command + arguments).run(commit: commit, environment: environment)
            let texts = try ["forecast.csv", "comparison.csv", "targets.csv", "manifest.json"]
                .map { try Command.text(results, $0) }
            try FileManager.default.removeItem(at: results)
            return texts
        }
    }

    private func inPlace(isWhole: Bool = false, _ body: (Place) throws -> Void) throws {
        try Command.inTemporaryFolder { folder in
            let area = folder.appending(path: "example")
            try FileManager.default.copyItem(at: Command.root.appending(path: "Scenarios/example"), to: area)
            if !isWhole {
                // Four months, which are fitted soon.
                let history = try Command.text(area, "history.csv").replacing(/.*,202(4-..|5-0[123]),.*\n/, with: "")
                try history.write(to: area.appending(path: "history.csv"), atomically: true, encoding: .utf8)
            }
            try body(Place(folder: folder, area: area.path))
        }
    }

    @Test func aRunFromTheCacheWritesTheSameBytes() throws {
        try inPlace(isWhole: true) { place in
            let without = try place.results("--no-cache", commit: "abc1234")
            #expect(!FileManager.default.fileExists(atPath: place.kept.path))
            let fitting = try place.results(commit: "abc1234")
            #expect(place.files.count == 1)
            #expect(try !place.isFitted(place.cache()))
            let reading = try place.results(commit: "abc1234")
            #expect(place.files.count == 1)
            for (number, text) in without.enumerated() {
                let isSame = text == fitting[number] && text == reading[number]
                #expect(isSame && !text.isEmpty, "\(number)")
            }
        }
    }

    @Test func onlyTheUserMayReadIt() throws {
        try inPlace { place in
            try place.isFitted(place.cache())
            let permissions = { (path: String) in
                try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            }
            #expect(try permissions(place.kept.path) == 0o700)
            #expect(try permissions(place.kept.appending(path: place.files[0]).path) == 0o600)
        }
    }

    /// A change of any of these is another fit.
    @Test func itsKeyIsAllThatAFitDependsOn() throws {
        try inPlace { place in
            let cache = try place.cache()
            #expect(try place.isFitted(cache))
            #expect(try !place.isFitted(cache))
            #expect(try place.isFitted(cache, dataTo: Month(year: 2025, month: 5)))
            #expect(try place.isFitted(place.cache(commit: "abc1235")))
            #expect(try place.isFitted(nil))
            let moved = Place(folder: place.folder, area: place.folder.appending(path: "other").path)
            try FileManager.default.moveItem(atPath: place.area, toPath: moved.area)
            // Places in messages are of the file's name.
            #expect(try moved.isFitted(cache))
            #expect(try !moved.isFitted(cache))
            for name in ["area.yaml", "history.csv"] {
                let text = try Command.text(URL(filePath: moved.area), name)
                try (text + "\n").write(toFile: "\(moved.area)/\(name)", atomically: true, encoding: .utf8)
                #expect(try moved.isFitted(cache), "\(name)")
            }
            // A plan is no part of it.
            let plan = "plan: None\ninterventions: []\n"
            try plan.write(toFile: "\(moved.area)/plans/none.yaml", atomically: true, encoding: .utf8)
            #expect(try !moved.isFitted(cache))
        }
    }

    /// Ways in which a file is not what its name says.
    @Test(arguments: ["a byte", "cut", "empty", "another month", "another version", "a folder", "a link"])
    func whatCannotBeTrustedIsFittedAnew(_ damage: String) throws {
        try inPlace { place in
            let cache = try place.cache()
            try place.isFitted(cache)
            let file = place.kept.appending(path: place.files[0])
            let content = try Data(contentsOf: file)
            try FileManager.default.removeItem(at: file)
            switch damage {
            case "a byte":
                var changed = content
                // A digit of a figure, say: still JSON.
                let digit = try #require(changed.lastIndex { $0 == UInt8(ascii: "7") })
                changed[digit] = UInt8(ascii: "8")
                try changed.write(to: file)
            case "cut": try content.prefix(content.count / 2).write(to: file)
            case "empty": try Data().write(to: file)
            case "a folder": try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
            case "a link":
                let other = place.folder.appending(path: "elsewhere")
                try content.write(to: other)
                try FileManager.default.createSymbolicLink(at: file, withDestinationURL: other)
            // Whole files, with names that do not belong to them.
            case "another month": try place.isFitted(cache, dataTo: Month(year: 2025, month: 5))
            default: try place.isFitted(try place.cache(commit: "abc1235"))
            }
            if damage.hasPrefix("another") {
                try FileManager.default.moveItem(at: place.kept.appending(path: place.files[0]), to: file)
            }
            #expect(place.files == [file.lastPathComponent])
            #expect(try place.isFitted(cache))
            // What is in the way of a name stays, and leaves nothing beside it; all else is good again.
            #expect(place.files == [file.lastPathComponent])
            #expect(try place.isFitted(cache) == (damage == "a folder"))
        }
    }

    /// What was fitted to other files, under the name of this fit.
    @Test func whatWasFittedToOtherFilesIsNotTrusted() throws {
        try inPlace { place in
            let cache = try place.cache()
            try place.isFitted(cache)
            let file = place.kept.appending(path: place.files[0])
            let history = "\(place.area)/history.csv"
            let text = try String(contentsOfFile: history, encoding: .utf8)
            try (text + "\n").write(toFile: history, atomically: true, encoding: .utf8)
            try FileManager.default.removeItem(at: file)
            try place.isFitted(cache)
            let other = place.kept.appending(path: place.files[0])
            try text.write(toFile: history, atomically: true, encoding: .utf8)
            try FileManager.default.moveItem(at: other, to: file)
            #expect(other != file)
            #expect(try place.isFitted(cache))
        }
    }

    /// A file in the folder's way, one in its parent's, and a system's folder in which nobody can make any.
    @Test(arguments: ["cache/waitcast", "cache", "/proc"])
    func aFolderThatCannotBeMadeChangesNothing(_ name: String) throws {
        try inPlace { place in
            var environment = place.environment
            if name == "/proc" {
                environment["XDG_CACHE_HOME"] = name
            } else {
                let file = place.folder.appending(path: name)
                let parent = file.deletingLastPathComponent()
                try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
                try Data("mine".utf8).write(to: file)
            }
            let cache = try place.cache(environment: environment)
            for _ in 0..<2 { #expect(try place.isFitted(cache)) }
            if name != "/proc" { #expect(try Command.text(place.folder, name) == "mine") }
        }
    }

    /// A small area, which is fitted before its file would be found, leaves nothing.
    @Test func onlyWhatIsReadSoonerThanFittedIsKept() throws {
        try inPlace { place in
            let cache = try #require(FittedAreaCache(commit: "abc1234", environment: place.environment))
            let fitted = try InputFiles([place.area]).fitted(cache: nil)
            cache.keep(fitted, fittedIn: .microseconds(1))
            #expect(Command.names(in: place.folder) == ["example"])
            cache.keep(fitted, fittedIn: .seconds(3_600))
            #expect(place.files.count == 1)
        }
    }

    @Test func theFilesUsedLongestAgoAreRemoved() throws {
        try inPlace { place in
            let cache = try place.cache()
            try place.isFitted(cache)
            let first = place.files[0]
            let age = { (name: String, days: Double) in
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: -86_400 * days)],
                    ofItemAtPath: place.kept.appending(path: name).path
                )
            }
            for number in 1...25 {
                try Data("old".utf8).write(to: place.kept.appending(path: "\(number).fitted"))
                try age("\(number).fitted", Double(number))
            }
            try Data("mine".utf8).write(to: place.kept.appending(path: "notes.txt"))
            try age("notes.txt", 1_000)
            try age(first, 1_000)
            // Reading it makes it new again.
            #expect(try !place.isFitted(cache))
            #expect(place.files.count == 27)
            #expect(try place.isFitted(cache, dataTo: Month(year: 2025, month: 5)))
            let left = Set(place.files)
            #expect(left.count == FittedAreaCache.mostFiles + 1)
            #expect(left.isSuperset(of: [first, "notes.txt", "1.fitted", "18.fitted"]))
            #expect(!left.contains("19.fitted"))
        }
    }

    @Test(arguments: ["", "abc1234+"])
    func aBuildWithoutACleanCommitHasNone(_ commit: String) throws {
        #expect(FittedAreaCache(commit: commit, environment: ["HOME": "/home/me"]) == nil)
        try inPlace { place in
            _ = try place.results(commit: commit)
            #expect(Command.names(in: place.folder) == ["example"])
        }
    }

    @Test func theFolderIsTheUsersOwn() throws {
        func isThere(_ environment: [String: String]) -> Bool {
            FittedAreaCache(commit: "abc1234", environment: environment) != nil
        }
        #expect(!isThere([:]) && !isThere(["HOME": ""]) && !isThere(["HOME": "me", "XDG_CACHE_HOME": "cache"]))
        try inPlace { place in
            // A relative folder is none.
            for other in ["cache", "", "./cache"] {
                let home = place.folder.appending(path: "home\(other.count)").path
                let environment = ["HOME": home, "XDG_CACHE_HOME": other]
                try place.isFitted(place.cache(environment: environment))
                #expect(try FileManager.default.contentsOfDirectory(atPath: home + "/.cache/waitcast").count == 1)
            }
            #expect(!FileManager.default.fileExists(atPath: place.folder.appending(path: "cache").path))
        }
    }

    @Test func noCacheIsNone() throws {
        let environment = ["HOME": "/home/me"]
        #expect(try CacheOptions.parse(["--no-cache"]).cache(commit: "abc1234", environment: environment) == nil)
        #expect(try CacheOptions.parse([]).cache(commit: "abc1234", environment: environment) != nil)
    }

    /// JSON has no infinities of its own, and every number comes back to its last bit.
    @Test func everyNumberIsReadBack() throws {
        try inPlace { place in
            let area = try InputFiles([place.area]).area
            let values = [
                Double.infinity, -.infinity, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1 + 0.2, 1 / 3.0,
            ]
            let rows = values.map { value in
                Observation(service: "any", period: Period(area.origin), metric: "any", value: value)
            }
            let content = try #require(FittedAreaCache.encoded(FittedArea(area).with(History(rows))))
            let read = try #require(FittedAreaCache.decoded(content)).area.history.observations.map(\.value)
            #expect(read.map(\.bitPattern) == values.map(\.bitPattern))
        }
    }
}

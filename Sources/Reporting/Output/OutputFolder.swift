import Foundation

/// A folder of results could not be written.
package struct OutputError: Error, CustomStringConvertible {
    /// What went wrong and what to do.
    package let description: String
}

/// The folder of a run's results, which is written whole or not at all.
///
/// Only files that a manifest in it names, and that are as the run left them, are ever replaced or removed. From its
/// making to its ``release()`` no other run can write to the same folder.
package final class OutputFolder {
    /// The file by which a folder is known as an earlier run's.
    package static let manifestName = "manifest.json"

    /// What a user should be told once the results are written.
    package private(set) var notes: [String] = []

    private let place: OutputPlace
    private let files: FileSystem
    private var working: WorkingFolder?
    /// Folders above that were not there before, outermost first.
    private var made: [String] = []
    /// A step could not be undone: the next run makes it good.
    private var isLeftAsIs = false
    private var settings: (area: String, replications: Int, seed: UInt64)?
    private var force = false

    /// Takes a folder for a run, makes the folders above, and makes good what a killed run left.
    ///
    /// - Throws: ``OutputError`` if the folder cannot be written to or another run is writing to it.
    package convenience init(_ path: String) throws {
        try self.init(path, files: FileSystem(), guarded: Self.guarded(ProcessInfo.processInfo.environment))
    }

    /// Folders that no results may replace, with their names in messages.
    static func guarded(_ environment: [String: String]) -> [(name: String, path: String)] {
        // The home of the user's shell may be another than the system's records have.
        let homes: [String?] = [environment["HOME"], FileManager.default.homeDirectoryForCurrentUser.path]
        return [("the working folder", ".")] + homes.compactMap { $0 }.map { ("the home folder", $0) }
    }

    /// Takes a folder for a run.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - files: the calls to the file system.
    ///   - guarded: folders that no results may replace, with their names in messages.
    /// - Throws: ``OutputError``.
    init(_ path: String, files: FileSystem, guarded: [(name: String, path: String)]) throws {
        self.files = files
        do {
            place = try OutputPlace(path, files: files)
        } catch {
            throw Self.told(path, error)
        }
        do {
            try refuse(guarded)
            try mayBeReplaced()
            for folder in place.missing { try makeAbove(folder) }
            let working = try WorkingFolder(place, files: files)
            self.working = working
            note(kept: try working.recover())
            // Results that were put back have not been looked at yet.
            try refuse(guarded)
            try mayBeReplaced()
        } catch {
            release()
            throw Self.told(place.given, error)
        }
    }

    /// Refuses to write over anything that is not an earlier run's results, or over results that took more.
    ///
    /// - Parameters:
    ///   - inputs: the run's input files: no folder that holds one is ever replaced.
    ///   - area: the area's id.
    ///   - replications: of every plan.
    ///   - seed: of all random draws.
    ///   - force: allows what is refused otherwise; what no run wrote is then kept beside the results.
    /// - Throws: ``OutputError``.
    package func check(inputs: [String], area: String, replications: Int, seed: UInt64, force: Bool) throws {
        settings = (area, replications, seed)
        self.force = force
        do {
            for input in inputs {
                // Of an input that is a link, the link must stay too.
                let name = "the input '\(input)'"
                try refuse([(name, input), (name, OutputPlace.above(input))])
            }
            _ = try contentThatMayGo()
        } catch {
            throw Self.told(place.given, error)
        }
    }

    /// Writes the files in the place of those before.
    ///
    /// - Parameters:
    ///   - texts: names and texts; a name may have a folder of its own before it, as `charts/list.svg`.
    ///   - others: names and bytes of files that are no text.
    ///   - manifest: of the run that wrote them.
    /// - Throws: ``OutputError``; what was there before is then still there.
    package func write(
        _ texts: [(name: String, text: String)],
        _ others: [(name: String, bytes: [UInt8])] = [],
        manifest: Manifest
    ) throws {
        guard let working else { return }
        do {
            let before = try contentThatMayGo()
            // The manifest first: what a killed run has written of the others is then known for its own.
            let all =
                ([(name: Self.manifestName, text: manifest.naming(texts, others).json)] + texts)
                .map { (name: $0.name, bytes: Array($0.text.utf8)) } + others
            var exchange = Exchange(working)
            do {
                switch try exchange.run(all, keepsBefore: before?.foreign != nil) {
                case .nothing: break
                case .at(let path): clear(path, working)
                case .kept(let path): note(kept: [path])
                }
            } catch {
                isLeftAsIs = !exchange.isTakenBack
                throw error
            }
            made = []
            if let record = before?.record, record.area == settings?.area, record.seed != settings?.seed {
                notes.append("These replace the results of seed \(record.seed).")
            }
        } catch {
            throw Self.told(place.given, error)
        }
    }

    /// Lets other runs write to the folder; what was begun and not finished is taken back.
    package func release() {
        if let working {
            if !isLeftAsIs { _ = try? working.recover() }
            working.close()
        }
        working = nil
        for folder in made.reversed() { try? files.removeFolder(folder) }
        made = []
    }

    /// What lies in the folder, unless it is not to be replaced.
    private func contentThatMayGo() throws -> FolderContent? {
        guard let content = try FolderContent.of(place.folder, files: files) else { return nil }
        if content.foreign == nil {
            for inner in content.folders { try files.mayChange("\(place.folder)/\(inner)") }
        }
        guard !force, let settings else { return content }
        if let foreign = content.foreign {
            throw OutputError(
                description: "'\(place.given)' holds '\(foreign.name)', \(foreign.why): name another folder with "
                    + "--output, or give --force, which keeps this one as '\(place.name).replaced' beside the results"
            )
        }
        guard let record = content.record else { return content }
        let remedy = "name another folder with --output, or replace them with --force"
        if record.area != settings.area {
            throw OutputError(
                description: "'\(place.given)' holds the results of another area, '\(record.area)': \(remedy)"
            )
        }
        if record.replications > settings.replications {
            throw OutputError(
                description: "'\(place.given)' holds results of \(record.replications) replications, more than "
                    + "\(settings.replications): \(remedy)"
            )
        }
        return content
    }

    /// Refuses, even with --force, a folder that is or holds one of these.
    private func refuse(_ guarded: [(name: String, path: String)]) throws {
        for (name, path) in guarded where try place.holds(path, files: files) {
            throw OutputError(
                description: "'\(place.given)' is or holds \(name), and is never replaced: name another folder with "
                    + "--output, or one inside it"
            )
        }
    }

    /// Refuses a folder in whose place no other can be put.
    private func mayBeReplaced() throws {
        guard try files.entry(place.folder) != nil else { return }
        if try place.isMountPoint(files: files) {
            throw OutputError(
                description:
                    "'\(place.given)' is where a file system is mounted, and cannot be replaced: name a folder "
                    + "inside it with --output"
            )
        }
        try files.mayChange(place.folder)
    }

    private func makeAbove(_ folder: String) throws {
        do {
            try files.makeFolder(folder)
            made.append(folder)
            try files.flush(OutputPlace.above(folder))
        } catch let error as FileError where error.isAlreadyThere {
            // Another run was quicker.
        }
    }

    /// Removes results that have been replaced, unless somebody has put something there since.
    private func clear(_ path: String, _ working: WorkingFolder) {
        do {
            if let kept = try working.discard(path) { note(kept: [kept]) }
        } catch {
            notes.append("The results before could not be removed (\(error)): the next run does it.")
        }
    }

    private func note(kept: [String]) {
        notes += kept.map { "What was in '\(place.given)' before is kept as '\($0)'." }
    }

    private static func failed(_ path: String, _ error: FileError) -> String {
        "cannot write the results to '\(path)': \(error); nothing was changed"
    }

    private static func told(_ path: String, _ error: any Error) -> any Error {
        (error as? FileError).map { OutputError(description: failed(path, $0)) } ?? error
    }
}

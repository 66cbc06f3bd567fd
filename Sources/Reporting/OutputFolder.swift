package import Foundation

/// A folder of results could not be written.
package struct OutputError: Error, CustomStringConvertible {
    /// What went wrong and what to do.
    package let description: String
}

/// Writes a folder of results whole or not at all.
package enum OutputFolder {
    /// The file by which a folder is known as an earlier run's.
    package static let manifestName = "manifest.json"
    /// Every file that a run may write (DESIGN 5): what else lies in a folder is somebody's, and not thrown away.
    private static let written: Set<String> = [
        "forecast.csv", "comparison.csv", "targets.csv", "costs.csv", "contributions.csv", "audit.csv", "backtest.csv",
        "parameters.csv", "datapackage.json", "report.html", "charts", "ehcna-ees", manifestName,
    ]

    /// Writes files into a folder of their own, then puts it in the place of the one before.
    ///
    /// - Parameters:
    ///   - files: names and texts.
    ///   - folder: the folder; it and its parents are made when missing.
    ///   - force: replaces a folder even if it was not written by a run.
    /// - Throws: ``OutputError`` when the folder holds something else, or cannot be written; what was there before is
    ///   then still there.
    package static func write(_ files: [(name: String, text: String)], to folder: URL, force: Bool) throws {
        let manager = FileManager.default
        try check(folder, force: force)
        let parent = folder.deletingLastPathComponent()
        let temporary = parent.appending(
            path: ".\(folder.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp"
        )
        do {
            try manager.createDirectory(at: parent, withIntermediateDirectories: true)
            try? manager.removeItem(at: temporary)
            try manager.createDirectory(at: temporary, withIntermediateDirectories: false)
            for file in files {
                try Data(file.text.utf8).write(to: temporary.appending(path: file.name))
            }
            if manager.fileExists(atPath: folder.path) {
                let old = parent.appending(
                    path: ".\(folder.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).old"
                )
                try manager.moveItem(at: folder, to: old)
                do {
                    try manager.moveItem(at: temporary, to: folder)
                } catch {
                    try? manager.moveItem(at: old, to: folder)
                    throw error
                }
                try? manager.removeItem(at: old)
            } else {
                try manager.moveItem(at: temporary, to: folder)
            }
        } catch {
            try? manager.removeItem(at: temporary)
            throw OutputError(
                description: "cannot write the results to '\(folder.relativePath)': \(Self.reason(error)); "
                    + "nothing was changed"
            )
        }
    }

    /// Refuses a place that holds anything other than an earlier run's results.
    package static func check(_ folder: URL, force: Bool) throws {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: folder.path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue else {
            throw OutputError(description: "'\(folder.relativePath)' is a file: name a folder with --output")
        }
        guard !force, let foreign = foreignName(in: folder) else { return }
        throw OutputError(
            description: "'\(folder.relativePath)' holds '\(foreign)', which no run wrote: name another folder with "
                + "--output, or replace it with --force"
        )
    }

    /// The first file that is no run's; hidden ones are a system's.
    private static func foreignName(in folder: URL) -> String? {
        let contents = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let visible = contents.filter { !$0.hasPrefix(".") }.sorted()
        return visible.first { !(isResult(folder) && written.contains($0)) }
    }

    /// Whether a folder's manifest is Waitcast's: other programs write a file of that name too.
    private static func isResult(_ folder: URL) -> Bool {
        guard let data = FileManager.default.contents(atPath: folder.appending(path: manifestName).path),
            let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
        else { return false }
        return object["waitcast"] is String
    }

    private static func reason(_ error: any Error) -> String {
        (error as NSError).userInfo[NSLocalizedFailureReasonErrorKey] as? String
            ?? (error as NSError).localizedDescription
    }
}

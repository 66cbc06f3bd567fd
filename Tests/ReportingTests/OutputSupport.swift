import Areas
import Foundation
import Runs
import Testing

@testable import Reporting

/// Results small enough to be written a thousand times, in a folder of their own.
struct OutputTrial {
    static let area = "a"

    /// A folder for each test, gone afterwards; in memory where there is such a file system, since every file is synced.
    static func run(_ body: (OutputTrial) throws -> Void) throws {
        let memory = URL(filePath: "/dev/shm")
        let isWritable = FileManager.default.isWritableFile(atPath: memory.path)
        let base = (isWritable ? memory : FileManager.default.temporaryDirectory)
            .appending(path: "waitcast-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: base) }
        try body(OutputTrial(base: base))
    }

    let base: URL
    var folder: String { base.appending(path: "results").path }

    /// Writes results whose files hold a text, as the command does.
    ///
    /// - Returns: what the user is told.
    @discardableResult
    func write(
        _ text: String,
        to path: String? = nil,
        area: String = area,
        replications: Int = 3,
        seed: UInt64 = 9,
        inputs: [String] = [],
        guarded: [String] = [],
        force: Bool = false,
        files: FileSystem = FileSystem()
    ) throws -> [String] {
        let output = try OutputFolder(path ?? folder, files: files, guarded: guarded.map { ("a guarded folder", $0) })
        defer { output.release() }
        try output.check(inputs: inputs, area: area, replications: replications, seed: seed, force: force)
        var result = SmallResult.value
        result.area.id = area
        result.settings.replications = replications
        result.settings.seed = seed
        try output.write(
            [("charts/list.svg", "a chart of \(text)"), ("forecast.csv", text), ("targets.csv", "targets of \(text)")],
            manifest: Manifest(result, version: "0.1.0", inputs: [], platform: "LAPACK 3")
        )
        return output.notes
    }

    /// What lies under a path: names of files with their texts, and of folders with a slash.
    func tree(_ path: String) -> [String: String] {
        var tree: [String: String] = [:]
        for name in FileManager.default.enumerator(atPath: path)?.compactMap({ $0 as? String }) ?? [] {
            let data = FileManager.default.contents(atPath: "\(path)/\(name)")
            tree[data == nil ? "\(name)/" : name] = data.map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        return tree
    }

    func names(_ path: String? = nil) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path ?? base.path)) ?? []).sorted()
    }

    func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a folder holds whole results of a text, and nothing else.
    func isWhole(_ text: String, _ path: String? = nil) throws -> Bool {
        let content = try FolderContent.of(path ?? folder, files: FileSystem())
        return content?.foreign == nil && content?.folders == ["charts"]
            && content?.own == ["charts/list.svg", "forecast.csv", "targets.csv", "manifest.json"]
            && self.text("\(path ?? folder)/forecast.csv") == text
    }

    func put(_ text: String, _ path: String) throws {
        let file = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
    }
}

import Areas
import Foundation
import Reading
import Wording

/// The folder of an area's plans.
struct PlansFolder {
    /// Seen from the working directory.
    private let folder: String
    /// Where the area file names it; `nil`: it is the usual one, which may be missing.
    private let place: Place?

    init(_ area: AreaInput) {
        folder = area.plansFolder
        place = area.plansPlace
    }

    /// Its plan files, by name; none where there is no such folder and none is named.
    ///
    /// - Throws: What is wrong with a folder that is named and not there, or that cannot be listed.
    func files() throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            guard let place else { return [] }
            throw InputErrors([
                Problem(
                    at: place,
                    "field 'plans' names the folder '\(folder)', which is not there",
                    remedy: (nearest().map { "Did you mean '\($0)'? " } ?? "")
                        + "Name a folder beside the area file, or leave the key out."
                )
            ])
        }
        let owner = place.map { "\($0): field 'plans': " } ?? ""
        guard isFolder.boolValue else {
            throw Failure(
                description: owner + "'\(folder)' is a file; plans stand in a folder of their own",
                code: Failure.badData
            )
        }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map { "\(folder)/\($0)" }
        } catch {
            throw Failure(
                description: owner + "cannot list the folder '\(folder)': it is not open to you",
                code: Failure.noInput
            )
        }
    }

    /// The folder beside it whose name is nearest.
    private func nearest() -> String? {
        let url = URL(filePath: folder)
        let siblings = try? FileManager.default.contentsOfDirectory(
            at: url.deletingLastPathComponent(),
            includingPropertiesForKeys: [.isDirectoryKey],
            options: .skipsHiddenFiles
        )
        let folders = (siblings ?? [])
            .filter { (try? $0.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true }
        return nearestMatch(to: url.lastPathComponent, in: folders.map(\.lastPathComponent).sorted())
    }
}

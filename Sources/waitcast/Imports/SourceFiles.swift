import Foundation
import Importing
import Workbooks

/// The published files that a call names, opened: what is packed is unpacked, a folder stands for the files in it.
struct SourceFiles {
    /// A file and how it came here.
    struct Opened {
        let file: SourceFile
        /// Whether it was named itself, rather than a folder or an archive that holds it.
        let isNamed: Bool
        /// Whether it stood in an archive.
        let isPacked: Bool
    }

    private(set) var files: [Opened] = []
    /// As they were named.
    let names: [String]

    /// Opens files, folders, archives and pipes, in their order.
    ///
    /// - Throws: A ``Failure`` for what cannot be read.
    init(_ names: [String]) throws {
        self.names = names
        var seen: Set<String> = []
        for name in names {
            if InputFile.isFolder(name) {
                let folder = name.hasSuffix("/") ? name : name + "/"
                for file in try Self.names(in: name).map({ folder + $0 }) where !InputFile.isFolder(file) {
                    try open(file, isNamed: false, &seen)
                }
            } else {
                try open(name, isNamed: true, &seen)
            }
        }
    }

    /// What a folder holds, by name, without what is hidden.
    private static func names(in folder: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw Failure(
                description: "cannot list the folder '\(folder)': it is not open to you",
                code: Failure.noInput
            )
        }
    }

    private mutating func open(_ name: String, isNamed: Bool, _ seen: inout Set<String>) throws {
        let path = URL(filePath: name).resolvingSymlinksInPath().standardizedFileURL.path
        guard name == "-" || seen.insert(path).inserted else { return }
        let source = try InputFile.source(name)
        guard Unpacking.isPacked(source.beginning) else {
            files.append(Opened(file: source, isNamed: isNamed, isPacked: false))
            return
        }
        do {
            let (unpacked, isArchive) = try Unpacking.files(name: source.name, bytes: Data(source.bytes()))
            files += unpacked.map { Opened(file: $0, isNamed: isNamed && !isArchive, isPacked: isArchive) }
        } catch let error as WorkbookError {
            throw Failure(description: "'\(source.name)': \(error)", code: Failure.badData)
        }
    }
}

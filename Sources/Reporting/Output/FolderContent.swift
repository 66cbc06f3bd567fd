/// What lies in a folder: a run's results, as it left them, and what is somebody else's.
struct FolderContent {
    /// Something that no run wrote, or that is no longer as it wrote it.
    struct Foreign: Equatable {
        let name: String
        /// What follows the name in a message.
        let why: String
    }

    /// The run whose manifest lies there.
    let record: Manifest.Record?
    /// The files that are as that run wrote them, the manifest last; those of an inner folder as `charts/list.svg`.
    let own: [String]
    /// The inner folders in which the manifest names files.
    let folders: [String]
    /// The first thing that is not as that run wrote it.
    let foreign: Foreign?

    /// Looks into a folder; `nil` if there is none.
    ///
    /// - Throws: ``FileError`` if it, or a file that its manifest names, cannot be read: it could hold anything.
    static func of(_ folder: String, files: FileSystem) throws -> FolderContent? {
        guard try files.entry(folder) != nil else { return nil }
        let names = try files.names(in: folder)
        let manifest = OutputFolder.manifestName
        var record: Manifest.Record?
        var why = "which no run wrote"
        if names.contains(manifest), try files.entry("\(folder)/\(manifest)")?.isFile == true {
            var bytes: [UInt8] = []
            try files.read("\(folder)/\(manifest)") { bytes += $0 }
            let reading = Manifest.Record.Reading(bytes)
            switch reading {
            case .record(let read): record = read
            case .changed:
                return Self(record: nil, own: [], folders: [], foreign: Foreign(name: manifest, why: Self.changed))
            case .earlier: why = "which its \(manifest), of an earlier version, does not vouch for"
            case .notOurs: break
            }
        }
        let folders = try names.filter { name in
            try record?.folders.contains(name) == true && files.entry("\(folder)/\(name)")?.isFolder == true
        }
        var own: [String] = []
        var foreign: Foreign?
        for name in try inside(folder, names: names, folders: folders, files: files)
        where name != manifest || record == nil {
            guard let digest = record?.digests[name] else {
                foreign = foreign ?? Foreign(name: name, why: why)
                continue
            }
            if try isFile("\(folder)/\(name)", withDigest: digest, files: files) {
                own.append(name)
            } else {
                foreign = foreign ?? Foreign(name: name, why: Self.changed)
            }
        }
        return Self(
            record: record,
            own: own + (record == nil ? [] : [manifest]),
            folders: folders,
            foreign: foreign
        )
    }

    private static let changed = "which has been changed since a run wrote it"

    /// The names in a folder, with those in its inner folders in place of these.
    private static func inside(
        _ folder: String,
        names: [String],
        folders: [String],
        files: FileSystem
    ) throws -> [String] {
        try names.flatMap { name in
            guard folders.contains(name) else { return [name] }
            return try files.names(in: "\(folder)/\(name)").map { "\(name)/\($0)" }
        }
    }

    private static func isFile(_ path: String, withDigest expected: String, files: FileSystem) throws -> Bool {
        guard try files.entry(path)?.isFile == true else { return false }
        var digest = Digest()
        try files.read(path) { digest.append($0) }
        return digest.hexadecimal == expected
    }
}

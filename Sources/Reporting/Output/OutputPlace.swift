/// Where a folder of results is to lie, with links followed: the link stays, and what it leads to is exchanged.
struct OutputPlace {
    /// The path as given, for messages.
    let given: String
    /// The real path of the folder above, which may have to be made.
    let parent: String
    /// The folder's own name.
    let name: String
    /// Folders above that are missing, outermost first.
    let missing: [String]

    /// The real path of the folder.
    var folder: String { parent == "/" ? "/\(name)" : "\(parent)/\(name)" }
    /// A path beside the folder.
    func beside(_ name: String) -> String { parent == "/" ? "/\(name)" : "\(parent)/\(name)" }

    /// Finds the place.
    ///
    /// - Throws: ``OutputError`` if the path cannot be a folder.
    init(_ given: String, files: FileSystem) throws {
        self.given = given
        let parts = given.split(separator: "/").filter { $0 != "." }
        let start = given.hasPrefix("/") ? "/" : "."
        var known = parts.count
        var real: String?
        while true {
            let path = ([start == "/" ? "" : "."] + parts[..<known].map(String.init)).joined(separator: "/")
            real = try files.realPath(known == 0 ? start : path)
            if real != nil || known == 0 { break }
            if try files.entry(path)?.isLink == true {
                throw OutputError(
                    description:
                        "'\(parts[..<known].joined(separator: "/"))' is a link to something that is not there: "
                        + "make the folder that it leads to, or name another with --output"
                )
            }
            known -= 1
        }
        guard let real, !given.isEmpty else {
            throw OutputError(description: "'\(given)' is no place for results: name a folder with --output")
        }
        guard try files.entry(real)?.isFolder == true else {
            let path = (given.hasPrefix("/") ? "/" : "") + parts[..<known].joined(separator: "/")
            throw OutputError(description: "'\(path)' is a file: name a folder with --output")
        }
        let rest = parts[known...]
        guard !rest.contains("..") else {
            throw OutputError(description: "'\(given)' leads through a folder that is not there: name it without '..'")
        }
        var path = real
        var missing: [String] = []
        for part in rest.dropLast() {
            path += (path == "/" ? "" : "/") + part
            missing.append(path)
        }
        if let last = rest.last {
            (parent, name) = (path, String(last))
        } else {
            (parent, name) = (Self.above(path), String(path.split(separator: "/").last ?? ""))
        }
        self.missing = missing
    }

    /// The folder in which a path's last part lies.
    static func above(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The folder inside the results in which a file of theirs lies, `charts` for `charts/list.svg`; `nil`: in none.
    static func innerFolder(of name: String) -> String? {
        name.firstIndex(of: "/").map { String(name[..<$0]) }
    }

    /// Whether the folder is, or holds, what lies at a path; it may be reached by any other path.
    func holds(_ path: String, files: FileSystem) throws -> Bool {
        guard let folder = try files.entry(folder)?.identity, var inner = try files.realPath(path) else { return false }
        while true {
            if try files.entry(inner)?.identity == folder { return true }
            if inner == "/" { return false }
            inner = Self.above(inner)
        }
    }

    /// Whether another file system is mounted at the folder: nothing can be put in its place.
    func isMountPoint(files: FileSystem) throws -> Bool {
        let table = "/proc/self/mountinfo"
        guard try files.entry(table) != nil else { return false }
        var bytes: [UInt8] = []
        try files.read(table) { bytes += $0 }
        // The fifth field of a line is the path, with blanks and the like in octal (man 5 proc_pid_mountinfo).
        let path = [("\\", "\\134"), (" ", "\\040"), ("\t", "\\011"), ("\n", "\\012")]
            .reduce(folder) { $0.replacing($1.0, with: $1.1) }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .contains { line in
                line.split(separator: " ", maxSplits: 5).dropFirst(4).first.map(String.init) == path
            }
    }
}

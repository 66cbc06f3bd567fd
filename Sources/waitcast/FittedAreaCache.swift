import Areas
import Calendar
import Calibration
import Foundation
import LinearAlgebra
import Reporting

/// Fitted areas in the user's cache folder, a file for each: the same files need not be fitted twice.
///
/// A file is used only if it is whole, and if the input files with their names (which stand in messages), the month and
/// the program are the same to the letter. What goes wrong with files here is silent, and costs no more than a fit.
struct FittedAreaCache {
    /// The program, to its commit and to the library beneath its regressions, which the manifest of a run names too.
    let version: String
    private let folder: String
    /// Whether a fit is kept, by the time that reading and fitting take; tests keep every one.
    var isWorthKeeping: (_ reading: Duration, _ fitting: Duration) -> Bool = { $0 < $1 }

    /// Files that are kept: those used last.
    static let mostFiles = 20
    /// Bytes that are kept in all.
    static let mostBytes = 256 << 20
    private static let ending = ".fitted"

    /// The cache in the folder that the user's environment names.
    ///
    /// There is none for a build without a clean commit: it may hold any change, and what it has fitted must not be taken
    /// for what another such build would fit.
    ///
    /// - Parameters:
    ///   - commit: the commit that was built, with a plus sign where files differed from it; empty if nobody knows.
    ///   - environment: the variables. A relative `XDG_CACHE_HOME` is ignored, as its specification asks:
    ///     https://specifications.freedesktop.org/basedir/latest/
    init?(commit: String, environment: [String: String]) {
        guard !commit.isEmpty, !commit.hasSuffix("+") else { return nil }
        let absolute = { (name: String) in environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
        guard let parent = absolute("XDG_CACHE_HOME") ?? absolute("HOME").map({ $0 + "/.cache" }) else { return nil }
        folder = parent + "/waitcast"
        version = "\(Waitcast.version) (\(commit)), \(LinearAlgebraLibrary.description)"
    }

    /// What was fitted to these files, without the history; `nil` if that is not kept or not to be trusted.
    func read(_ inputs: [FileDigest], dataTo: Month, effort: FitEffort = .full) -> FittedArea? {
        // Neither a link nor a pipe, and nobody else's.
        let descriptor = open(path(inputs, dataTo, effort), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            let content = try? file.readToEnd(), let fitted = Self.decoded(content),
            fitted.inputs == inputs, fitted.dataTo == dataTo, fitted.version == version, fitted.effort == effort
        else { return nil }
        // It has been used now.
        futimens(descriptor, nil)
        return fitted
    }

    /// Keeps what was fitted, if reading it back takes less time than fitting did.
    func keep(_ fitted: FittedArea, fittedIn duration: Duration) {
        // Without the history, which whoever looks here has just read: with it an area of 40 services and ten years of
        // monthly figures takes nine times as long to decode (0.35 s, 0.04 s without), and twice the space.
        guard let content = Self.encoded(fitted.with(History())), content.count <= Self.mostBytes,
            isWorthKeeping(ContinuousClock().measure { _ = Self.decoded(content) }, duration)
        else { return }
        try? FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        write(content, to: path(fitted.inputs, fitted.dataTo, fitted.effort))
        removeOldest()
    }
}

// MARK: - Content

extension FittedAreaCache {
    /// A checksum of 64 digits, then JSON: it decodes in two thirds of the time of a binary property list on large areas,
    /// and in a third on small ones.
    static func encoded(_ fitted: FittedArea) -> Data? {
        let waits = fitted.services.flatMap(\.stages).flatMap(\.waits).reduce(0) { $0 + $1.weeks.count }
        guard waits <= mostBytes / bytesOfWait else { return nil }
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: infinity,
            negativeInfinity: "-" + infinity,
            nan: nan
        )
        guard let json = try? encoder.encode(fitted) else { return nil }
        return Data(checksum(of: json).utf8) + json
    }

    /// What was encoded; `nil` if a byte has changed.
    static func decoded(_ content: Data) -> FittedArea? {
        let json = content.dropFirst(64)
        guard content.prefix(64).elementsEqual(checksum(of: json).utf8) else { return nil }
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: infinity,
            negativeInfinity: "-" + infinity,
            nan: nan
        )
        return try? decoder.decode(FittedArea.self, from: json)
    }

    private static let (infinity, nan) = ("infinity", "nan")
    /// Eight bytes of a number in base 64.
    private static let bytesOfWait = 11

    private static func checksum(of json: Data) -> String {
        var digest = Digest()
        digest.append([UInt8](json))
        return digest.hexadecimal
    }
}

// MARK: - Files

extension FittedAreaCache {
    /// The file of a fit: all that it depends on makes the name.
    private func path(_ inputs: [FileDigest], _ dataTo: Month, _ effort: FitEffort) -> String {
        let key = [version, dataTo.description, effort.rawValue] + inputs.map { "\($0.sha256) \($0.file)" }
        return "\(folder)/\(Digest.of(key.joined(separator: "\n")))\(Self.ending)"
    }

    /// Writes a file whole or not at all, which nobody but the user may read.
    private func write(_ content: Data, to path: String) {
        // A limit on the size of files is then an error like a full disk, instead of the program's end.
        signal(SIGXFSZ, SIG_IGN)
        let temporary = "\(folder)/\(UUID().uuidString)\(Self.ending)"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        let isWritten = (try? file.write(contentsOf: content)) != nil
        let isClosed = close(descriptor) == 0
        if !isWritten || !isClosed || rename(temporary, path) != 0 { unlink(temporary) }
    }

    /// Removes the files used longest ago, those that killed runs have left half written among them.
    private func removeOldest() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let files = names.filter { $0.hasSuffix(Self.ending) }
            .compactMap { name -> (path: String, used: timespec, bytes: Int)? in
                var status = stat()
                guard lstat("\(folder)/\(name)", &status) == 0 else { return nil }
                return ("\(folder)/\(name)", status.st_mtim, Int(status.st_size))
            }
            .sorted { ($0.used.tv_sec, $0.used.tv_nsec) > ($1.used.tv_sec, $1.used.tv_nsec) }
        var bytes = 0
        for (number, file) in files.enumerated() {
            bytes += file.bytes
            if number >= Self.mostFiles || bytes > Self.mostBytes { unlink(file.path) }
        }
    }
}

public import Foundation

/// Reference data that lies beside a checkout, in `../shared/data`.
///
/// Tests that need it are skipped when the folder is missing:
/// `@Test(.enabled(if: SharedData.isPresent))`.
public enum SharedData {
    /// The folder, whether or not it exists.
    public static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/data")

    /// Whether the folder is there.
    public static let isPresent = FileManager.default.fileExists(atPath: folder.path)

    /// The text of a file, by its path inside the folder.
    public static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    /// The rows of a CSV file without quoted fields, each as a dictionary from column name to text.
    public static func rows(_ path: String) throws -> [[String: String]] {
        let lines = try text(path).split(whereSeparator: \.isNewline).map(String.init)
        let header = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return lines.dropFirst()
            .map { line in
                let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                return Dictionary(zip(header, fields), uniquingKeysWith: { first, _ in first })
            }
    }
}

import Foundation

/// Programs of the system that a few tests cannot do without; where one is missing, its test is skipped by name.
public enum InstalledTool {
    /// Whether a program lies in one of the folders of `PATH`.
    public static func has(_ name: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }
}

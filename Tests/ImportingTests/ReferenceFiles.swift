import Foundation
import Importing
import TestSupport

/// Files of the reference sets as an import sees them.
enum ReferenceFiles {
    static func file(_ path: String) throws -> SourceFile {
        SourceFile(name: path, bytes: Array(try Data(contentsOf: ReferenceTable.file(path))))
    }
}

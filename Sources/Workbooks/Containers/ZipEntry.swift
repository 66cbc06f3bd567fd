/// A file in a ZIP container, as the directory has it.
package struct ZipEntry: Hashable, Sendable {
    /// Its path, with `/` between folders.
    package let name: String
    /// How many bytes it has unpacked.
    package let size: Int
    /// How it is packed.
    let method: Method
    let isEncrypted: Bool
    let packedSize: Int
    let checksum: Int
    /// Where its own header begins.
    let headerOffset: Int

    /// The methods of the ZIP specification that have a name here; others are only told by their number.
    struct Method: RawRepresentable, Hashable, Sendable {
        let rawValue: Int
        static let stored = Method(rawValue: 0)
        static let deflated = Method(rawValue: 8)
    }

    /// Whether it is a folder, which holds no bytes.
    package var isFolder: Bool { name.hasSuffix("/") }
}

import Crypto

/// SHA-256, by which a file is known again.
package struct Digest {
    private var hash = SHA256()

    /// The digest of nothing yet.
    package init() {}

    /// Takes in the next bytes.
    package mutating func append(_ bytes: [UInt8]) {
        hash.update(data: bytes)
    }

    /// The digest of all bytes taken in, 64 hexadecimal digits.
    package var hexadecimal: String {
        hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The digest of a text in UTF-8.
    package static func of(_ text: String) -> String { of(Array(text.utf8)) }

    /// The digest of some bytes.
    package static func of(_ bytes: [UInt8]) -> String {
        var digest = Digest()
        digest.append(bytes)
        return digest.hexadecimal
    }
}

import Foundation

/// A part of a workbook as the XML parser takes it: unpacked while it is read, and held to what parts must be.
///
/// Parts are UTF-8 without a document type (ECMA-376, part 2, annex on XML). Other bytes are refused here, before the
/// parser sees them: entities can make a small file large, and names that are no UTF-8 stop Foundation's parser for
/// good.
final class PartStream: InputStream {
    /// What kept the part from being read.
    private(set) var fault: WorkbookError?
    private let source: any ByteSource
    private let name: String
    private var isOpen = false
    private var hasBegun = false
    // The bytes of a character that the chunk before cut off.
    private var held: [UInt8] = []
    private var matched = 0

    /// A part by its name, for messages.
    init(_ source: some ByteSource, name: String) {
        self.source = source
        self.name = name
        super.init(data: Data())
    }

    override var hasBytesAvailable: Bool { isOpen && fault == nil }
    override var streamError: (any Error)? { fault }
    override func open() { isOpen = true }
    override func close() { isOpen = false }

    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength: Int) -> Int {
        do throws(WorkbookError) {
            return try chunk(into: UnsafeMutableRawBufferPointer(start: buffer, count: maxLength))
        } catch {
            fault = error
            return -1
        }
    }

    private func chunk(into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookError) -> Int {
        buffer.copyBytes(from: held)
        var count = held.count
        // Whole chunks, so that what is said of the beginning is seen in one.
        while count < buffer.count {
            let added = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
            if added == 0 { break }
            count += added
        }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
        guard let whole = UTF8Check.wholeCharacters(of: bytes), whole > 0 || count == 0 else {
            throw WorkbookError(.damaged, "the part '\(name)' is not in UTF-8")
        }
        held = Array(bytes[whole...])
        let text = UnsafeRawBufferPointer(rebasing: bytes[..<whole])
        if !hasBegun { try checkBeginning(of: text) }
        hasBegun = true
        try refuseDocumentType(in: text)
        return whole
    }

    /// The parser would read another encoding if the beginning asked for it.
    private func checkBeginning(of text: UnsafeRawBufferPointer) throws(WorkbookError) {
        let declaration = String(decoding: text.prefix(1024), as: UTF8.self).split(separator: "?>")[safe: 0] ?? ""
        let encoding = declaration.lowercased().split(separator: "encoding")[safe: 1]
        let isUTF8 = encoding.map { $0.contains("utf-8") || $0.contains("us-ascii") } ?? true
        guard isUTF8 || !declaration.contains("<?xml"), !text.prefix(4).contains(0) else {
            throw WorkbookError(.unsupported, "the part '\(name)' is not in UTF-8")
        }
    }

    private func refuseDocumentType(in text: UnsafeRawBufferPointer) throws(WorkbookError) {
        for byte in text {
            // '<' stands only at its beginning, so that a failed match can begin anew nowhere else.
            matched = byte == Self.documentType[matched] ? matched + 1 : byte == Self.documentType[0] ? 1 : 0
            if matched == Self.documentType.count {
                throw WorkbookError(.damaged, "the part '\(name)' has a document type, which no workbook has")
            }
        }
    }

    private static let documentType = Array("<!DOCTYPE".utf8)
}

extension Collection {
    fileprivate subscript(safe index: Int) -> Element? { dropFirst(index).first }
}

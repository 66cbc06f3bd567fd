/// A text for a terminal, in which nothing from a file can do more than be read.
///
/// Names, notes and sources come from files of others. Control characters in them (escape sequences, which can recolour,
/// overwrite or answer for the user) and marks that turn the direction of writing are left out; tabs and line separators
/// become spaces. Line feeds stay: they are what texts are made of here. So do the two joiners that scripts need.
/// Source: Unicode Technical Report 36, "Unicode Security Considerations"; CWE-150.
package func safeText(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0a || $0 >= 0x7f }) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\n", "\u{200c}", "\u{200d}": safe.append(scalar)
        case "\t", "\u{2028}", "\u{2029}": safe.append(" ")
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate: continue
            default: safe.append(scalar)
            }
        }
    }
    return String(safe)
}

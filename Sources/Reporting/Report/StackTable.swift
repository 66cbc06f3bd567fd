/// A table of the report that becomes blocks on a telephone, each cell under its column's name.
///
/// A style sheet that shows rows as blocks takes from them that they are rows: roles say it again.
struct StackTable {
    /// The class that the style sheet knows it by.
    var name: String
    /// A finding.
    var title: String
    /// What is shown, how it is known.
    var note: [HTML]
    var heads: [Head]
    var rows: [Row]

    /// The head of a column.
    struct Head {
        var text: String
        /// A second line; empty: none.
        var note = ""
        var kind = Kind.text
    }

    /// A row: what it is of, and a cell for each further column.
    struct Row {
        /// Whether it stands out from the others: `best`, `stress`; empty: not.
        var mark = ""
        var title: [HTML]
        var cells: [[HTML]]
    }

    /// What a column holds, which says how it is set.
    enum Kind: String {
        case text = ""
        case number = "n"
        /// A drawing.
        case drawing = "rt"
    }

    /// The table.
    var html: HTML {
        HTML(
            "div",
            class: "tab",
            [
                HTML(
                    "table",
                    [("class", "\(name) stack"), ("role", "table")],
                    [
                        HTML(
                            "caption",
                            [],
                            [HTML("span", class: "ct", [HTML(title)]), HTML("span", class: "cs", note)]
                        ),
                        HTML("thead", [("role", "rowgroup")], [HTML("tr", [("role", "row")], heads.map(head))]),
                        HTML("tbody", [("role", "rowgroup")], rows.map(row)),
                    ]
                )
            ]
        )
    }

    private func head(_ head: Head) -> HTML {
        HTML(
            "th",
            [("scope", "col"), ("role", "columnheader")] + classed(head.kind),
            [HTML(head.text)] + (head.note.isEmpty ? [] : [.small(head.note)])
        )
    }

    private func row(_ row: Row) -> HTML {
        let cells = zip(heads.dropFirst(), row.cells)
            .map { head, content in
                HTML(
                    "td",
                    [("role", "cell"), ("data-l", head.text)] + classed(head.kind),
                    [HTML("div", [], content)]
                )
            }
        return HTML(
            "tr",
            [("role", "row")] + (row.mark.isEmpty ? [] : [("class", row.mark)]),
            [HTML("th", [("scope", "row"), ("role", "rowheader")], row.title)] + cells
        )
    }

    private func classed(_ kind: Kind) -> [(String, String)] {
        kind == .text ? [] : [("class", kind.rawValue)]
    }
}

extension HTML {
    /// A second line of a cell.
    static func small(_ text: String) -> HTML { HTML("span", class: "s", [HTML(text)]) }
}

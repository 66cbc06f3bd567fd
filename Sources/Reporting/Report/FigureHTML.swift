import Charts

extension Chart {
    /// The chart on a page: title, what it is of, key, drawing, words and tables.
    func figure(_ mark: EvidenceMark, aside: [HTML] = []) -> HTML {
        let label = [("role", "img"), ("aria-label", title), ("aria-describedby", "\(id)-words")]
        let keys = key.map { one in
            HTML("li", [], [.decoration(one.sample, class: "sample"), HTML(one.name)])
        }
        var main = [
            HTML.svg(wide, [("class", "ch wd")] + label, isSized: false),
            HTML.svg(narrow, [("class", "ch nw")] + label, isSized: false),
            HTML("p", [("class", "words"), ("id", "\(id)-words")], [HTML("b", "In words."), " ", HTML(words)]),
        ]
        main += tables.map(\.details)
        let parts: [HTML] = [
            HTML("h3", [("id", id)], [HTML(title)]),
            HTML("p", class: "st", [HTML(subtitle), " ", mark.html, HTML(". " + source)]),
            keys.isEmpty ? HTML(markup: "") : HTML("ul", class: "key", keys),
            HTML(
                "div",
                class: "body",
                [HTML("div", [], main)] + (aside.isEmpty ? [] : [HTML("div", class: "aside", aside)])
            ),
        ]
        return HTML("figure", [("aria-labelledby", id)], [parts.joined])
    }
}

extension Chart.Table {
    /// The table, folded away.
    var details: HTML {
        HTML(
            "details",
            [],
            [
                HTML("summary", [], ["Table: ", HTML(title)]),
                HTML(
                    "div",
                    [
                        ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
                        ("aria-label", "Table: \(title)"),
                    ],
                    [html]
                ),
            ]
        )
    }

    /// The table itself; its first column names the rows.
    var html: HTML {
        let head = HTML(
            "tr",
            [],
            columns.enumerated()
                .map { place, name in
                    HTML("th", [("scope", "col")] + (place > 0 ? [("class", "n")] : []), [HTML(name)])
                }
        )
        let body = rows.map { row in
            HTML(
                "tr",
                [],
                row.enumerated()
                    .map { place, cell in
                        place == 0 ? HTML("th", [("scope", "row")], [HTML(cell)]) : HTML("td", class: "n", [HTML(cell)])
                    }
            )
        }
        return HTML("table", [], [HTML("caption", title), HTML("thead", [], [head]), HTML("tbody", [], body)])
    }
}

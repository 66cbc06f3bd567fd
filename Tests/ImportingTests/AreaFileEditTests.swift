import Importing
import Testing

/// A history file is named in an area file by the smallest change of it.
@Suite struct AreaFileEditTests {
    @Test(
        arguments: [
            ("history: history.csv\n", "history: [history.csv, imported.csv]\n"),
            ("history: history.csv   # all of it\n", "history: [history.csv, imported.csv]   # all of it\n"),
            ("history: \"a, b.csv\"\n", "history: [\"a, b.csv\", imported.csv]\n"),
            ("history: it's.csv # it's\n", "history: [it's.csv, imported.csv] # it's\n"),
            ("history:  [a.csv,b.csv] # two\n", "history:  [a.csv,b.csv, imported.csv] # two\n"),
            ("history: [ a.csv, b.csv ]\n", "history: [ a.csv, b.csv, imported.csv ]\n"),
            ("history: []\n", "history: [imported.csv]\n"),
            (
                "history:\n  - a.csv   # one\n  # two\n  - b.csv\nplans: plans\n",
                "history:\n  - a.csv   # one\n  # two\n  - b.csv\n  - imported.csv\nplans: plans\n"
            ),
            ("history:\n- a.csv\nplans: plans\n", "history:\n- a.csv\n- imported.csv\nplans: plans\n"),
            ("history: history.csv\r\nplans: plans\r\n", "history: [history.csv, imported.csv]\r\nplans: plans\r\n"),
            ("history:\r\n  - a.csv\r\nplans: p\r\n", "history:\r\n  - a.csv\r\n  - imported.csv\r\nplans: p\r\n"),
            (
                "area: A\norigin: 2025-07   # last\nhorizon: 2 months\n",
                "area: A\norigin: 2025-07   # last\nhistory: imported.csv\nhorizon: 2 months\n"
            ),
            ("\u{FEFF}area: A\r\nid: a\r\n", "\u{FEFF}area: A\r\nhistory: imported.csv\r\nid: a\r\n"),
            ("area: >-\n  A\n  town\nid: a\n", "area: >-\n  A\n  town\nhistory: imported.csv\nid: a\n"),
            ("history: history.csv", "history: [history.csv, imported.csv]"),
        ]
    )
    func everyOtherByteStays(_ text: String, _ wanted: String) {
        #expect(AreaFileEdit.adding("imported.csv", to: text).map { Array($0.utf8) } == Array(wanted.utf8))
    }

    /// What cannot be changed safely is left to whoever wrote it.
    @Test(
        arguments: [
            "history: &files history.csv\n", "history: *files\n", "history: >-\n  history.csv\n",
            "history:\n  history.csv\n",
            "history: [a.csv,\n  b.csv]\n", "history: {a: b}\n", "history:\n  - a.csv\n  - {b: c}\n  - d: e\n",
            "id: a\n",
            "history: a.csv\nhistory: b.csv\n", "history: a.csv\n  b.csv\n", "{area: A, history: history.csv}\n",
            "history: a,b.csv\n", "history:\n",
        ]
    )
    func oddFormsAreLeftAlone(_ text: String) {
        #expect(AreaFileEdit.adding("imported.csv", to: text) == nil)
    }

    @Test func namesThatNeedQuotesGetThem() {
        #expect(AreaFileEdit.adding("a: #1, b.csv", to: "history: h.csv\n") == "history: [h.csv, \"a: #1, b.csv\"]\n")
    }
}

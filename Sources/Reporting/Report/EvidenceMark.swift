import Areas
import Calibration
import Charts

/// How surely a figure is known, as a mark and a word: the word alone says it too.
enum EvidenceMark {
    case known(Evidence)
    /// One count and no flows.
    case tooLittle

    /// How a service's forecast is known.
    init(_ model: FittedService) {
        self = model.sufficiency == .snapshot ? .tooLittle : .known(model.evidence)
    }

    var word: String {
        switch self {
        case .known(let evidence): evidence.rawValue
        case .tooLittle: "too little data"
        }
    }

    /// The mark and the word.
    var html: HTML {
        let shape =
            switch self {
            case .known(.observed): "<circle cx=\"5\" cy=\"5\" r=\"4\" fill=\"currentColor\"/>"
            case .known(.derived):
                "<circle cx=\"5\" cy=\"5\" r=\"4\" fill=\"none\"/><path d=\"M5 1A4 4 0 0 1 5 9Z\" fill=\"currentColor\"/>"
            case .known(.assumed): "<circle cx=\"5\" cy=\"5\" r=\"4\" fill=\"none\"/>"
            case .tooLittle: "<circle cx=\"5\" cy=\"5\" r=\"4\" fill=\"none\" stroke-dasharray=\"2.1 2.1\"/>"
            }
        return HTML(
            "span",
            class: "ev",
            [
                HTML(markup: "<svg viewBox=\"0 0 10 10\" aria-hidden=\"true\" focusable=\"false\">\(shape)</svg>"),
                HTML(word),
            ]
        )
    }
}

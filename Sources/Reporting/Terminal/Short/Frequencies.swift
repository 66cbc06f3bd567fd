import Statistics
import Wording

/// A probability in words that most people get right: a count among futures.
extension ProportionEstimate {
    /// Of a hundred futures, for a table: `29`, `<1`, `>99`; `0` and `100` only where it was none and all.
    var ofHundred: String {
        switch successes {
        case 0: "0"
        case trials: "100"
        default: value < 0.01 ? "<1" : value > 0.99 ? ">99" : decimal(100 * value, 0)
        }
    }

    /// For a sentence: `in 29 of 100 futures`, `in all 1,000 futures`.
    var inFutures: String {
        let all = thousands(Double(trials))
        return switch successes {
        case 0: "in none of \(all) futures"
        case trials: "in all \(all) futures"
        default:
            value < 0.01
                ? "in fewer than 1 of 100 futures"
                : value > 0.99
                    ? "in more than 99 of 100 futures" : "in \(decimal(100 * value, 0)) of 100 futures"
        }
    }
}

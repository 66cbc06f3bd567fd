import LinearAlgebra

/// Notices coefficients that run off to infinity because the data separate.
///
/// When some direction fits boundary observations (counts of 0, proportions of 0 or 1) ever better without cost, each
/// step moves their linear predictors by about one, for ever. Two such steps in a row, after the sixth, with fitted
/// means already at the boundary, are taken for separation.
/// Source: Albert and Anderson (1984), Biometrika 71, 1-10.
struct SeparationWatch {
    let names: [String]
    private var suspicions = 0

    init(names: [String]) {
        self.names = names
    }

    mutating func look(
        _ model: WorkingModel,
        at coefficients: [Double],
        step: [Double],
        iteration: Int
    ) throws(RegressionError) {
        guard iteration > 6, model.link == .log || model.link == .logit else { return }
        let (predictors, means) = model.predictions(at: coefficients)
        let moves = WorkingModel.predictors(model.design, step, offset: nil)
        let typical = means.reduce(0, +) / Double(max(1, means.count))
        guard
            let row = predictors.indices.first(where: { i in
                let y = model.response[i]
                let low = model.link == .logit ? 1e-3 : 1e-3 * typical
                let atEdge =
                    (y == 0 && means[i] < low) || (y == 1 && means[i] > 0.999 && model.link == .logit)
                return atEdge && abs(moves[i]) > 0.5 && (model.weights?[i] ?? 1) > 0
            })
        else {
            suspicions = 0
            return
        }
        suspicions += 1
        guard suspicions >= 2 else { return }
        throw RegressionError(
            Separation(
                columns: movers(model.design, step, least: 0.1 * abs(moves[row])),
                row: row,
                response: model.response[row]
            )
        )
    }

    /// The columns that move the fit at least half as much as the one that does most, each by its own spread; at most
    /// five, and none where even that one moves it by less than `least`: then it is the intercept that runs off.
    private func movers(_ design: Matrix, _ step: [Double], least: Double) -> [String] {
        let moves = names.indices.map { place in
            let column = design.column(place)
            let mean = column.reduce(0, +) / Double(column.count)
            let squares = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return abs(step[place]) * (squares / Double(column.count)).squareRoot()
        }
        let most = moves.max() ?? 0
        let order = names.indices.filter { most > least && moves[$0] >= most / 2 }
            .sorted { (moves[$1], $0) < (moves[$0], $1) }
        return order.prefix(5).map { names[$0] }
    }
}

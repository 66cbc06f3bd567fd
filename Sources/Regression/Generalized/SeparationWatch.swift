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
                let atEdge =
                    (y == 0 && means[i] < 1e-3 * typical) || (y == 1 && means[i] > 0.999 && model.link == .logit)
                return atEdge && abs(moves[i]) > 0.5 && (model.weights?[i] ?? 1) > 0
            })
        else {
            suspicions = 0
            return
        }
        suspicions += 1
        guard suspicions >= 2 else { return }
        let pulls = names.indices.map { abs(step[$0] * model.design[row, $0]) }
        let column = pulls.indices.max { pulls[$0] < pulls[$1] } ?? 0
        throw RegressionError(
            .separation,
            "The data separate: the coefficient of '\(names[column])' runs off to infinity, because row \(row + 1) and its like "
                + "are fitted exactly at \(model.response[row]). Drop the column, merge its level with another, or use "
                + "ridge regression with a prior."
        )
    }
}

import Foundation
import Randomness

/// One list: children placed in the cells as a shape has them.
///
/// Inside a cell the shape is tilted so that its slope goes on that of the neighbours; all cells together are tilted to
/// the mean. Each cell is parted into equal shares, over which its children are spread by chance, and in each of these
/// they stand evenly. What the mean then lacks is made up by moving children within their cells. The child with the longest
/// wait stands at the published one.
struct WaitPlacement {
    /// The list.
    let list: RebuiltWaits

    /// Parts of a list over which its children are spread by chance, in all.
    private static let parts = 24
    /// Weeks between two places at which children stand, for those who have waited less than half a year; twice that for
    /// others.
    private static let spacing = 0.5

    /// A cell with its law.
    fileprivate struct Block {
        var from: Double
        var below: Double
        /// Children to be placed, without the one at the longest wait.
        var children: Int
        /// Whether nothing published ends it.
        var isOpen: Bool
        var law: WaitLaw

        init(_ cell: WaitCells.Filled, _ law: WaitLaw) {
            (from, below, children, isOpen) = (cell.from, cell.below, cell.children, cell.isOpen)
            self.law = law
        }
    }

    /// A list of a shape in cells.
    init(_ cells: WaitCells, _ shape: StretchedShape, _ random: inout RandomStream) {
        var filled = cells.filled(by: shape, &random)
        let children = filled.reduce(0) { $0 + $1.children }
        let mean = cells.mean.map { $0.lowerBound + random.uniform() * ($0.upperBound - $0.lowerBound) }
        let maximum = Self.cut(&filled, at: cells.maximum, of: shape)
        let rate = Self.tailRate(filled, cells, shape)
        var blocks = Self.tiltedToNeighbours(filled, shape, rate)
        if let maximum, let last = blocks.lastIndex(where: { $0.children > 0 && $0.from <= maximum }) {
            blocks[last].children -= 1
        }
        blocks = blocks.filter { $0.children > 0 }
        let rest = mean.map { $0 * Double(children) - (maximum ?? 0) }
        let placed = blocks.reduce(0) { $0 + $1.children }
        if let rest, placed > 0, blocks.count > 1 || maximum != nil {
            Self.tilt(&blocks, to: rest / Double(placed))
        }
        var points = Self.points(blocks, &random)
        if let rest, placed > 0 { Self.move(&points, blocks, to: rest / Double(placed)) }
        var (weeks, counts): ([Float], [Int32]) = ([], [])
        for (block, places) in zip(blocks, points) {
            for place in places { Self.append(place.weeks, place.children, in: block, &weeks, &counts) }
        }
        if let maximum {
            weeks.append(Float(maximum))
            counts.append(1)
        }
        list = RebuiltWaits(weeks: weeks, children: counts)
    }

    /// The law of a shape in a cell; of an open one that thins out at a rate where that is known.
    static func law(of shape: StretchedShape, in cell: WaitCells.Cell, tailRate: Double?) -> WaitLaw {
        if cell.below == .infinity, let tailRate {
            return WaitLaw(pieces: [.init(from: cell.from, to: .infinity, height: 0, slope: -tailRate)])
        }
        return shape.law.part(from: cell.from, to: cell.below).tilted(0)
    }
}

// MARK: - Laws

extension WaitPlacement {
    /// Ends the cells at the longest wait, or where nobody is expected: beyond six means and a year.
    ///
    /// - Returns: the longest wait, if anybody can have it.
    private static func cut(
        _ filled: inout [WaitCells.Filled],
        at maximum: Double?,
        of shape: StretchedShape
    ) -> Double? {
        guard let last = filled.lastIndex(where: { $0.children > 0 }) else { return nil }
        let cell = filled[last]
        guard let maximum, maximum >= cell.from, maximum < cell.below else {
            filled[last].below = min(cell.below, max(6 * shape.mean + 52, 2 * cell.from + 52))
            filled[last].isOpen = cell.below == .infinity
            return nil
        }
        filled[last].below = max(maximum, cell.from + 1e-3)
        return maximum
    }

    private static func tailRate(
        _ filled: [WaitCells.Filled],
        _ cells: WaitCells,
        _ shape: StretchedShape
    ) -> Double? {
        let counts = cells.cells.map { cell in
            filled.reduce(0.0) { $1.from >= cell.from && $1.from < cell.below ? $0 + Double($1.children) : $0 }
        }
        return cells.tailRate(counts, tail: shape.tail)
    }

    /// The law of each cell: the shape, tilted by the slope that its neighbours have beside it.
    private static func tiltedToNeighbours(
        _ filled: [WaitCells.Filled],
        _ shape: StretchedShape,
        _ tailRate: Double?
    ) -> [Block] {
        let all = shape.law.total.mass
        let children = Double(filled.reduce(0) { $0 + $1.children })
        var parts: [WaitLaw] = []
        // The middle of each cell, and the log of its children over those that the shape has there.
        var beside: [(middle: Double, log: Double)] = []
        for cell in filled {
            let part = shape.law.part(from: cell.from, to: cell.below)
            let (mass, mean) = part.tilted(0).total
            let scale = part.pieces.map(\.height).max() ?? 0
            let expected = mass * exp(scale) / all * children
            parts.append(part.tilted(0))
            beside.append((mean, log((Double(cell.children) + 0.5) / (expected + 0.5))))
        }
        return filled.indices.map { index in
            let cell = filled[index]
            if let tailRate, index == filled.count - 1 {
                let law = WaitLaw(pieces: [.init(from: cell.from, to: cell.below, height: 0, slope: -tailRate)])
                return Block(cell, law)
            }
            let (low, high) = (max(0, index - 1), min(filled.count - 1, index + 1))
            let distance = beside[high].middle - beside[low].middle
            let slope = distance > 0 ? (beside[high].log - beside[low].log) / distance : 0
            let most = 5 / max(cell.below - cell.from, 1e-3)
            return Block(cell, parts[index].tilted(min(max(slope, -most), most)))
        }
    }

    /// Tilts all cells alike, so that their children have a mean wait; as near to it as steep tilts come.
    private static func tilt(_ blocks: inout [Block], to mean: Double) {
        let span = max((blocks.last?.below ?? 0) - (blocks.first?.from ?? 0), 1)
        let children = blocks.reduce(0.0) { $0 + Double($1.children) }
        let meanAt = { [blocks] (rate: Double) in
            blocks.reduce(0.0) { $0 + Double($1.children) * $1.law.tilted(rate).total.mean } / children
        }
        var (low, high) = (-1 / span, 1 / span)
        while meanAt(low) > mean, low * span > -1e3 { low *= 3 }
        while meanAt(high) < mean, high * span < 1e3 { high *= 3 }
        for _ in 0..<24 {
            let middle = (low + high) / 2
            if meanAt(middle) < mean { low = middle } else { high = middle }
        }
        for index in blocks.indices { blocks[index].law = blocks[index].law.tilted((low + high) / 2) }
    }
}

// MARK: - Children

extension WaitPlacement {
    /// Children who stand at one wait.
    private struct Place {
        var weeks: Double
        var children: Int
    }

    /// The children of each cell by wait, rising.
    private static func points(_ blocks: [Block], _ random: inout RandomStream) -> [[Place]] {
        let perBlock = max(1, parts / max(1, blocks.count))
        return blocks.map { block in
            var shares: [Double] = []
            var children: [Int] = []
            var left = block.children
            let width = block.law.pieces.isEmpty ? 0 : block.below - block.from
            for part in 0..<perBlock where left > 0 {
                let here = CountInversion.binomial(
                    random.uniform(),
                    trials: left,
                    probability: 1 / Double(perBlock - part)
                )
                left -= here
                guard here > 0 else { continue }
                let ends = [part, part + 1].map { Double($0) / Double(perBlock) }
                let edges = perBlock == 1 ? [block.from, block.below] : block.law.quantiles(ends)
                let step = edges[1] < 26 ? spacing : 2 * spacing
                let places = min(here, max(1, Int((min(edges[1] - edges[0], width) / step).rounded(.up))))
                for place in 0..<places {
                    let count = (place + 1) * here / places - place * here / places
                    // A child of its own stands anywhere in its share.
                    let within = count == 1 ? random.uniform() : 0.5
                    shares.append(ends[0] + (Double(place) + within) / Double(places) / Double(perBlock))
                    children.append(count)
                }
            }
            return zip(block.law.quantiles(shares), children)
                .map { Place(weeks: min(max($0, block.from), block.below), children: $1) }
        }
    }

    /// Moves children within their cells until the mean is met: most in the middle, none over an edge.
    private static func move(_ points: inout [[Place]], _ blocks: [Block], to mean: Double) {
        let children = blocks.reduce(0.0) { $0 + Double($1.children) }
        // Without an end and a beginning it is all stretched alike.
        let isFree = blocks.count == 1 && blocks[0].from == 0 && blocks[0].isOpen
        for _ in 0..<60 {
            var (sum, room) = (0.0, 0.0)
            let room1 = { (weeks: Double, block: Block) -> Double in
                if isFree { return weeks }
                let (down, up) = (weeks - block.from, block.below - weeks)
                return block.isOpen ? down : down * up / max(down + up, 1e-9)
            }
            for (block, places) in zip(blocks, points) {
                for place in places {
                    sum += place.weeks * Double(place.children)
                    room += room1(place.weeks, block) * Double(place.children)
                }
            }
            let lack = mean * children - sum
            guard abs(lack) > 1e-6 * max(children, abs(sum)), room > 1e-12 else { return }
            let step = min(max(lack / room, -0.8), isFree ? .infinity : 0.8)
            for index in points.indices {
                for place in points[index].indices {
                    points[index][place].weeks += step * room1(points[index][place].weeks, blocks[index])
                }
            }
        }
    }

    /// Adds children at a wait that, as it is stored, lies in their cell.
    private static func append(
        _ wait: Double,
        _ children: Int,
        in block: Block,
        _ weeks: inout [Float],
        _ counts: inout [Int32]
    ) {
        var stored = Float(wait)
        if Double(stored) < block.from { stored = stored.nextUp }
        while !block.isOpen, Double(stored) >= block.below, stored > 0 { stored = stored.nextDown }
        if stored == weeks.last {
            counts[counts.count - 1] += Int32(clamping: children)
        } else {
            weeks.append(stored)
            counts.append(Int32(clamping: children))
        }
    }
}

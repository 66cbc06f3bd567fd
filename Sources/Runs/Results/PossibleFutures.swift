import Areas
import Statistics

/// Some single futures of each list if nothing changes: those of the first replications.
///
/// Replications are drawn alike and apart from one another, so that the first are as good a sample as any, and the same ones
/// however a run is split.
package struct PossibleFutures: Equatable, Sendable {
    /// How many there are at most.
    static let count = 5

    /// By the number of the replication, the number waiting by month of one unit after another; NaN where it has none.
    private(set) var rows: [Int: [Float]] = [:]

    /// Notes those of a block that are wanted.
    mutating func note(_ block: RowBlock, _ layout: RunLayout, monthCount: Int) {
        let offsets = layout.waitingOffsets.map(\.offset)
        for replication in block.replications where replication < Self.count {
            let row = block.row(replication)
            rows[replication] = offsets.flatMap { offset in (0..<monthCount).map { row[offset + $0] } }
        }
    }

    mutating func merge(_ other: Self) {
        rows.merge(other.rows) { first, _ in first }
    }

    /// The futures of each unit by its id, in the order of their replications.
    func byUnit(_ layout: RunLayout, monthCount: Int) -> [String: [[Double?]]] {
        let ids = layout.waitingOffsets.map(\.id)
        var all: [String: [[Double?]]] = [:]
        for replication in rows.keys.sorted() {
            guard let row = rows[replication], row.count == ids.count * monthCount else { continue }
            for (place, id) in ids.enumerated() {
                let values = row[place * monthCount..<(place + 1) * monthCount]
                all[id, default: []].append(values.map { $0.isFinite ? Double($0) : nil })
            }
        }
        return all
    }

    package static func == (first: Self, second: Self) -> Bool {
        // NaN is no value, on either side.
        first.rows.mapValues { $0.map(\.bitPattern) } == second.rows.mapValues { $0.map(\.bitPattern) }
    }
}

extension RunLayout {
    /// Where the number waiting of each unit stands in a row if nothing changes.
    var waitingOffsets: [(id: String, offset: Int)] {
        cells.indices.filter { cells[$0].plan == 0 }
            .compactMap { cell in
                let unit = unit(of: cell)
                let series = MeasuredSeries(measure: .waiting)
                return unit.series.firstIndex(of: series).map { (unit.id, cells[cell].offset + $0 * unit.periodCount) }
            }
    }
}

extension PossibleFutures {
    /// Writes them: how many, and of each its number and its values.
    func write(to bytes: inout [UInt8]) {
        VariableLength.append(UInt64(rows.count), to: &bytes)
        for replication in rows.keys.sorted() {
            let row = rows[replication] ?? []
            VariableLength.append(UInt64(replication), to: &bytes)
            VariableLength.append(UInt64(row.count), to: &bytes)
            for value in row { VariableLength.append(UInt64(value.bitPattern), to: &bytes) }
        }
    }

    /// Reads them; `nil` if bytes are of no such thing.
    init?(reading bytes: UnsafeRawBufferPointer, at place: inout Int) {
        guard let count = VariableLength.read(bytes, at: &place), count <= Self.count else { return nil }
        for _ in 0..<count {
            guard let replication = VariableLength.read(bytes, at: &place), replication < Self.count,
                let length = VariableLength.read(bytes, at: &place), length <= bytes.count
            else { return nil }
            var row: [Float] = []
            for _ in 0..<length {
                guard let pattern = VariableLength.read(bytes, at: &place).flatMap({ UInt32(exactly: $0) }) else {
                    return nil
                }
                row.append(Float(bitPattern: pattern))
            }
            rows[Int(replication)] = row
        }
    }
}

// Lists of some of the classes, for capacity that does not take everybody.
extension StageState {
    /// The number of the list of some classes, which is begun if it is not kept yet; -1 for everybody.
    ///
    /// Asked for before anybody is on the list. Allocates where a run keeps more such lists than any before it.
    mutating func line(of classes: ClassSet) -> Int {
        let everybody = ClassSet(rawValue: classCount == 64 ? .max : 1 << UInt64(classCount) - 1)
        let wanted = classes.intersection(everybody)
        guard wanted != everybody else { return -1 }
        for line in 0..<lineCount where lines[line].classes == wanted { return line }
        if lineCount == lineCapacity {
            let larger = UnsafeMutablePointer<Line>.allocate(capacity: lineCapacity + 1)
            larger.moveInitialize(from: lines, count: lineCapacity)
            (larger + lineCapacity).initialize(to: Line(classes: wanted, list: CohortList(cohortCount: cohortCount)))
            lines.deallocate()
            lines = larger
            lineCapacity += 1
        }
        lines[lineCount].classes = wanted
        lines[lineCount].list.removeAll()
        lineCount += 1
        return lineCount - 1
    }

    /// Children of some classes on the list.
    func waiting(of classes: ClassSet) -> Int {
        guard let tallies else { return queue.total }
        return (0..<classCount).reduce(0) { $0 + (classes.holds($1) ? tallies[$1].waiting : 0) }
    }

    /// The list of some classes.
    func list(ofLine line: Int) -> UnsafeMutablePointer<CohortList> {
        let offset = MemoryLayout<Line>.offset(of: \.list)!
        return UnsafeMutableRawPointer(lines + line).advanced(by: offset).assumingMemoryBound(to: CohortList.self)
    }
}

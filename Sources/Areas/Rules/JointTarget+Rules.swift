import Wording

extension JointTarget {
    /// What is wrong with the joint targets of an area, or of a plan for it.
    ///
    /// What is wrong with a goal itself is told of the target that it also is.
    ///
    /// - Parameters:
    ///   - joints: All of them.
    ///   - targets: The targets among which their goals must stand.
    ///   - list: Where they stand.
    /// - Returns: The faults of each.
    static func faults(_ joints: [JointTarget], among targets: [Target], at list: FieldPath) -> [Fault] {
        if joints.isEmpty { return [] }
        let single = Set(targets.map(\.goal))
        return joints.enumerated()
            .flatMap { index, joint in
                var field = list.below("joint target \(index + 1)", "all of")
                if joint.place.line > 0 { field.place = joint.place }
                return sizeFaults(joint.targets.count, at: field)
                    + repeatFaults(joint.targets.map(\.goal), at: field)
                    + joint.targets.enumerated()
                    .filter { !single.contains($0.element.goal) }
                    .map { number, target in
                        field.item(number)
                            .fault(
                                "must stand among the targets by itself too, found '\(shorten(target.text))'",
                                remedy: "Add it to the targets."
                            )
                    }
            }
    }

    /// What is wrong with how many goals are met together.
    package static func sizeFaults(_ count: Int, at field: FieldPath) -> [Fault] {
        guard count < 2 else { return [] }
        return [
            field.fault(
                "must have two goals or more, found \(count)",
                remedy: "List what is to be met together, or write a goal alone without 'all of'."
            )
        ]
    }

    /// Goals that stand twice; `nil` stands for one that could not be read.
    package static func repeatFaults(_ goals: [Target.Goal?], at field: FieldPath) -> [Fault] {
        var first: [Target.Goal: Int] = [:]
        var faults: [Fault] = []
        for case (let index, let goal?) in goals.enumerated() {
            if let before = first[goal] {
                faults.append(
                    field.item(index).fault("asks for the same as item \(before + 1)", remedy: "Write every goal once.")
                )
            } else {
                first[goal] = index
            }
        }
        return faults
    }
}

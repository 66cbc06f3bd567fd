import Wording

extension ChildClass {
    /// What is wrong with the classes of a service.
    ///
    /// - Parameters:
    ///   - classes: All of them.
    ///   - hasExceptions: Whether the service tells its exceptions apart.
    ///   - field: The service's `classes`.
    /// - Returns: The faults of each class and of all together.
    static func faults(_ classes: [ChildClass], hasExceptions: Bool, at field: FieldPath) -> [Fault] {
        if classes.isEmpty { return [] }
        let single = classes.enumerated()
            .flatMap { index, one in
                nameFaults(one.name, at: field.item(index).below("class"))
                    + one.share.faults(.share, at: field.item(index).below("share"))
            }
        let repeated = repeatFaults(classes.map(\.name), at: field)
        let isSound = single.isEmpty && repeated.isEmpty
        return exceptionFaults(hasExceptions: hasExceptions, at: field) + single + repeated
            + (isSound ? ShareSum(classes.map(\.share)).faults(at: field) : [])
    }

    /// What is wrong with classes of a service that tells its exceptions apart.
    package static func exceptionFaults(hasExceptions: Bool, at field: FieldPath) -> [Fault] {
        guard hasExceptions else { return [] }
        return [
            field.fault(
                "cannot stand beside 'exceptions'",
                remedy: "A service tells apart either its exceptions or classes of its own: remove one of the two."
            )
        ]
    }

    /// What is wrong with a class's name.
    package static func nameFaults(_ name: String, at field: FieldPath) -> [Fault] {
        WordName.faults(name, "the name of a class such as under five", at: field)
    }

    /// Classes, or reserves for classes, that stand twice.
    ///
    /// - Parameters:
    ///   - names: The classes' names; `nil`: an item that could not be read.
    ///   - field: The list.
    /// - Returns: A fault for every name that stood before.
    package static func repeatFaults(_ names: [String?], at field: FieldPath) -> [Fault] {
        Repeated.parts(names, "class", remedy: "Name every class once.", at: field)
    }

    /// What is wrong with the name of a class elsewhere.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - classes: The classes of the service; `nil`: not all are known.
    ///   - owner: Whose classes they must be, for messages: `service 'slt'`.
    ///   - field: The name.
    /// - Returns: At most one fault.
    package static func unknownFaults(
        _ name: String,
        among classes: KnownNames?,
        of owner: String,
        at field: FieldPath
    ) -> [Fault] {
        guard let classes, !classes.contains(name) else { return [] }
        return [
            field.fault(
                "names the class '\(shorten(name))', which \(owner) does not have",
                remedy: classes.all.isEmpty
                    ? "Describe it under 'classes' of the service in the area file." : classes.remedy(for: name)
            )
        ]
    }
}

extension Precedence {
    /// What is wrong with whom a stage takes first and what it keeps.
    ///
    /// - Parameters:
    ///   - classes: The classes of the service; `nil`: not all are known.
    ///   - owner: Whose classes they must be, for messages: `service 'slt'`.
    ///   - field: The stage.
    /// - Returns: The faults of both.
    package func faults(classes: KnownNames?, of owner: String, at field: FieldPath) -> [Fault] {
        Self.firstFaults(first, classes: classes, of: owner, at: field.below("see first"))
            + Reserve.faults(reserved, classes: classes, of: owner, at: field.below("reserve"))
    }

    /// What is wrong with the classes that are seen first, each named once.
    package static func firstFaults(
        _ names: [String],
        classes: KnownNames?,
        of owner: String,
        at field: FieldPath
    ) -> [Fault] {
        let repeated = Repeated.mentions(names, at: field)
        guard repeated.isEmpty else { return repeated }
        return names.enumerated()
            .flatMap { ChildClass.unknownFaults($1, among: classes, of: owner, at: field.item($0)) }
    }
}

extension Precedence.Reserve {
    /// What is wrong with parts of a capacity that are kept for classes.
    ///
    /// - Parameters:
    ///   - reserves: All of them.
    ///   - classes: The classes of the service; `nil`: not all are known.
    ///   - owner: Whose classes they must be, for messages: `service 'slt'`.
    ///   - field: The stage's `reserve`.
    /// - Returns: The faults of each reserve and of all together.
    package static func faults(
        _ reserves: [Self],
        classes: KnownNames?,
        of owner: String,
        at field: FieldPath
    ) -> [Fault] {
        let single = reserves.enumerated()
            .map { index, one in
                let field = field.item(index)
                return ChildClass.unknownFaults(
                    one.childClass,
                    among: classes,
                    of: owner,
                    at: field.below("class")
                ) + one.share.faults(.share, at: field.below("share"))
            }
        let known = zip(reserves, single).map { $1.isEmpty ? $0.childClass : nil }
        let repeated = ChildClass.repeatFaults(known, at: field)
        let isSound = single.allSatisfy(\.isEmpty) && repeated.isEmpty
        return single.flatMap(\.self) + repeated
            + (isSound ? ShareSum(reserves.map(\.share)).faults(at: field) : [])
    }
}

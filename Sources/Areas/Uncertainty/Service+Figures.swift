extension Service {
    /// The figures that the area file states of a service.
    package var figures: [AreaFigure] {
        var list = FigureList(of: id, path: id, at: place)
        list.add(.referrals, "referrals", "referrals", referralsPerMonth, .aMonth, .aMonth)
        list.add(.growth, "growth", "growth of referrals", growthPerYear, .shareAYear, .shareAYear)
        list.add(
            .leavingShare,
            "leaving-without-being-seen",
            "leaving without being seen",
            leavingShare,
            .share,
            .share
        )
        list.add(.exceptionShare, "exceptions", "exceptions", exceptionShare, .share, .share)
        list.add(
            .referralsInSchoolHolidays,
            "referrals-in-school-holidays",
            "referrals in school holidays",
            referralsInSchoolHolidays,
            .share,
            .share
        )
        addClasses(to: &list)
        stock?.add(to: &list)
        for (group, path) in zip(staff, PathName.of(staff.map(\.name))) {
            for part in StaffGroup.Part.allCases {
                let named = group.named(part)
                list.add(
                    .staffGroup(group.name, part),
                    "staff/\(path)/\(PathName.of(named.name))",
                    "staff \(group.name), \(named.name)",
                    named.figure,
                    named.unit,
                    part.bounds
                )
            }
        }
        for number in stages.indices {
            list.path = path(of: stages[number])
            list.words = isPathway ? "stage \(stages[number].id), " : ""
            stages[number].add(number, to: &list)
        }
        return list.figures
    }

    /// The path of a stage's figures: a plain list's are those of the service.
    package func path(of stage: Stage) -> String { isPathway ? "\(id)/stage/\(stage.id)" : id }

    /// Whether some children are more likely to leave than others because of how long they have waited.
    package var leavingDependsOnWait: Bool { leavingByWait.contains { $0.fromWeeks > 0 } }

    private func addClasses(to list: inout FigureList) {
        for (item, path) in PathName.of(classes.map(\.name)).enumerated() {
            let one = classes[item]
            list.add(.classShare(item), "class/\(path)/share", "class \(one.name)", one.share, .share, .share)
        }
        for (item, path) in PathName.of(leavingByWait.map { "\($0.fromWeeks) weeks" }).enumerated() {
            let band = leavingByWait[item]
            list.add(
                .leavingTimes(item),
                "leaving-by-wait/\(path)/times",
                "leaving by wait from \(band.fromWeeks) weeks, times",
                band.times,
                .plain,
                .timesAsLikely
            )
        }
    }
}

extension Stock {
    /// The figures of what a service holds.
    func add(to list: inout FigureList) {
        list.add(.stockNumber, "held/number", "held, number", number, .plain, .count)
        list.add(.stockCeasing, "held/ceasing", "held, ceasing", ceasingPerYear, .shareAYear, .shareAYear)
        for (item, path) in PathName.of(placements.map(\.name)).enumerated() {
            let one = placements[item]
            let held = "held/placement/\(path)"
            list.add(.placementShare(item), "\(held)/share", "held, \(one.name)", one.share, .share, .share)
            list.add(
                .newPlacementShare(item),
                "\(held)/of-new",
                "held, \(one.name), of new",
                one.shareOfNew,
                .share,
                .share
            )
        }
        list.add(
            .reviewInterval,
            "held/review-to-review",
            "held, time from review to review",
            review?.everyWeeks,
            .weeks,
            .betweenReviews
        )
    }
}

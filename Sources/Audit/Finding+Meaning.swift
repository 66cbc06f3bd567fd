extension Finding.Rule {
    /// What would have to be true for figures that such a rule finds.
    var usualMeaning: String {
        switch self {
        case .removals: "children came by transfer or recount, or referrals were not recorded"
        case .meanWaitRise: "many short waiters left at once, or children joined who had waited already"
        case .maxWaitRise: "a child joined who had waited already"
        case .meanAboveMax: "the two are of other children, or of other dates"
        case .moreThanReferred: "the longest wait leaves children out, or referrals were not recorded"
        case .unexplainedWaits: "children joined by transfer or recount with their waits, or waits are counted anew"
        case .bandSum: "children are in no band or in two, or bands and number are of other dates"
        case .waitsDisagree:
            "the figures are of other children, of other dates, or count waits from another clock start"
        case .jump: "a transfer, a validation of the list, a recount, or another definition"
        case .singleZero: "the figure was not available and 0 was written, or nothing was done in the period"
        case .halfOrDouble: "half of the figures are missing, or some are counted twice"
        case .suspectedUnit: "the value is in another unit than it says"
        case .repeatedValue: "an old figure was carried forward"
        case .levelShift: "demand, its recording or what counts as a referral changed for good"
        case .twoValues: "one of them is of another date or another definition"
        case .outsideMonths: "it is of another area, another date or another definition"
        case .yearAgainstMonths: "the year or its months are of other children, or months are missing or provisional"
        case .forecastOvertaken: "the rest of the year must differ from its start"
        case .total: "some children are in no part or in two, or the figures are of other dates"
        case .impliedByTotal: "total and parts count the same children"
        case .stockGrowth: "others flowed in, such as transfers, or the dates or definitions differ"
        case .twoUnits: "one of the two documents took the number for something else"
        case .overlap: "the same children are on both lists, or one wait is published for both"
        case .missingMonths: "the figures of these months are not published or were not found"
        case .endsEarly: "later figures are not published yet or were not found"
        case .missingFigures: "the figure is small or was not collected"
        case .unusedRows: "these figures are about something else"
        case .noReferrals: "referrals are not published or were not found"
        case .calendarEnds: "holidays after that date are not listed yet"
        }
    }

    /// What the forecast does about it.
    var usualTreatment: String {
        switch self {
        case .removals:
            "takes the list as published, and sets months of negative removals aside when it works out removals"
        case .meanWaitRise, .maxWaitRise: "leaves the month out when it works out the order of service"
        case .unexplainedWaits: "starts from the list as published; months that contradict themselves are set aside"
        case .bandSum, .waitsDisagree: "takes the number as published, and of the rest what fits it best"
        case .meanAboveMax, .moreThanReferred, .jump, .singleZero, .halfOrDouble, .suspectedUnit, .repeatedValue:
            "takes the figures as published: correct or remove the row if it is wrong"
        case .levelShift:
            "follows the level as it drifts; say 'level shifts' in the area file if the change is for good"
        case .twoValues: "uses the last source"
        case .outsideMonths, .yearAgainstMonths: "uses the monthly figures"
        case .forecastOvertaken: "makes no use of the area's own forecasts"
        case .total: "works out the parts, and makes no use of the published total"
        case .impliedByTotal: "makes no use of it yet: it goes by the last published months"
        case .stockGrowth: "starts from the last published stock, and lets flows be as published"
        case .twoUnits: "takes each row in the unit that it has"
        case .overlap: "takes each list by itself, and adds them up only where the area file asks for it"
        case .missingMonths: "goes by the months that are there"
        case .endsEarly: "carries the last known level on to the origin, with its uncertainty"
        case .missingFigures, .unusedRows: "makes no use of them"
        case .noReferrals: "works demand out from the list, with a wide range"
        case .calendarEnds: "lets nothing depend on holidays after it"
        }
    }
}

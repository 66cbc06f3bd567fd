import Testing
@testable import Audit
import Areas
@Suite struct ZPublished {
    @Test func dump() throws {
        for area in [try PublishedLists.camhs(), try PublishedLists.chs()] {
            let clock = ContinuousClock()
            var found: [Finding] = []
            let time = clock.measure { found = Audit.findings(for: area) }
            print("ZZ", area.id, area.services.count, area.history.observations.count, found.count, time)
            for f in found where ![.noReferrals, .endsEarly, .missingMonths, .unusedRows].contains(f.rule) {
                print("ZZ", f.severity, f.rule, f.service, f.period, f.size, "|", f.sentence)
            }
        }
    }
}

import Foundation
import Planning
import Testing

@testable import Reporting

@Suite("The manifest of a run")
struct ManifestTests {
    private let manifest = Manifest(
        SmallResult.value,
        version: "0.1.0",
        inputs: [Manifest.File(file: "Scenarios/a/area.yaml", sha256: "00ff")],
        platform: "LAPACK 3"
    )

    /// Keys in order, slashes as they are, no threads and no time: two runs with the same figures write the same bytes.
    @Test func itsTextIsStable() {
        #expect(
            manifest.json == """
                {
                  "area" : "a",
                  "dataTo" : "2025-07",
                  "horizonMonths" : 1,
                  "inputs" : [
                    {
                      "file" : "Scenarios/a/area.yaml",
                      "sha256" : "00ff"
                    }
                  ],
                  "plans" : [
                    "no-change",
                    "more"
                  ],
                  "platform" : "LAPACK 3",
                  "replications" : 3,
                  "seed" : 9,
                  "waitcast" : "0.1.0"
                }

                """
        )
    }

    @Test func itReadsBack() throws {
        let read = try JSONDecoder().decode(Manifest.self, from: Data(manifest.json.utf8))
        #expect(read == manifest)
    }
}

import Calibration
import Foundation
import Runs
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
    // SHA-256 of "abc": FIPS 180-2, appendix B.1.
    .naming([("forecast.csv", "abc")])

    /// A run of some services says so.
    @Test func itNamesTheServicesAskedFor() {
        var result = SmallResult.value
        result.settings.services = ["b", "a"]
        let some = Manifest(result, version: "0.1.0", inputs: [], platform: "LAPACK 3")
        #expect(some.services == ["a", "b"] && some.json.contains("\"services\" : ["))
        #expect(!manifest.json.contains("services"))
    }

    /// Keys in order, slashes as they are, no threads and no time: two runs with the same figures write the same bytes.
    @Test func itsTextIsStable() {
        #expect(
            manifest.json == """
                {
                  "area" : "a",
                  "dataTo" : "2025-07",
                  "fit" : "full",
                  "horizonMonths" : 1,
                  "inputs" : [
                    {
                      "file" : "Scenarios/a/area.yaml",
                      "sha256" : "00ff"
                    }
                  ],
                  "outputs" : [
                    {
                      "file" : "forecast.csv",
                      "sha256" : "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
                    }
                  ],
                  "plans" : [
                    "no-change",
                    "more"
                  ],
                  "platform" : "LAPACK 3",
                  "replications" : 3,
                  "seed" : 9,
                  "sha256" : "ba9481a8323a85bd77d5139d966f1ddb4c4cce9f6a8b0318a77ea650f03d6776",
                  "waitcast" : "0.1.0"
                }

                """
        )
    }

    /// It vouches for itself too: somebody may have put a word into it.
    @Test func itsOwnDigestIsOfTheRest() {
        let text = manifest.json
        #expect(text.split(separator: manifest.sha256, omittingEmptySubsequences: false).count == 2)
        #expect(Manifest.isUnchanged(text, sha256: manifest.sha256))
        for changed in [text + "\n", text.replacing("LAPACK 3", with: "LAPACK 4"), text.replacing("  ", with: " ")] {
            #expect(!Manifest.isUnchanged(changed, sha256: manifest.sha256))
        }
    }

    @Test func itReadsBack() throws {
        let read = try JSONDecoder().decode(Manifest.self, from: Data(manifest.json.utf8))
        #expect(read == manifest)
    }
}

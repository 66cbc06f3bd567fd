import Calibration
import Foundation

extension Manifest {
    /// What the manifest in a folder says of the run that wrote the files beside it.
    struct Record {
        let area: String
        let replications: Int
        let seed: UInt64
        /// The SHA-256 of each file written; those of an inner folder as `charts/list.svg`.
        let digests: [String: String]

        /// The inner folders that hold files written.
        var folders: Set<String> { Set(digests.keys.compactMap { OutputPlace.innerFolder(of: $0) }) }

        /// What a file called manifest.json turns out to be.
        enum Reading {
            case record(Record)
            /// Somebody has edited it.
            case changed
            /// An earlier version's, which names no files.
            case earlier
            /// Other programs have a manifest.json too.
            case notOurs

            init(_ bytes: [UInt8]) {
                guard let text = String(validating: bytes, as: UTF8.self),
                    let keys = try? JSONDecoder().decode(Keys.self, from: Data(bytes))
                else {
                    self = .notOurs
                    return
                }
                guard let outputs = keys.outputs, let sha256 = keys.sha256 else {
                    self = .earlier
                    return
                }
                guard Manifest.isUnchanged(text, sha256: sha256), let area = keys.area,
                    let replications = keys.replications, let seed = keys.seed
                else {
                    self = .changed
                    return
                }
                let digests = Dictionary(outputs.map { ($0.file, $0.sha256) }, uniquingKeysWith: { $1 })
                self = .record(Record(area: area, replications: replications, seed: seed, digests: digests))
            }
        }

        /// The keys of interest; those of other versions may differ.
        private struct Keys: Decodable {
            let waitcast: String
            let area: String?
            let replications: Int?
            let seed: UInt64?
            let outputs: [File]?
            let sha256: String?
        }
    }
}

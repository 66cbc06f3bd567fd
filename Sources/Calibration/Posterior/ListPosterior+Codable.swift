import Foundation

extension ListPosterior: Codable {
    private enum CodingKeys: String, CodingKey {
        case particles
        case rows
        case logEvidence
        case table
        case flows
        case origins
        case basis
        case check
    }

    /// Codes the draws by their bytes: one by one they would take most of the time that an area takes to be read.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(Self.bytes(particles.flatMap(\.numbers)), forKey: .particles)
        try values.encode(Self.bytes(rows), forKey: .rows)
        try values.encode(logEvidence, forKey: .logEvidence)
        try values.encode(table, forKey: .table)
        try values.encode(flows, forKey: .flows)
        try values.encode(origins, forKey: .origins)
        try values.encode(basis, forKey: .basis)
        try values.encodeIfPresent(check, forKey: .check)
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let numbers = Self.numbers(try values.decode(Data.self, forKey: .particles))
        rows = Self.numbers(try values.decode(Data.self, forKey: .rows))
        let count = numbers.count / Particle.width
        guard count > 0, numbers.count == count * Particle.width, rows.count == count * ListParameter.count,
            numbers.allSatisfy(\.isFinite)
        else {
            throw DecodingError.dataCorruptedError(forKey: .particles, in: values, debugDescription: "not whole draws")
        }
        particles = (0..<count).map { Particle(numbers[($0 * Particle.width)..<(($0 + 1) * Particle.width)]) }
        logEvidence = try values.decode(Double.self, forKey: .logEvidence)
        table = try values.decode([Row].self, forKey: .table)
        flows = try values.decode(Flows.self, forKey: .flows)
        origins = try values.decode([Origin].self, forKey: .origins)
        basis = try values.decode(Basis.self, forKey: .basis)
        check = try values.decodeIfPresent(ListCheck.self, forKey: .check)
    }

    private static func bytes(_ numbers: [Double]) -> Data {
        numbers.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) }
    }

    private static func numbers(_ data: Data) -> [Double] {
        data.withUnsafeBytes { bytes in
            (0..<bytes.count / 8)
                .map {
                    Double(
                        bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self))
                    )
                }
        }
    }
}

extension ListPosterior.Particle {
    fileprivate static let width = 9

    fileprivate var numbers: [Double] {
        [
            kappa, earlyShare, earlyAgeWeeks, attritionPerWeek, logReferrals, logAssessed, additionRate, additionSize,
            Double(list),
        ]
    }

    fileprivate init(_ numbers: ArraySlice<Double>) {
        let n = Array(numbers)
        self.init(
            kappa: n[0],
            earlyShare: n[1],
            earlyAgeWeeks: n[2],
            attritionPerWeek: n[3],
            logReferrals: n[4],
            logAssessed: n[5],
            additionRate: n[6],
            additionSize: n[7],
            list: Int(n[8])
        )
    }
}

import Testing

import Randomness

@Suite struct PhiloxTests {
    /// Random123's published vectors (its `kat_vectors`, lines "philox4x64 10"): counter, key, output.
    static let published: [(SIMD4<UInt64>, SIMD2<UInt64>, SIMD4<UInt64>)] = [
        (
            SIMD4(repeating: 0), SIMD2(repeating: 0),
            SIMD4(0x1655_4d9e_ca36_314c, 0xdb20_fe9d_672d_0fdc, 0xd7e7_72ce_e186_176b, 0x7e68_b68a_ec7b_a23b)
        ),
        (
            SIMD4(repeating: .max), SIMD2(repeating: .max),
            SIMD4(0x87b0_92c3_013f_e90b, 0x438c_3c67_be8d_0224, 0x9cc7_d7c6_9cd7_77b6, 0xa09c_aebf_594f_0ba0)
        ),
        (
            SIMD4(0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89),
            SIMD2(0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c),
            SIMD4(0xa528_f454_03e6_1d95, 0x38c7_2dbd_566e_9788, 0xa5a1_610e_72fd_18b5, 0x57bd_43b5_e52b_7fe6)
        ),
    ]

    @Test(arguments: 0..<3)
    func matchesRandom123(_ i: Int) {
        let (counter, key, output) = Self.published[i]
        #expect(Philox4x64.block(counter: counter, key: key) == output)
    }

    /// What NumPy 2.4 gives for `np.random.Philox(counter=[...], key=[...]).random_raw(4)`.
    ///
    /// NumPy adds 1 to its 256-bit counter before the first block, so the counters here are one above the ones given
    /// to it: (0, 0, 0, 0), (1, 2, 3, 4) and (2^64 - 1, 7, 0, 9).
    @Test func matchesNumPy() {
        #expect(
            Philox4x64.block(counter: SIMD4(1, 0, 0, 0), key: SIMD2(0, 0))
                == SIMD4(0x02f4_ba64_08e4_d89b, 0x3dd6_2b0b_9ca8_c5b2, 0x1c86_67a5_5d90_2e79, 0x907d_7a05_2fd5_b4dc)
        )
        #expect(
            Philox4x64.block(counter: SIMD4(2, 2, 3, 4), key: SIMD2(5, 6))
                == SIMD4(0x92ab_6a0e_7561_9263, 0xd8ff_75bd_c6bf_8f60, 0x450e_1249_3872_5640, 0x94eb_1a7c_ffd2_0cbb)
        )
        #expect(
            Philox4x64.block(counter: SIMD4(0, 8, 0, 9), key: SIMD2(123_456_789, 987_654_321))
                == SIMD4(0x217c_86de_115d_3548, 0x5946_03fe_f44c_a5ca, 0xcf0f_1af4_4b50_ee78, 0x9554_69b5_c509_2d34)
        )
    }
}

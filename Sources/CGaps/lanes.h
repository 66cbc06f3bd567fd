// Included once for each width, under a target of the compiler's, with NAME(x) a name of its own for each and WIDE where a
// processor multiplies whole vectors.
//
// Eight weeks at once. Each lane is a week by itself, with the operations of GeometricGaps.swift in their order and nothing
// fused, so that all widths give the same bytes; the compiler cuts vectors of eight into as many as the processor needs.

typedef uint64_t NAME(words) __attribute__((vector_size(64)));
typedef int64_t NAME(numbers) __attribute__((vector_size(64)));
typedef double NAME(reals) __attribute__((vector_size(64)));
typedef int32_t NAME(places) __attribute__((vector_size(32)));

#define INLINE static inline __attribute__((always_inline))

INLINE NAME(words) NAME(all)(uint64_t x) { return (NAME(words)){x, x, x, x, x, x, x, x}; }

/// The halves of the products of 64 by 64 bits.
INLINE void NAME(multiply)(NAME(words) a, uint64_t by, NAME(words) *high, NAME(words) *low) {
#ifdef WIDE
    const NAME(words) half = NAME(all)(0xffffffff), by0 = NAME(all)(by & 0xffffffff), by1 = NAME(all)(by >> 32);
    NAME(words) a0 = a & half, a1 = a >> 32;
    NAME(words) first = a0 * by0;
    NAME(words) middle = a1 * by0 + (first >> 32);
    NAME(words) carry = a0 * by1 + (middle & half);
    *high = a1 * by1 + (middle >> 32) + (carry >> 32);
    *low = carry << 32 | (first & half);
#else
    for (int lane = 0; lane < 8; lane++) {
        unsigned __int128 product = (unsigned __int128)a[lane] * by;
        (*high)[lane] = (uint64_t)(product >> 64);
        (*low)[lane] = (uint64_t)product;
    }
#endif
}

/// Philox4x64-10, as in Philox4x64.swift.
INLINE void NAME(block)(NAME(words) c[4], uint64_t k0, uint64_t k1) {
    for (int round = 0; round < 10; round++) {
        NAME(words) high0, low0, high1, low1;
        NAME(multiply)(c[0], 0xD2E7470EE14C6C93, &high0, &low0);
        NAME(multiply)(c[2], 0xCA5A826395121157, &high1, &low1);
        c[0] = high1 ^ c[1] ^ k0;
        c[1] = low1;
        c[2] = high0 ^ c[3] ^ k1;
        c[3] = low0;
        k0 += 0x9E3779B97F4A7C15;
        k1 += 0xBB67AE8584CAA73B;
    }
}

INLINE NAME(reals) NAME(logarithm)(NAME(reals) x) {
    NAME(words) shifted = (NAME(words))x + 0x00095f6200000000;
    NAME(reals) k = (NAME(reals))(shifted >> 52 | 0x4330000000000000) - (0x1p52 + 1023);
    NAME(reals) f = (NAME(reals))((shifted & 0x000fffffffffffff) + 0x3fe6a09e00000000) - 1;
    NAME(reals) s = f / (2 + f), z = s * s, w = z * z;
    NAME(reals) even = w * (0.3999999999940941908 + w * (0.2222219843214978396 + w * 0.1531383769920937332));
    NAME(reals) odd_tail = 0.1818357216161805012 + w * 0.1479819860511658591;
    NAME(reals) odd = z * (0.6666666666666735130 + w * (0.2857142874366239149 + w * odd_tail));
    NAME(reals) half = 0.5 * f * f;
    NAME(reals) low = s * (half + (even + odd)) + k * 1.90821492927058770002e-10;
    return k * 6.93147180369123816490e-01 - ((half - low) - f);
}

INLINE NAME(numbers) NAME(gaps)(NAME(words) bits, NAME(reals) inverse_log) {
    NAME(reals) uniform = ((NAME(reals))(bits >> 12 | 0x3ff0000000000000) - 1) + 0x1p-53;
    NAME(reals) gap = NAME(logarithm)(uniform) * inverse_log;
    const NAME(words) limit = (NAME(words))((NAME(reals)){} + (double)LONGEST);
    NAME(words) below = (NAME(words))(gap < (double)LONGEST);
    NAME(reals) finite = (NAME(reals))(((NAME(words))gap & below) | (limit & ~below));
    NAME(reals) shifted = finite + 0x1p52;
    return ((NAME(numbers))shifted + (shifted - 0x1p52 > finite)) & 0xffffffff;
}

static void NAME(fill)(struct waitcast_gap_stream stream, int64_t weeks, int32_t batches, const double *inverse_logs,
                       int32_t *out) {
    const NAME(words) lanes = {0, 1, 2, 3, 4, 5, 6, 7};
    for (int64_t week = 0; week < weeks; week += 8) {
        int64_t count = weeks - week < 8 ? weeks - week : 8;
        NAME(reals) inverse_log = {};
        __builtin_memcpy(&inverse_log, inverse_logs + week, (size_t)count * sizeof(double));
        NAME(numbers) place = {};
        int32_t found[8][8];
        for (int32_t batch = 0; batch < 2; batch++) {
            NAME(words) c[4] = {NAME(all)((uint64_t)batch), NAME(all)((uint64_t)(stream.first_week + week)) + lanes,
                                NAME(all)(stream.stage_and_purpose), NAME(all)(stream.service)};
            if (batch < batches) NAME(block)(c, stream.seed, stream.replication);
            for (int index = 0; index < 4; index++) {
                place += batch < batches ? NAME(gaps)(c[index], inverse_log) : (NAME(numbers))NAME(all)(LONGEST);
                if (batch > 0 || index > 0) place += 1;
                NAME(places) narrow = __builtin_convertvector(place, NAME(places));
                __builtin_memcpy(found[4 * batch + index], &narrow, sizeof narrow);
            }
        }
        for (int64_t lane = 0; lane < count; lane++)
            for (int index = 0; index < 8; index++) out[8 * (week + lane) + index] = found[index][lane];
    }
}

#undef INLINE

#include "CGaps.h"

#include <stddef.h>

// A product and a sum in one rounding would give other last bits where a processor has it.
#pragma STDC FP_CONTRACT OFF
// Vectors never leave this file.
#pragma clang diagnostic ignored "-Wpsabi"

/// Gaps are cut to this, as in GeometricGaps.swift.
#define LONGEST (1 << 27)

#define NAME(x) x##_128
#include "lanes.h"
#undef NAME

#ifdef __x86_64__

#define WIDE

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define NAME(x) x##_256
#include "lanes.h"
#undef NAME
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl"), min_vector_width(512))), apply_to = function)
#define NAME(x) x##_512
#include "lanes.h"
#undef NAME
#pragma clang attribute pop

bool waitcast_has_vectors(int32_t bits) {
    if (bits == 512)
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    return bits == 128 || (bits == 256 && __builtin_cpu_supports("avx2"));
}

void waitcast_fill_places(int32_t bits, struct waitcast_gap_stream stream, int64_t weeks, int32_t batches,
                          const double *inverse_logs, int32_t *places) {
    if (bits == 512) fill_512(stream, weeks, batches, inverse_logs, places);
    else if (bits == 256) fill_256(stream, weeks, batches, inverse_logs, places);
    else fill_128(stream, weeks, batches, inverse_logs, places);
}

#else

bool waitcast_has_vectors(int32_t bits) { return bits == 128; }

void waitcast_fill_places(int32_t bits, struct waitcast_gap_stream stream, int64_t weeks, int32_t batches,
                          const double *inverse_logs, int32_t *places) {
    (void)bits;
    fill_128(stream, weeks, batches, inverse_logs, places);
}

#endif

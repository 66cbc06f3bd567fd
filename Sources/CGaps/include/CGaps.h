// The gaps between those who leave a list, for many weeks at once in vectors as wide as the processor has.
#ifndef CGAPS_H
#define CGAPS_H

#include <stdbool.h>
#include <stdint.h>

/// Where the random numbers of a stage come from; the weeks are counted in whole calendar weeks.
struct waitcast_gap_stream {
    uint64_t seed, replication, stage_and_purpose, service;
    int64_t first_week;
};

/// Whether vectors of 128, 256 or 512 bits can be used here. Those of 128 always can.
bool waitcast_has_vectors(int32_t bits);

/// The eight places of each of some weeks that its first gaps lead to: from one batch of four gaps, then nowhere, or from two.
///
/// inverse_logs has 1/log(1 - q) for each week. All widths give the same places.
void waitcast_fill_places(int32_t bits, struct waitcast_gap_stream stream, int64_t weeks, int32_t batches,
                          const double *inverse_logs, int32_t *places);

#endif

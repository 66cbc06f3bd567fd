"""Task W in NumPy: weekly cohorts of many replications at once, one binomial draw for each cohort and week.

Usage: python task_w_numpy.py REPLICATIONS
"""

import json
import math
import sys
import time

import numpy as np

WEEKS, OLDEST, HAZARD, REFERRALS, CAPACITY = 156, 200, 1 / 217, 24.23, 20
CHECKED = (52, 104, 156)
BATCH = 250


def simulate(random, replications):
    cohorts = OLDEST + WEEKS
    counts = np.zeros((replications, cohorts), dtype=np.int64)
    weights = np.exp(-np.arange(OLDEST) / 67)
    counts[:, :OLDEST] = random.multinomial(1530, weights / weights.sum(), size=replications)[:, ::-1]
    stay = math.exp(-HAZARD)
    stay_new = (1 - stay) / HAZARD
    results = np.empty((len(CHECKED), replications, 4))
    for week in range(WEEKS):
        current = OLDEST + week
        line = counts[:, :current]
        before = np.cumsum(line, axis=1) - line
        line -= np.clip(CAPACITY - before, 0, line)
        line[:] = random.binomial(line, stay)
        counts[:, current] = random.poisson(REFERRALS * stay_new, size=replications)
        line = counts[:, : current + 1]
        number = line.sum(axis=1)
        ages = current - np.arange(current + 1) + 0.5
        mean = line @ ages / number
        oldest = (line > 0).argmax(axis=1)
        longest = current + 1 - oldest - 1 / (line[np.arange(replications), oldest] + 1)
        under = line[:, current - 17 :].sum(axis=1) / number
        if week + 1 in CHECKED:
            results[CHECKED.index(week + 1)] = np.stack([number, mean, longest, under], axis=1)
    return results


def main():
    count = int(sys.argv[1])
    random = np.random.default_rng(2025)
    start = time.process_time()
    parts = [simulate(random, min(BATCH, count - first)) for first in range(0, count, BATCH)]
    seconds = time.process_time() - start
    results = np.concatenate(parts, axis=1).transpose(1, 0, 2)
    print(json.dumps({"seconds": seconds, "results": results.tolist()}))


main()

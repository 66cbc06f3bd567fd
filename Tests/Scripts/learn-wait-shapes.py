#!/usr/bin/env python3
"""Learns the numbers of WaitShapes.swift and prints them.

    WAITCAST_DATA=... Tests/Scripts/learn-wait-shapes.py

Needs numpy, and in the folder WAITCAST_DATA two sets of wait bands: chs_cyp_2023 (NHS England, children's community
services by provider, 2023) and rtt_weekbands_2014_2015 (NHS England, incomplete pathways by specialty and commissioner,
December 2014 to May 2015; every third list).

Of each list with 150 children or more: bands are made a survival function, log-linear within a band with the slope of
its neighbours, exponential beyond a year at ln(S18/S52)/34 exp(N(0.73, 0.70^2)); its log hazards between multiples of
the mean wait follow. A regression on ln(mean/15) with missing hazards is fitted by EM; each set has the same weight, and
in it each service, however often it reports. Residuals are of heavier tails than normal (Student t with 4 degrees of
freedom) and include the noise of estimating hazards: WIDTHS, set so that on these two sets 80% ranges of the share under
18 weeks and of the number over a year hold what they should (WaitAccuracyTests), take that off, and give the far
hazards, which bands hardly show, more. The fringe of WaitShapes.swift was set by the same trials.
"""
import collections
import csv
import gzip
import math
import os

import numpy as np

EDGES = np.array([0, 0.15, 0.35, 0.6, 0.9, 1.3, 1.8, 2.5, 3.5, 5.0])
WIDTHS = 1.08 * np.array([0.65] * 5 + [0.9, 1.1, 1.1, 1.3, 1.5])
DATA = os.environ["WAITCAST_DATA"]
RNG = np.random.default_rng(20260101)


def community():
    names = ["0-1", ">1-2", ">2-4", ">4-12", ">12-18", ">18-52", ">52"]
    edges = np.array([0, 1, 2, 4, 12, 18, 52.0])
    lists = collections.defaultdict(dict)
    with gzip.open(f"{DATA}/chs_cyp_2023/chs_cyp_waiting_by_band.csv.gz", "rt") as file:
        for row in csv.DictReader(file):
            if row["level"] == "Provider":
                lists[row["month"], row["org_name"], row["service"]][row["band_weeks"]] = row["value"]
    for key, values in lists.items():
        values = [values.get(name) for name in names]
        if not any(value in ("NA", "*", "", None) for value in values):
            yield key[1:], edges, np.array([float(value) for value in values])


def specialties():
    edges = np.arange(53.0)
    with gzip.open(f"{DATA}/rtt_weekbands_2014_2015/rtt_week_bands.csv.gz", "rt") as file:
        for row in csv.DictReader(file):
            if row["level"] != "Commissioner" or row["part"] != "incomplete" or "otal" in row["tf_name"]:
                continue
            weeks = [row[f"w{week}_{week + 1}"] for week in range(52)] + [row["w52plus"]]
            yield (row["org_name"], row["tf_name"]), edges, np.array([float(value) for value in weeks])


def slopes(edges, counts):
    width = np.diff(edges)
    middle = edges[:-1] + width / 2
    result = np.zeros(len(width))
    for band in range(len(width)):
        near = [one for one in (band - 1, band, band + 1) if 0 <= one < len(width) and counts[one] > 0]
        if counts[band] > 0 and len(near) > 1:
            low, high = near[0], near[-1]
            change = math.log(counts[high] / width[high]) - math.log(counts[low] / width[low])
            result[band] = change / (middle[high] - middle[low])
    return result


def tail_rate(edges, counts, normal):
    start = int(np.searchsorted(edges, 18))
    beyond = max(counts[start:].sum(), counts[-1] + 0.5)
    rate = math.log(beyond / counts[-1]) / (edges[-1] - edges[start]) * math.exp(0.73 + 0.70 * normal)
    return max(rate, 1 / 78)


def mean_wait(edges, counts, normal):
    width, total = np.diff(edges), 0.0
    for band, slope in enumerate(slopes(edges, counts)):
        steep = slope * width[band]
        within = 0.5 + steep / 12 if abs(steep) < 1e-4 else 1 / -math.expm1(-steep) - 1 / steep
        total += counts[band] * (edges[band] + width[band] * within)
    if counts[-1] > 0:
        total += counts[-1] * (edges[-1] + 1 / tail_rate(edges, counts, normal))
    return total / counts.sum()


def survival(edges, counts, waits, normal):
    slope, width = slopes(edges, counts), np.diff(edges)
    beyond = np.concatenate([np.cumsum(counts[::-1])[::-1], [0]])
    result = np.zeros(len(waits))
    for place, wait in enumerate(waits):
        band = int(np.searchsorted(edges, wait, side="right")) - 1
        if band >= len(width):
            if counts[-1] > 0:
                result[place] = counts[-1] * math.exp(-(wait - edges[-1]) * tail_rate(edges, counts, normal))
            continue
        steep, share = slope[band] * width[band], (wait - edges[band]) / width[band]
        part = share if abs(steep) < 1e-5 else math.expm1(steep * share) / math.expm1(steep)
        result[place] = beyond[band] - counts[band] * part
    return result / counts.sum()


def log_hazards(lists):
    rows = []
    for key, edges, counts in lists:
        number = counts.sum()
        if number < 150:
            continue
        normal = RNG.standard_normal() if counts[-1] > 0 else 0
        mean = mean_wait(edges, counts, normal)
        left = survival(edges, counts, EDGES * mean, normal)
        hazards = np.full(len(EDGES), np.nan)
        for piece in range(len(EDGES) - 1):
            if left[piece] * number >= 8 and (left[piece] - left[piece + 1]) * number >= 3 and left[piece + 1] * number > 0.5:
                rate = math.log(left[piece] / left[piece + 1]) / (EDGES[piece + 1] - EDGES[piece])
                hazards[piece] = math.log(rate)
        if left[-1] * number >= 5:
            beyond = np.linspace(0, 6, 60)
            still = survival(edges, counts, (EDGES[-1] + beyond) * mean, normal) / left[-1]
            hazards[-1] = -math.log(((still[1:] + still[:-1]) / 2 * np.diff(beyond)).sum())
        rows.append((key, math.log(mean / 15), hazards))
    times = collections.Counter(key for key, _, _ in rows)
    weights = np.array([1 / times[key] for key, _, _ in rows])
    return [row[1] for row in rows], [row[2] for row in rows], weights / weights.sum()


def regression(x, hazards, weights, steps=60):
    """Multivariate normal regression on x with missing values, by EM."""
    count, size = hazards.shape
    design, known = np.c_[np.ones(count), x], ~np.isnan(hazards)
    weights = weights / weights.sum()
    beta, sigma = np.zeros((2, size)), 0.3 * np.eye(size)
    beta[0] = np.nanmean(hazards, 0)
    patterns = collections.defaultdict(list)
    for row in range(count):
        patterns[tuple(known[row])].append(row)
    for _ in range(steps):
        mean = design @ beta
        filled, extra = np.where(known, hazards, mean), np.zeros((size, size))
        for pattern, rows in patterns.items():
            seen, hidden, rows = np.array(pattern), ~np.array(pattern), np.array(rows)
            if hidden.any() and seen.any():
                gain = sigma[np.ix_(hidden, seen)] @ np.linalg.inv(sigma[np.ix_(seen, seen)])
                filled[np.ix_(rows, hidden)] += (hazards[np.ix_(rows, seen)] - mean[np.ix_(rows, seen)]) @ gain.T
                rest = sigma[np.ix_(hidden, hidden)] - gain @ sigma[np.ix_(seen, hidden)]
                extra[np.ix_(hidden, hidden)] += weights[rows].sum() * rest
        weighted = design * weights[:, None]
        beta = np.linalg.solve(weighted.T @ design, weighted.T @ filled)
        residuals = filled - design @ beta
        sigma = (residuals * weights[:, None]).T @ residuals + extra
    return beta, sigma


def main():
    first = list(community())
    sets = [log_hazards(first), log_hazards(list(specialties())[::3])]
    x, hazards, weights = (np.concatenate([np.array(one[part]) for one in sets]) for part in range(3))
    beta, sigma = regression(x, hazards, weights)
    spread = WIDTHS[:, None] * np.linalg.cholesky(sigma)
    print("level", np.round(beta[0], 3).tolist())
    print("trend", np.round(beta[1], 3).tolist())
    for row in range(len(EDGES)):
        print("spread", np.round(spread[row, : row + 1], 3).tolist())
    means = [math.log(mean_wait(edges, counts, 0)) for _, edges, counts in first if counts.sum() >= 20]
    print(f"log mean of community services {np.mean(means):.2f}, standard deviation {np.std(means):.2f}")


if __name__ == "__main__":
    main()

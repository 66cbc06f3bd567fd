#!/usr/bin/env python3
"""Learns the numbers of PathConstants.swift, prints their scores, and writes the table that the tests compare with.

    WAITCAST_DATA=... Tests/Scripts/learn-list-paths.py lists [SECONDS]    searches the constants of lists
    WAITCAST_DATA=... Tests/Scripts/learn-list-paths.py waits [SECONDS]    searches those of mean waits
    Tests/Scripts/learn-list-paths.py table                                prints Tests/Reference/list-paths/quantiles.csv

Needs numpy, and in the folder WAITCAST_DATA three sets: chs_cyp_2023 (NHS England, children's community lists by provider,
2023), camhs_scotland_development (Public Health Scotland, seven boards) and synthetic_services (200 simulated services).

The law is that of ListPath.swift in numpy, vectorised over lists and origins. A search goes along one constant at a time
with the same random numbers, and keeps what lowers the mean over sets of ln(score relative to naive), half of it as the sum
of scores over sizes and half as the geometric mean over lists, plus a penalty where ranges hold too little. Scores are
weighted interval scores over nine quantiles; naive is normal about the last value with the root mean square of its
monthly changes, of which three more of 3% of the value are counted.
"""
import collections
import csv
import gzip
import math
import os
import sys
import time

import numpy as np

QUANTILES = np.array([0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975])
NORMAL = np.array([-1.959964, -1.644854, -1.281552, -0.674490, 0, 0.674490, 1.281552, 1.644854, 1.959964])
T5 = np.array([-2.570582, -2.015048, -1.475884, -0.726687, 0, 0.726687, 1.475884, 2.015048, 2.570582])
ENGLAND = np.array([-0.003, 0.017, 0.030, 0.005, 0.008, 0, -0.012, -0.042, -0.018, 0.003, 0.012, 0])
SCOTLAND = np.array([-0.003, 0.021, 0.042, -0.044, -0.018, -0.014, -0.084, -0.033, 0.036, 0.015, 0.033, 0.049])
BANDS = ["0-1", ">1-2", ">2-4", ">4-12", ">12-18", ">18-52", ">52"]
DATA = os.environ.get("WAITCAST_DATA", "")

# As they stand in PathConstants.swift.
LISTS = dict(
    logScale=-2.77, bySize=-0.13, byWait=0.054, scaleDeviation=0.34, countNoise=139, driftWait=8.1,
    driftDeviation=0.65, damping=0.95, amplitudeDeviation=0.31, breaks=0.0583, breakScale=0.344, fallBack=0.75,
    riseBack=0.44, backAMonth=0.64, discount=0.882, reversion=0.054, driftersAtMost=0.95, drifters=1.49,
    driftersWait=36.6, drifterShrinkage=4.9, drifterScale=0.044, drifterDiscount=0.94, drifterClip=0.6,
    widening=1.28, wideningLost=0.24, furthest=8, rise=1.2, reach=0.45,
)
LIST_STEPS = dict(
    logScale=0.12, bySize=0.05, byWait=0.1, scaleDeviation=0.1, countNoise=40, driftWait=6, driftDeviation=0.2,
    damping=0.03, amplitudeDeviation=0.15, breaks=0.012, breakScale=0.06, fallBack=0.1, riseBack=0.1, backAMonth=0.1,
    discount=0.02, reversion=0.01, drifters=0.2, driftersWait=8, drifterShrinkage=1.5, drifterScale=0.012,
    drifterDiscount=0.03, drifterClip=0.1, widening=0.1, wideningLost=0.1,
)
LIST_BOUNDS = dict(
    damping=(0.5, 0.99), breaks=(0.003, 0.15), backAMonth=(0.2, 0.99), discount=(0.8, 1), reversion=(0, 0.2),
    drifterDiscount=(0.7, 1), drifterClip=(0.3, 0.6), fallBack=(0, 0.9), riseBack=(0, 0.9), countNoise=(0, 400), scaleDeviation=(0.1, 1),
    driftWait=(1, 60), drifterShrinkage=(0.5, 20), drifterScale=(0, 0.2), driftersWait=(3, 90),
)
WAITS = dict(
    shrinkage=3.37, byWait=1.82, damping=0.953, discount=0.946, spreadDiscount=0.759, priorMonths=5.27, scale=0.03, least=0.83,
    widening=1.35, slopeWidening=1.36, clip=0.4,
)
WAIT_STEPS = dict(
    shrinkage=1, byWait=0.2, damping=0.02, discount=0.03, spreadDiscount=0.03, priorMonths=1, scale=0.01, least=0.2,
    widening=0.1, slopeWidening=0.3, clip=0.1,
)
WAIT_BOUNDS = dict(
    shrinkage=(0.5, 40), damping=(0.6, 0.99), discount=(0.7, 1), spreadDiscount=(0.7, 1), priorMonths=(0.5, 20),
    scale=(0.005, 0.2), least=(0.1, 3), slopeWidening=(0, 4), clip=(0.05, 2),
)


def number(text):
    try:
        return float(text)
    except ValueError:
        return math.nan


def month(text):
    text = text.replace("-", "")
    return int(text[:4]) * 12 + int(text[4:6]) - 1


def community():
    """Numbers, mean waits from bands and shares under four weeks, by list and month; the first month."""
    lists = collections.defaultdict(lambda: collections.defaultdict(dict))
    with gzip.open(f"{DATA}/chs_cyp_2023/chs_cyp_waiting_by_band.csv.gz", "rt") as file:
        for row in csv.DictReader(file):
            if row["level"] == "Provider":
                lists[row["org_name"], row["service"]][month(row["month"])][row["band_weeks"]] = number(row["value"])
    first = month("2023-01")
    numbers, bands = np.full((len(lists), 10), np.nan), np.full((len(lists), 10, 7), np.nan)
    for place, key in enumerate(sorted(lists)):
        for when, values in lists[key].items():
            numbers[place, when - first] = values.get("total", math.nan)
            bands[place, when - first] = [values.get(band, math.nan) for band in BANDS]
    beyond, over = np.nansum(bands[..., 5:], -1), np.maximum(np.nan_to_num(bands[..., 6]), 0.5)
    rate = np.maximum(np.log(np.maximum(beyond, over) / over) / 34 * math.exp(0.73), 1 / 78)
    weeks = np.nansum(bands[..., :6] * np.array([0.5, 1.5, 3, 8, 15, 32]), -1) + np.nan_to_num(bands[..., 6]) * (52 + 1 / rate)
    total = np.nansum(bands, -1)
    waits = np.where(total > 0, weeks / np.maximum(total, 1), np.nan)
    return numbers, waits, bands[..., :3].sum(-1) / np.where(numbers > 0, numbers, np.nan), first


def scotland():
    names = ["TotalPatientsWaiting"] + [f"NumberOfPatientsWaiting{band}Weeks" for band in ("0To18", "19To35", "36To52", "Over52")]
    boards, first = collections.defaultdict(dict), month("201207")
    with open(f"{DATA}/camhs_scotland_development/camhs_flows_and_stock.csv") as file:
        for row in csv.DictReader(file):
            boards[row["HBName"]][month(row["Month"]) - first] = [number(row[name]) for name in names]
    figures = np.full((len(boards), month("202303") - first + 1, 5), np.nan)
    for place, key in enumerate(sorted(boards)):
        for when, values in boards[key].items():
            figures[place, when] = values
    waits = (figures[..., 1:] * np.array([9, 27, 44, 70])).sum(-1) / figures[..., 1:].sum(-1)
    return figures[..., 0], waits, np.full(waits.shape, np.nan), first


def simulated():
    figures = np.full((200, 24, 2), np.nan)
    with open(f"{DATA}/synthetic_services/synthetic_services.csv") as file:
        for row in csv.DictReader(file):
            figures[int(row["service"]) - 1, int(row["month"]) + 11] = [number(row["waiting"]), number(row["mean_wait"])]
    return figures[..., 0], figures[..., 1], np.full((200, 24), np.nan), 0


def cases(values, waits, newcomers, first, known, horizons, window=10**6, least=10, only=None):
    """One row an origin of a list: what was known, aligned at its end, and what followed."""
    rows = []
    for place, series in enumerate(values):
        for end in range(len(series)):
            past = series[max(0, end - window + 1) : end + 1]
            later = [series[end + ahead] if end + ahead < len(series) else math.nan for ahead in horizons]
            usable = series[end] >= least and np.sum(~np.isnan(past)) >= known and not np.all(np.isnan(later))
            if usable and (only is None or end == only):
                rows.append((place, end, past, later))
    longest = max(len(row[2]) for row in rows)
    past = np.full((len(rows), longest), np.nan)
    for place, row in enumerate(rows):
        past[place, longest - len(row[2]) :] = row[2]
    where = tuple(np.array([row[part] for row in rows]) for part in (0, 1))
    return dict(
        list=where[0], calendar=(where[1] + first) % 12, past=past, later=np.array([row[3] for row in rows]), horizons=horizons,
        wait=waits[where], newcomers=newcomers[where],
    )


def place(number, k):
    """The scale on which lists of all sizes move alike: SizeScale.swift."""
    return 2 * np.arcsinh(np.sqrt(np.maximum(number, 0) / k["countNoise"]))


def number_at(place, k):
    return k["countNoise"] * np.sinh(np.maximum(place, 0) / 2) ** 2


def steepness(number, k):
    return 1 / np.sqrt(1 + k["countNoise"] / np.maximum(number, 0.5))


class ListLaw:
    """ListPath on many cases at once, with random numbers that stay the same for all constants."""

    def __init__(self, case, season, particles, seed=1):
        random = np.random.default_rng(seed)
        shape, months = (len(case["past"]), particles), max(case["horizons"])
        self.case, self.season, self.shape = case, season, shape
        self.prior = random.standard_normal((3, *shape))
        self.zero, self.resample = random.random(shape), random.random((shape[0], 1))
        self.errors, self.breaks = random.standard_t(4, (months, *shape)), random.random((months, *shape))
        self.mixed, self.slope = random.random(shape), random.standard_normal(shape)
        self.back, self.when = random.random(shape), random.random(shape)
        self.wait = np.where(case["wait"] > 0, case["wait"], 15)
        newcomers = np.where(np.isnan(case["newcomers"]), np.minimum(0.75 * 4.348 / self.wait, 1), case["newcomers"])
        self.amplitude = np.clip(newcomers / 0.2, 0.3, 1)
        self.size = np.array([max(row[~np.isnan(row)][-3:].mean(), 1) for row in case["past"]])

    def paths(self, k):
        count, particles = self.shape
        wait, pooled, number_now = self.wait[:, None], self.amplitude, self.case["past"][:, -1]
        length = self.case["past"].shape[1]
        median = k["logScale"] + k["bySize"] * np.log(self.size / 300)[:, None] + k["byWait"] * np.log(wait / 15)
        scale = np.exp(median + k["scaleDeviation"] * self.prior[0])
        still = self.zero < k["driftWait"] / (wait + k["driftWait"])
        drift = np.where(still, 0, k["driftDeviation"] * scale * self.prior[1])
        amplitude = pooled[:, None] * (1 + k["amplitudeDeviation"] * self.prior[2])
        fit, broken, before = np.zeros(self.shape), np.zeros(self.shape), np.zeros(count)
        fell = np.zeros(count, bool)
        last, season, gap = np.full(count, np.nan), np.zeros(count), np.zeros(count)
        weight, total, squares = np.zeros(count), np.zeros(count), np.zeros(count)
        for step in range(length):
            age = length - 1 - step
            season, gap, now = season + self.season[(self.case["calendar"] - age) % 12], gap + 1, self.case["past"][:, step]
            rows = np.where(~np.isnan(now) & ~np.isnan(last))[0]
            if len(rows):
                steep = steepness(last[rows], k)[:, None]
                error = (place(now, k) - place(last, k))[rows, None]
                error = error - steep * (drift[rows] * gap[rows, None] + amplitude[rows] * season[rows, None])
                width = scale[rows] * np.sqrt(gap[rows, None])
                wide = np.sqrt((steep * k["breakScale"]) ** 2 + width**2)
                usual = (1 - k["breaks"]) * 8 / (3 * math.pi * math.sqrt(5)) / width * (1 + (error / width) ** 2 / 5) ** -3
                rare = k["breaks"] * 2 / (math.pi * math.sqrt(3)) / wide * (1 + (error / wide) ** 2 / 3) ** -2
                fit[rows] += k["discount"] ** age * np.log(usual + rare)
                if age == 0:
                    broken[rows], before[rows] = rare / (usual + rare), last[rows]
                    fell[rows] = now[rows] < last[rows]
                change = now[rows] - last[rows] - pooled[rows] * season[rows] * (last[rows] + 0.5)
                most = k["drifterClip"] * (np.minimum(now, last)[rows] + 0.5) * np.sqrt(gap[rows])
                change = np.clip(change, -most, most)
                share = k["drifterDiscount"] ** age
                weight[rows] += share
                total[rows] += share * change
                squares[rows] += share * change**2 / gap[rows]
            seen = ~np.isnan(now)
            last, season, gap = np.where(seen, now, last), np.where(seen, 0, season), np.where(seen, 0, gap)
        share = np.exp(fit - fit.max(1, keepdims=True))
        offset = np.arange(count)[:, None] * 2.0
        below = np.minimum(np.cumsum(share, 1) / share.sum(1, keepdims=True), 1) + offset
        points = (self.resample + np.arange(particles)) / particles + offset
        kept = np.searchsorted(below.ravel(), points.ravel()).reshape(self.shape) - np.arange(count)[:, None] * particles
        kept = np.clip(kept, 0, particles - 1)
        scale, drift, amplitude, broken = (np.take_along_axis(one, kept, 1) for one in (scale, drift, amplitude, broken))

        shrunk = total / (weight + k["drifterShrinkage"])
        about = np.maximum(squares - 2 * shrunk * total + weight * shrunk**2, 0)
        variance = (3 * np.maximum(k["drifterScale"] * number_now, 1) ** 2 + about) / (3 + weight)
        deviation = np.sqrt(variance)[:, None]
        slope = shrunk[:, None] + self.slope * deviation / np.sqrt(weight + k["drifterShrinkage"])[:, None]
        drifts = self.mixed < np.minimum(k["driftersAtMost"], k["drifters"] * wait / (wait + k["driftersWait"]))
        widening = k["widening"] - k["wideningLost"] * wait / (wait + 25)
        back = self.back < broken * np.where(fell, k["fallBack"], k["riseBack"])[:, None]
        month_back = np.where(back, 1 + np.floor(np.log(self.when) / math.log(1 - k["backAMonth"])), 0)
        share = np.minimum(widening * scale * 1.3 / k["reach"], 1)
        reversion = np.maximum(k["reversion"], 1 - np.sqrt(1 - share**2))
        usual = np.nanmean(place(self.case["past"][:, -36:], k), 1)[:, None]
        x = np.repeat(place(number_now, k)[:, None], particles, 1)
        value = np.repeat(number_now[:, None], particles, 1)
        result = []
        for ahead in range(1, max(self.case["horizons"]) + 1):
            season = self.season[(self.case["calendar"] + ahead) % 12]
            returns = month_back == ahead
            x, value = np.where(returns, place(before, k)[:, None], x), np.where(returns, before[:, None], value)
            drift = drift * k["damping"]
            steep, error = steepness(number_at(x, k), k), np.clip(self.errors[ahead - 1], -k["furthest"], k["furthest"])
            wide = np.sqrt((steep * k["breakScale"]) ** 2 + scale**2) * 0.8 * np.clip(error, -6, 6)
            innovation = np.where(self.breaks[ahead - 1] < k["breaks"], wide, scale * error)
            moved = np.minimum(widening * innovation, k["rise"]) - reversion * (x - usual)
            x = np.maximum(x + moved + steep * (widening * drift + amplitude * season[:, None]), 0)
            value = value + slope * k["damping"] ** ahead + (pooled * season * number_now)[:, None]
            value = value + widening * deviation * error * math.sqrt(0.5)
            if ahead in self.case["horizons"]:
                result.append(np.maximum(np.where(drifts, value, number_at(x, k)), 0))
        return np.stack(result, 1)

    def quantiles(self, k):
        return np.moveaxis(np.quantile(self.paths(k), QUANTILES, axis=2), 0, -1)


def wait_quantiles(case, k):
    """WaitPath's law of mean waits."""
    past, horizons = case["past"], np.array(case["horizons"])
    count, length = past.shape
    months, total, weight, squares, when = (np.zeros(count) for _ in range(5))
    last, now = np.full(count, np.nan), past[:, -1]
    for place in range(length):
        known = ~np.isnan(past[:, place]) & ~np.isnan(last)
        gap = np.where(known, place - when, 1)
        change = np.where(known, past[:, place] - last, 0)
        most = np.maximum(k["clip"] * now, 3) * np.sqrt(gap)
        share, spread = (k[name] ** (length - 1 - place) * known for name in ("discount", "spreadDiscount"))
        months, total = months + share * gap, total + share * np.clip(change, -most, most)
        weight, squares = weight + spread, squares + spread * change**2 / gap
        seen = ~np.isnan(past[:, place])
        last, when = np.where(seen, past[:, place], last), np.where(seen, place, when)
    shrinkage = k["shrinkage"] * (np.maximum(now, 1) / 20) ** -k["byWait"]
    slope = total / (months + shrinkage)
    prior = np.maximum(k["scale"] * now, k["least"])
    about = np.maximum(squares - weight * slope**2, 0.1 * squares)
    variance = ((k["priorMonths"] * prior**2 + about) / (k["priorMonths"] + weight))[:, None]
    grown = np.array([sum(k["damping"] ** step for step in range(1, ahead + 1)) for ahead in horizons])
    slopes = k["slopeWidening"] * variance / (months + shrinkage)[:, None] * grown**2
    deviation = k["widening"] * np.sqrt(variance * horizons + slopes)
    result = (now[:, None] + slope[:, None] * grown)[..., None] + deviation[..., None] * T5 * math.sqrt(0.6)
    return np.clip(result, 0, (now[:, None] + 4.348 * horizons + 0.5)[..., None])


def naive(case, least):
    past, now = case["past"], case["past"][:, -1]
    squares, steps = 3 * np.maximum(0.03 * now, least) ** 2, np.full(len(now), 3.0)
    for place, row in enumerate(past):
        known = np.where(~np.isnan(row))[0]
        squares[place] += (np.diff(row[known]) ** 2 / np.diff(known)).sum()
        steps[place] += len(known) - 1
    deviation = np.sqrt(squares / steps)[:, None] * np.sqrt(np.array(case["horizons"]))
    return np.maximum(now[:, None, None] + deviation[..., None] * NORMAL, 0)


def loss(quantiles, observed):
    error = observed[..., None] - quantiles
    return (2 * np.where(error >= 0, QUANTILES * error, (QUANTILES - 1) * error)).mean(-1)


def scores(case, quantiles, rival):
    """By horizon: geometric mean over lists, sum over sizes, and what the 80% and 95% ranges hold."""
    own, other, size = loss(quantiles, case["later"]), loss(rival, case["later"]), np.maximum(case["past"][:, -1], 1)
    result = []
    for place in range(len(case["horizons"])):
        known = ~np.isnan(case["later"][:, place])
        sums = [np.bincount(case["list"][known], one[known, place]) for one in (own, other)]
        usable = (sums[0] > 0) & (sums[1] > 0)
        geometric = math.exp(np.log(sums[0][usable] / sums[1][usable]).mean())
        relative = (own[known, place] / size[known]).sum() / (other[known, place] / size[known]).sum()
        observed, ranges = case["later"][known, place], quantiles[known, place]
        hold = [np.mean((ranges[:, low] <= observed) & (observed <= ranges[:, 8 - low])) for low in (2, 0)]
        result.append((geometric, relative, *hold))
    return result


def objective(sets, k, show=False):
    total, weights = 0.0, 0.0
    for name, (case, law, rival, weight) in sets.items():
        found = scores(case, law(k), rival)
        if show:
            for ahead, one in zip(case["horizons"], found):
                print(f"{name:12} {ahead:2} months: geometric {one[0]:.3f}, sum {one[1]:.3f}, hold {one[2]:.2f} {one[3]:.2f}")
        parts = [
            0.5 * math.log(one[0]) + 0.5 * math.log(one[1]) + max(0, 0.77 - one[2]) + 1.5 * max(0, 0.93 - one[3]) for one in found
        ]
        total, weights = total + weight * sum(parts) / len(parts), weights + weight
    return total / weights


def search(sets, k, steps, bounds, seconds):
    random, start, k, steps = np.random.default_rng(1), time.time(), dict(k), dict(steps)
    best = objective(sets, k, show=True)
    while time.time() - start < seconds:
        for name in random.permutation(list(steps)):
            for sign in (1, -1):
                low, high = bounds.get(name, (-9, 9))
                tried = {**k, name: min(max(k[name] + sign * steps[name], low), high)}
                value = objective(sets, tried)
                if value < best - 2e-4:
                    best, k = value, tried
                    steps[name] *= 1.2
                    break
            else:
                steps[name] *= 0.6
            if time.time() - start > seconds:
                break
    objective(sets, k, show=True)
    print({name: round(float(value), 4) for name, value in k.items()}, f"objective {best:.4f}")


def learn_lists(seconds):
    sets = {}
    for name, case, season, weight in (
        ("community", cases(*community(), 3, (1, 2, 3, 4)), ENGLAND, 1.0),
        ("scotland", cases(*scotland(), 36, (1, 3, 6, 12), window=36), SCOTLAND, 0.8),
        ("simulated", cases(*simulated(), 12, (1, 3, 6, 12), only=11, window=12), np.zeros(12), 0.25),
    ):
        law = ListLaw(case, season, 128)
        sets[name] = (case, law.quantiles, naive(case, 1), weight)
    search(sets, LISTS, LIST_STEPS, LIST_BOUNDS, seconds)


def learn_waits(seconds):
    numbers, waits, newcomers, first = community()
    waits = np.where(numbers >= 10, waits, np.nan)
    _, means, none, _ = simulated()
    sets = {}
    for name, case, weight in (
        ("community", cases(waits, waits, newcomers, first, 4, (1, 2, 3, 4), least=0), 1.0),
        ("simulated", cases(means[:, :12], means, none, 0, 5, (1, 2, 3, 4), least=0), 0.6),
        ("at the last", cases(means, means, none, 0, 12, (1, 3, 6, 12), only=11, least=0), 0.6),
    ):
        sets[name] = (case, lambda k, case=case: wait_quantiles(case, k), naive(case, 0.5), weight)
    search(sets, WAITS, WAIT_STEPS, WAIT_BOUNDS, seconds)


def table():
    """Quantiles of four lists of the law as it stands, for the comparison with ListPath."""
    lists = [
        ("steady", 20, 0.2, ENGLAND, 6, [410, 402, 395, 408, 413, 405, 399, 404, 411, 400]),
        ("growing", 45, 0.1, ENGLAND, 2, [300, 322, 338, 361, 377, 402, 425, 441]),
        ("small", 6, 0.5, ENGLAND, 9, [14, 11, 15, 9, 12, 13]),
        ("fallen", 15, 0.25, SCOTLAND, 4, [820, 790, 835, 812, 90]),
    ]
    print("list,mean_wait,under_4,season,month_of_year,counts,ahead," + ",".join(f"q{100 * one:g}" for one in QUANTILES))
    for name, wait, newcomers, season, when, counts in lists:
        horizons = (1, 3, 6, 12)
        case = dict(
            list=np.zeros(40, int), calendar=np.full(40, when - 1), past=np.tile(np.array(counts, float), (40, 1)),
            later=np.full((40, 4), np.nan), horizons=horizons, wait=np.full(40, float(wait)), newcomers=np.full(40, newcomers),
        )
        paths = ListLaw(case, season, 1_000, seed=7).paths(LISTS)
        country = "england" if season is ENGLAND else "scotland"
        for place, ahead in enumerate(horizons):
            found = np.quantile(paths[:, place].ravel(), QUANTILES)
            words = " ".join(map(str, counts))
            print(f"{name},{wait},{newcomers},{country},{when},{words},{ahead}," + ",".join(f"{one:.1f}" for one in found))


def main():
    np.seterr(all="ignore")
    task, seconds = (sys.argv[1:] + ["lists"])[0], float((sys.argv[2:] + ["600"])[0])
    {"lists": lambda: learn_lists(seconds), "waits": lambda: learn_waits(seconds), "table": table}[task]()


if __name__ == "__main__":
    main()

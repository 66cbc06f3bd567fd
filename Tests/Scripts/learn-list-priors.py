#!/usr/bin/env python3
"""Learns the numbers of ListPriors.swift and prints them.

    WAITCAST_DATA=... Tests/Scripts/learn-list-priors.py

Needs numpy, and in the folder WAITCAST_DATA three sets: camhs_scotland_development (seven Scottish boards, children's
mental health, 2012 to 2023: referrals, seen and waiting by month and band), rtt_weekbands_2014_2015 (NHS England, waiting
and completed pathways by single week, specialty and commissioner, December 2014 to May 2015; every third list) and
chs_cyp_2023 (NHS England, children's community services by provider and band, 2023).

Each number is a mean over lists, each list with the same weight, and the standard deviation between lists after what
chance adds is taken off. Order of service: completed pathways of a month by weeks waited against those waiting by weeks
at its two ends, beyond four weeks; of boards, the same by band. Early share: completed pathways under four weeks beyond
what that order takes there, as a share of arrivals. Flows: a local level by exponential smoothing, whose errors are split
into chance, scatter and step by their variance and their correlation with the next. Additions: months in which more
must have joined a board's list than were referred. Priors are then set a little wider than these, as the lists to come
are of other services: how, is said beside each in ListPriors.swift.
"""
import collections
import csv
import gzip
import math
import os

import numpy as np

DATA = os.environ["WAITCAST_DATA"]


def normal(name, values, errors=None):
    values = np.array(values)
    spread = values.var()
    if errors is not None:
        spread = max(spread - np.mean(np.array(errors) ** 2), 0)
    quantiles = np.quantile(values, [0.1, 0.5, 0.9]).round(2)
    print(f"{name:28} mean {values.mean():6.2f}  between lists {math.sqrt(spread):5.2f}  of {len(values):4}  10/50/90% {quantiles}")


def specialties():
    """Order and early share of lists of specialties by commissioner."""
    lists = collections.defaultdict(dict)
    with gzip.open(f"{DATA}/rtt_weekbands_2014_2015/rtt_week_bands.csv.gz", "rt") as file:
        for row in csv.DictReader(file):
            if row["level"] == "Commissioner" and "otal" not in row["tf_name"]:
                weeks = [float(row[f"w{week}_{week + 1}"] or 0) for week in range(52)] + [float(row["w52plus"] or 0)]
                lists[row["org_code"], row["tf_code"][2:]][row["month"], row["part"]] = np.array(weeks)
    months = ["2014-12", "2015-01", "2015-02", "2015-03", "2015-04", "2015-05"]
    age = np.arange(52) + 0.5
    kappas, errors, shares = [], [], []
    for parts in lists.values():
        done, waiting, arrivals = np.zeros(52), np.zeros(52), 0.0
        for before, month in zip(months, months[1:]):
            keys = [(before, "incomplete"), (month, "incomplete"), (month, "admitted"), (month, "nonadmitted")]
            if all(key in parts for key in keys):
                start, end, one, two = (parts[key][:52] for key in keys)
                done += one + two
                waiting += (start + end) / 2
                arrivals += (one + two).sum() + end.sum() - start.sum()
        late = slice(5, 45)
        if done[late].sum() < 200 or waiting.sum() < 500 or arrivals < 200:
            continue
        mean = (waiting * age).sum() / waiting.sum()
        kappa, information = 0.0, 1.0
        for _ in range(30):
            weight = waiting[late] * np.exp(kappa * age[late] / mean)
            share = weight / weight.sum()
            x = age[late] / mean
            middle = (share * x).sum()
            information = done[late].sum() * ((share * x * x).sum() - middle**2)
            kappa += float(np.clip(((done[late] * x).sum() - done[late].sum() * middle) / information, -0.5, 0.5))
        weight = waiting * np.exp(kappa * age / mean)
        taken = done[late].sum() * weight[:5].sum() / weight[late].sum()
        kappas.append(kappa)
        errors.append(2 / math.sqrt(information))
        shares.append(min(max((done[:5].sum() - taken) / arrivals, 0.005), 0.9))
    normal("kappa, specialties", kappas, errors)
    shares = np.array(shares)
    normal("logit early share", np.log(shares / (1 - shares)))


def boards():
    """Order, ledger, additions and flows of boards."""
    rows = collections.defaultdict(dict)
    names = ["0To18Weeks", "19To35Weeks", "36To52Weeks", "Over52Weeks"]
    with open(f"{DATA}/camhs_scotland_development/camhs_flows_and_stock.csv") as file:
        for row in csv.DictReader(file):
            number = lambda name: float(row[name]) if row[name] else math.nan
            rows[row["HBName"]][int(row["Month"][:4]) * 12 + int(row["Month"][4:]) - 1] = (
                number("ReferralsAccepted"),
                number("TotalPatientsSeen"),
                number("TotalPatientsWaiting"),
                np.array([number(f"NumberOfPatientsSeen{name}") for name in names]),
                np.array([number(f"NumberOfPatientsWaiting{name}") for name in names]),
            )
    kappas, leaving, others_cv, sizes, strays = [], [], [], [], []
    added = removed = months = 0
    for board in rows.values():
        keys = sorted(board)
        for start in range(0, len(keys) - 24, 24):
            part = keys[start : start + 24]
            done = np.nansum([board[key][3] for key in part], axis=0)
            waiting = np.nansum([board[key][4] for key in part], axis=0)
            if min(done[:2].min(), waiting[:2].min()) > 20:
                kappas.append(banded_kappa(done, waiting))
        ledger = []
        for before, key in zip(keys, keys[1:]):
            if key != before + 1 or any(math.isnan(board[key][i]) for i in range(3)) or math.isnan(board[before][2]):
                continue
            referrals, seen, number = board[key][:3]
            ledger.append((referrals, seen, number, number - board[before][2]))
        ledger = np.array(ledger)
        left = ledger[:, 0] - ledger[:, 1] - ledger[:, 3]
        usual = np.array([np.median(left[max(0, i - 12) : i + 13]) for i in range(len(left))])
        spread = 1.4826 * np.median(np.abs(left - usual))
        for i in range(len(left)):
            months += 1
            if left[i] < 0 and usual[i] - left[i] > 2 * spread:
                added += 1
                sizes.append((usual[i] - left[i]) / ledger[i, 2])
            elif left[i] - usual[i] > 3 * spread and left[i] > 0.05 * ledger[i, 2]:
                removed += 1
        for start in range(0, len(left) - 24, 24):
            part = slice(start, start + 24)
            share = left[part].sum() / ledger[part, 0].sum()
            leaving.append(min(max(share, 0.01), 0.95))
        level = np.maximum(usual, 1)
        others_cv.append(math.sqrt(max(np.median((left - usual) ** 2) * 2.2 - level.mean(), 0)) / level.mean())
    normal("kappa, boards", kappas)
    leaving = np.array(leaving)
    normal("share that leaves unseen", leaving)
    normal("scatter of others", others_cv)
    print(f"months with additions        {added / months:.3f}; one-off removals {removed / months:.3f}; of {months}")
    normal("ln size of an addition", np.log(sizes))
    flows("referrals", {name: {k: v[0] for k, v in board.items()} for name, board in rows.items()})
    flows("seen", {name: {k: v[1] for k, v in board.items()} for name, board in rows.items()})


def banded_kappa(done, waiting):
    """kappa at which the mean band of those seen is as published; ages are exponential within bands."""
    edges = [(0, 18.5), (18.5, 35.5), (35.5, 52.5), (52.5, 90)]
    share = waiting / waiting.sum()
    rate = -math.log(max(1 - share[0], 0.02)) / 18.5
    ages, weights = [], []
    for band, (low, high) in enumerate(edges):
        x = np.linspace(low, high, 40)
        density = np.exp(-rate * x)
        ages.append(x)
        weights.append(share[band] * density / density.sum())
    mean = sum((x * w).sum() for x, w in zip(ages, weights))
    target = done / done.sum()
    low, high = -6.0, 6.0
    for _ in range(50):
        kappa = (low + high) / 2
        taken = np.array([(w * np.exp(kappa * x / mean)).sum() for x, w in zip(ages, weights)])
        taken /= taken.sum()
        if (taken * np.arange(4)).sum() < (target * np.arange(4)).sum():
            low = kappa
        else:
            high = kappa
    return kappa


def flows(name, series):
    """Scatter, step and jumps of a level: from the variances of differences one and two months apart."""
    scatters, steps, jumps, months = [], [], 0, 0
    for values in series.values():
        keys = sorted(k for k in values if not math.isnan(values[k]))
        logs = {k: math.log(values[k] + 0.5) for k in keys}
        season = collections.defaultdict(list)
        for k in keys:
            near = [logs[j] for j in range(k - 6, k + 7) if j in logs]
            if len(near) == 13:
                season[k % 12].append(logs[k] - np.mean(near))
        logs = {k: logs[k] - np.median(season[k % 12]) for k in keys if season[k % 12]}
        one = np.array([logs[k + 1] - logs[k] for k in logs if k + 1 in logs])
        four = np.array([logs[k + 4] - logs[k] for k in logs if k + 4 in logs])
        robust = lambda x: (1.4826 * np.median(np.abs(x - np.median(x)))) ** 2
        step = max((robust(four) - robust(one)) / 3, 1e-5)
        chance = np.mean([1 / (values[k] + 0.5) for k in logs])
        scatters.append(math.sqrt(max((robust(one) - step) / 2 - chance, 1e-4)))
        steps.append(math.sqrt(step))
        ordered = [logs[k] for k in sorted(logs)]
        for i in range(6, len(ordered) - 6):
            months += 1
            shift = np.median(ordered[i : i + 6]) - np.median(ordered[i - 6 : i])
            own = abs(ordered[i] - ordered[i - 1])
            jumps += abs(shift) > 0.3 and own > 0.25
    normal(f"ln scatter of {name}", np.log(scatters))
    normal(f"ln step of {name}", np.log(steps))
    print(f"jumps of {name:19} {jumps / months:.3f} a month")


def bands():
    """How far a band strays from the one before, aged by a month, beside chance: children's community services."""
    names = ["0-1", ">1-2", ">2-4", ">4-12", ">12-18", ">18-52", ">52"]
    lists = collections.defaultdict(dict)
    with gzip.open(f"{DATA}/chs_cyp_2023/chs_cyp_waiting_by_band.csv.gz", "rt") as file:
        for row in csv.DictReader(file):
            if row["level"] == "Provider":
                lists[row["org_name"], row["service"]].setdefault(row["month"], {})[row["band_weeks"]] = row["value"]
    strays = collections.defaultdict(list)
    for months in lists.values():
        ordered = sorted(months)
        for before, month in zip(ordered, ordered[1:]):
            try:
                start = np.array([float(months[before][name]) for name in names])
                end = np.array([float(months[month][name]) for name in names])
            except (KeyError, ValueError):
                continue
            if end.sum() < 100 or start.sum() < 100:
                continue
            # 4.35 weeks on, log-linear flows across the edges at the density of the younger band.
            aged = {5: start[5] * (1 - 4.35 / 34) + start[4] * 4.35 / 6, 6: start[6] + start[5] * 4.35 / 34}
            for band, expected in aged.items():
                if expected > 20 and end[band] > 0:
                    strays[band].append(math.log(end[band] / expected))
    for band, values in strays.items():
        values = np.array(values)
        print(f"stray of band {names[band]:14} median {np.median(values):.2f}, robust sd {1.4826 * np.median(np.abs(values - np.median(values))):.2f}, of {len(values)}")


specialties()
boards()
bands()

"""Writes Tests/Reference/linear-programmes: seeded linear programmes and their least costs by HiGHS, through SciPy.

Usage: python3 Tests/Scripts/linear-programmes.py FOLDER   (SciPy 1.17.1 made what is checked in)
"""

import csv
import math
import sys

import numpy as np
from scipy.optimize import linprog

folder = sys.argv[1]
random = np.random.default_rng(20240831)


def bound(value):
    return "" if not math.isfinite(value) else repr(float(value))


def programme(kind, rows, columns):
    density = random.choice([0.2, 0.4, 0.8])
    a = np.round(random.normal(0, 5, (rows, columns)), 2) * (random.random((rows, columns)) < density)
    if kind == "integers":
        a = np.round(a)
    low, high = np.zeros(columns), np.full(columns, math.inf)
    bounded = random.random(columns)
    high[bounded < 0.4] = np.round(random.uniform(1, 9, (bounded < 0.4).sum()), 1)
    low[bounded > 0.85] = -np.round(random.uniform(1, 9, (bounded > 0.85).sum()), 1)
    free = random.random(columns) < 0.08
    low[free], high[free] = -math.inf, math.inf
    inside = np.clip(random.uniform(-1, 4, columns), np.where(np.isfinite(low), low, -2), np.where(np.isfinite(high), high, 5))
    if kind in ("degenerate", "integers"):
        inside = np.round(inside)
        inside = np.clip(inside, np.ceil(np.where(np.isfinite(low), low, -2)), np.floor(np.where(np.isfinite(high), high, 5)))
        inside[random.random(columns) < 0.5] = 0
        inside = np.clip(inside, low, high)
    if kind == "unbounded":
        a[:, 0] = -abs(a[:, 0])
    sums = a @ inside
    row_low, row_high = np.full(rows, -math.inf), np.full(rows, math.inf)
    for row in range(rows):
        sort = 1 if kind == "unbounded" else random.integers(4)
        gap = 0 if kind == "degenerate" else round(random.uniform(0, 6), 1)
        if sort == 0:
            row_low[row] = row_high[row] = sums[row]
        if sort in (1, 3):
            row_high[row] = sums[row] + gap
        if sort in (2, 3):
            row_low[row] = sums[row] - gap
    if kind == "infeasible":
        row_high[0] = round(sums[0], 6)
        row_low[0] = -math.inf
        a = np.vstack([a, a[0]])
        row_low, row_high = np.append(row_low, row_high[0] + 3), np.append(row_high, math.inf)
    if kind == "unbounded":
        # One variable gains without end, and strains no row.
        cost = np.round(random.normal(0, 3, columns), 1)
        high[0], cost[0] = math.inf, -1
    else:
        # A cost that some prices bear out, so that there is a least one: c = A'y + d with signs that fit the bounds.
        y = np.round(random.normal(0, 2, len(row_low)), 1)
        y = np.where(np.isfinite(row_low), y, -abs(y))
        y = np.where(np.isfinite(row_high), y, np.where(np.isfinite(row_low), abs(y), 0))
        d = np.round(random.exponential(2, columns), 1)
        d = np.where(np.isfinite(low), np.where(np.isfinite(high), d * random.choice([-1, 1], columns), d), 0)
        d = np.where(~np.isfinite(low) & np.isfinite(high), -abs(d), d)
        cost = np.round(a.T @ y + d, 6)
    return cost, a, row_low, row_high, low, high


def solved(cost, a, row_low, row_high, low, high):
    equal = row_low == row_high
    top, bottom = ~equal & np.isfinite(row_high), ~equal & np.isfinite(row_low)
    return linprog(
        cost,
        A_ub=np.vstack([a[top], -a[bottom]]),
        b_ub=np.concatenate([row_high[top], -row_low[bottom]]),
        A_eq=a[equal],
        b_eq=row_low[equal],
        bounds=list(zip(low, high)),
        method="highs",
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10, "presolve": False},
    )


kinds = ["general"] * 16 + ["degenerate"] * 10 + ["integers"] * 8 + ["infeasible"] * 6 + ["unbounded"] * 8
tables = {name: csv.writer(open(f"{folder}/{name}.csv", "w", newline=""), lineterminator="\n")
          for name in ("programmes", "rows", "columns", "entries")}
tables["programmes"].writerow(["programme", "kind", "rows", "columns", "status", "objective"])
tables["rows"].writerow(["programme", "row", "lower", "upper"])
tables["columns"].writerow(["programme", "column", "cost", "lower", "upper"])
tables["entries"].writerow(["programme", "row", "column", "value"])
for index, kind in enumerate(kinds):
    name = f"lp{index + 1:02d}"
    cost, a, row_low, row_high, low, high = programme(kind, int(random.integers(3, 36)), int(random.integers(4, 50)))
    found = solved(cost, a, row_low, row_high, low, high)
    status = {0: "optimal", 2: "infeasible", 3: "unbounded"}[found.status]
    tables["programmes"].writerow(
        [name, kind, len(row_low), len(cost), status, repr(float(found.fun)) if status == "optimal" else ""])
    for row in range(len(row_low)):
        tables["rows"].writerow([name, row, bound(row_low[row]), bound(row_high[row])])
    for column in range(len(cost)):
        tables["columns"].writerow([name, column, repr(float(cost[column])), bound(low[column]), bound(high[column])])
    for row, column in zip(*np.nonzero(a)):
        tables["entries"].writerow([name, row, column, repr(float(a[row, column]))])

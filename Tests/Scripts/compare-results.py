#!/usr/bin/env python3
"""Compares the figures of two folders of results, row by row, and tells which have moved by more than a step.

Usage: compare-results.py BEFORE AFTER

A step is the last digit that files show: a tenth of a child or week, a thousandth of a share or ratio; and a thousandth of
the value where there are more than 65,536 steps to it. Rows that are new are counted. Exits with 1 if a row is missing, or a
figure has moved by more than a step.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

STEPS = {"children": 0.1, "weeks": 0.1, "share": 0.001, "ratio": 0.001}
KEY = ("plan", "service", "stage", "period", "period_type", "measure")
FIGURES = ("mean", "sd", "p2_5", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p97_5")


def rows(folder, name):
    with open(Path(folder) / name, encoding="utf-8") as file:
        return {tuple(row[key] for key in KEY): row for row in csv.DictReader(file)}


def number(text):
    return None if text == "NA" else float(text.replace("INF", "inf"))


def has_moved(before, after, step):
    if before is None or after is None or before == after:
        return before != after
    limit = max(step, abs(before) / 1024 if abs(before) > 65_536 * step else 0)
    # Both are rounded to the step when they are written.
    return abs(before - after) > limit * (1 + 1e-9) + 1e-9


def main(before, after):
    is_same = True
    for name in ("forecast.csv", "comparison.csv"):
        old, new = rows(before, name), rows(after, name)
        missing = [key for key in old if key not in new]
        moved = Counter()
        example = {}
        for key, row in old.items():
            other = new.get(key)
            for figure in FIGURES if other else ():
                if has_moved(number(row[figure]), number(other[figure]), STEPS[row["unit"]]):
                    moved[figure] += 1
                    example.setdefault(figure, f"{', '.join(key)}: {row[figure]}, then {other[figure]}")
        print(f"{name}: {len(old) * len(FIGURES)} figures before, {len(new) - len(old) + len(missing)} new rows, "
              f"{len(missing)} missing rows, {sum(moved.values())} figures moved by more than a step")
        for key in missing[:3]:
            print(f"  missing: {', '.join(key)}")
        for figure, text in example.items():
            print(f"  {figure} ({moved[figure]}): {text}")
        is_same = is_same and not missing and not moved
    return 0 if is_same else 1


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))

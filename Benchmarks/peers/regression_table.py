"""Prints the tables of regression.sh from the lines of task,what,values that each program printed.

Usage: python regression_table.py FOLDER
"""

import statistics
import sys
from collections import defaultdict
from pathlib import Path

PROGRAMS = ["waitcast", "R", "statsmodels"]


def read(folder, program):
    """For each task and quantity, the values of each round."""
    rounds = defaultdict(list)
    for file in sorted(Path(folder).glob(f"{program}.*.out")):
        for line in file.read_text().splitlines():
            task, what, *values = line.split(",")
            rounds[task, what].append([float(value) for value in values])
    return rounds


def worst_difference(values, reference):
    """The largest relative difference of any value."""
    return max(abs(a - b) / abs(b) for a, b in zip(values, reference, strict=True))


def main(folder):
    found = {program: read(folder, program) for program in PROGRAMS}
    tasks = [task for task, what in found["waitcast"] if what == "milliseconds"]

    print()
    print("| task | Waitcast | R | statsmodels | R / Waitcast | statsmodels / Waitcast |")
    print("|---|---|---|---|---|---|")
    for task in tasks:
        own, *others = [statistics.median(v[0] for v in found[p][task, "milliseconds"]) for p in PROGRAMS]
        times = [f"{time:.3g} ms" if time < 100 else f"{time:.0f} ms" for time in [own, *others]]
        print("|", " | ".join([task, *times, *(f"{time / own:.1f}" for time in others)]), "|")

    print()
    print("Worst relative difference from Waitcast:")
    print()
    print("| task | what | R | statsmodels |")
    print("|---|---|---|---|")
    for task in tasks:
        for what in ["coefficients", "standard errors", "theta"]:
            if (task, what) not in found["waitcast"]:
                continue
            own = found["waitcast"][task, what][0]
            errors = [worst_difference(found[p][task, what][0], own) for p in PROGRAMS[1:]]
            print("|", " | ".join([task, what, *(f"{error:.0e}" for error in errors)]), "|")


main(sys.argv[1])

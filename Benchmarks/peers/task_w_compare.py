"""Runs task W on the engine and on its peers, one after the other, and prints what each takes and finds.

Usage: python task_w_compare.py PATH_TO_TASKW
"""

import json
import math
import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent

def exact():
    """Mean and standard deviation of the number waiting after each week; see TaskW.swift."""
    values = {}
    theta = 1 / 217
    q = math.exp(-theta)
    mean, variance, new = 1530.0, 0.0, 24.23 * (1 - q) / theta
    for week in range(1, 157):
        variance = variance * q * q + (mean - 20) * q * (1 - q) + new
        mean = (mean - 20) * q + new
        values[week] = (mean, math.sqrt(variance))
    return values


EXACT = exact()


def peer(name, script, replications):
    run = subprocess.run([sys.executable, FOLDER / script, str(replications)], check=True, capture_output=True, text=True)
    answer = json.loads(run.stdout)
    count = len(answer["results"])
    figures = []
    for index, week in enumerate((52, 104, 156)):
        means = [sum(r[index][measure] for r in answer["results"]) / count for measure in range(4)]
        mean, deviation = EXACT[week]
        figures.append((week, means, (means[0] - mean) / (deviation / math.sqrt(count))))
    return name, count, answer["seconds"] / count, figures


def engine(path, replications):
    output = subprocess.run([path, str(replications)], check=True, capture_output=True, text=True).stdout
    seconds = float(re.search(r"one thread: .* ([\d.]+) us of processor", output).group(1)) * 1e-6
    figures = []
    for week in (52, 104, 156):
        numbers = [float(x) for x in re.findall(r"-?\d+\.\d+", re.search(rf"^{week} .*$", output, re.M).group(0))]
        number, _, z, _, _, mean, longest, under = numbers
        figures.append((week, [number, mean, longest, under / 100], z))
    return "this engine", replications, seconds, figures


def run(path):
    """Everybody's name, replications, seconds of processor time for each, and figures."""
    return [
        engine(path, 20_000),
        peer("NumPy, cohorts", "task_w_numpy.py", 1_000),
        peer("SimPy", "task_w_simpy.py", 40),
    ]


def times(rows):
    """Lines of a table: what a replication takes."""
    yield "| who | replications | processor time of one | times this engine |"
    yield "|---|---|---|---|"
    for name, count, seconds, _ in rows:
        yield f"| {name} | {count:,} | {seconds * 1e6:,.1f} us | {seconds / rows[0][2]:,.1f} |"


def figures(rows):
    """Lines of a table: the figures, and how many standard errors the number waiting lies from the exact mean."""
    yield "| who | week | number | exact | z | mean wait | maximum | under 18 weeks |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, _, _, weeks in rows:
        for week, (number, mean, longest, under), z in weeks:
            yield (
                f"| {name} | {week} | {number:.2f} | {EXACT[week][0]:.2f} | {z:+.2f} "
                f"| {mean:.2f} | {longest:.2f} | {100 * under:.2f}% |"
            )


def agree(rows):
    """Whether everybody's number waiting is that of the exact law."""
    return all(abs(z) < 4 for row in rows for _, _, z in row[3])


def main():
    rows = run(sys.argv[1])
    print("\n".join([*times(rows), "", *figures(rows)]))
    sys.exit(0 if agree(rows) else "task W: the figures do not agree with the exact law")


if __name__ == "__main__":
    main()

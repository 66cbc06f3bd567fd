"""Runs task W on the engine and on its peers, one after the other, and prints what each takes and finds.

Usage: python compare.py PATH_TO_TASKW
"""

import json
import math
import re
import subprocess
import sys

EXACT = {}


def exact():
    """Mean and standard deviation of the number waiting; see TaskW.swift."""
    theta = 1 / 217
    q = math.exp(-theta)
    mean, variance, new = 1530.0, 0.0, 24.23 * (1 - q) / theta
    for week in range(1, 157):
        variance = variance * q * q + (mean - 20) * q * (1 - q) + new
        mean = (mean - 20) * q + new
        EXACT[week] = (mean, math.sqrt(variance))


def peer(name, script, replications):
    run = subprocess.run([sys.executable, script, str(replications)], check=True, capture_output=True, text=True)
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


def main():
    exact()
    rows = [
        engine(sys.argv[1], 20_000),
        peer("NumPy, cohorts", "task_w_numpy.py", 1_000),
        peer("SimPy", "task_w_simpy.py", 40),
    ]
    base = rows[0][2]
    print("who               replications  processor each  times this engine")
    for name, count, seconds, _ in rows:
        print(f"{name:<18}{count:>12}  {seconds * 1e6:>11.1f} us  {seconds / base:>17.1f}")
    print()
    print("who               week   number (exact, z)            mean wait  maximum  under 18 weeks")
    worst = 0.0
    for name, _, _, figures in rows:
        for week, (number, mean, longest, under), z in figures:
            worst = max(worst, abs(z))
            print(
                f"{name:<18}{week:>4}   {number:8.2f} ({EXACT[week][0]:.2f}, {z:+.2f})   "
                f"{mean:9.2f}  {longest:7.2f}  {100 * under:6.2f}%"
            )
    print(f"largest |z| {worst:.2f}")
    sys.exit(0 if worst < 4 else 1)


main()

"""Measures everything and writes Benchmarks/TABLE.md.

Usage: python table.py BUILD_FOLDER [REGRESSION_OUTPUT]

BUILD_FOLDER holds TaskW, TaskWRich, Pathway and FeedFiles; REGRESSION_OUTPUT is what regression.sh has printed. Writes nothing and
fails when the engines' figures do not agree.
"""

import os
import platform
import re
import statistics
import subprocess
import sys
from pathlib import Path

import command
import feeds
import workbooks
import pathway_compare
import task_w_compare
import task_w_kernels

# Processes that wanted a core in the five minutes before: well below 1 on a machine that is quiet.
LOAD = os.getloadavg()[1]
TABLE = Path(__file__).resolve().parent.parent / "TABLE.md"

# What is measured, its unit, the target, and what it must at least be: Sources/waitcast/waitcast.docc/Speed.md says why. Of times,
# memory and what takes times as long, that is the most.
TASK_W = "task W over the best C++ for it alone, one thread"
RICH = "task W with classes, fitted order and varying capacity, one thread"
THREADS = "two threads over one"
GROWTH = "8,000 replications over 1,000, Derby without change"
GROWN = "memory of 8,000 replications, Derby without change"
CALIBRATION = "calibration of all of Derby, hindcasts included, two threads"
ALL_PLANS = "waitcast run on all plans of Derby, 1,000 replications, 36 months, two threads"
BATCH = "national batch, from an area's time"
MEMORY = "memory of 10,000 replications of Derby, 36 months"
READING = "reading a history of 50 MB"
RTT = "importing waits from referral to treatment"
REFERRALS = "importing rows of referrals"
WORKBOOK = "importing a workbook, of its XML"
WORKBOOK_MEMORY = "memory of importing a workbook of 40 MB of XML"
IMPORTED = "memory of importing 100 MB of either"
SOLVING = "solve, one service to 1 point of probability"
TARGETS = [
    (TASK_W, "times its time", "3", "4"),
    (RICH, "replications/s", "8000", "5500"),
    (THREADS, "times", "1.95", "1.9"),
    (GROWTH, "times its time", "8", "8.5"),
    (GROWN, "MiB", "400", "400"),
    (CALIBRATION, "s", "3", "6"),
    ("Poisson 120 x 15, R's glm.fit over Waitcast", "times", "8.4", "8"),
    ("Poisson 100000 x 20, R's glm.fit over Waitcast", "times", "9.5", "9"),
    ("negative binomial 120 x 15, R's glm.nb over Waitcast", "times", "22", "20"),
    ("negative binomial 100000 x 20, R's glm.nb over Waitcast", "times", "14", "14"),
    (ALL_PLANS, "s", "5", "9"),
    (BATCH, "min", "3", "5"),
    (MEMORY, "MiB", "200", "400"),
    (READING, "s", "1", "3"),
    (RTT, "MB/s", "100", "50"),
    (REFERRALS, "MB/s", "100", "50"),
    (IMPORTED, "MiB", "100", "200"),
    (WORKBOOK, "MB/s", "40", "20"),
    (WORKBOOK_MEMORY, "MiB", "100", "200"),
    (SOLVING, "s", "5", "10"),
    ("what-if page, one service: from a slider to its charts", "ms", "50", "100"),
    ("what-if page, the area: from a slider to its charts", "ms", "150", "300"),
]
NOT_BUILT = [what for what, *_ in TARGETS if what.startswith("what-if page")]


def task_w(path):
    """The median of three runs: replications a second of processor time, and what each run printed."""
    rates, outputs = [], []
    for _ in range(3):
        output = subprocess.run([path, "20000"], check=True, capture_output=True, text=True).stdout
        rates.append(1e6 / float(re.search(r"one thread: .* ([\d.]+) us of processor", output)[1]))
        outputs.append(output)
        if "threads: yes" not in output:
            sys.exit(f"{path.name}: one thread and two do not give the same sums")
    return statistics.median(rates), outputs


def speedup(outputs, what):
    """How many times faster two threads are at something, from the quickest turns of all runs."""
    found = [re.search(what + r": ([\d.]+) s on one thread, ([\d.]+) s on two", output) for output in outputs]
    return min(float(match[1]) for match in found) / min(float(match[2]) for match in found)


def regression(text):
    """How many times as long as Waitcast R takes, by task, from the first table of regression.sh."""
    for line in text.splitlines():
        fields = [field.strip() for field in line.strip("|").split("|")]
        if len(fields) == 6 and fields[0].startswith(("Poisson", "negative binomial")):
            name = "glm.fit" if fields[0].startswith("Poisson") else "glm.nb"
            yield f"{fields[0]}, R's {name} over Waitcast", float(fields[4])


def shown(figure):
    """A figure to four digits; what is no figure says itself why."""
    if figure is None:
        return "not measured"
    return figure if isinstance(figure, str) else f"{figure:.0f}" if figure >= 1000 else f"{figure:.4g}"


def machine():
    """The processor and how busy it was, without anything that names the machine."""
    name = platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        found = re.search(r"model name\s*: (.*)", info.read_text())
        name = found[1] if found else name
    return f"{name}, {os.cpu_count()} cores; Python {platform.python_version()}; load before the run {LOAD:.1f}"


def main():
    build = Path(sys.argv[1])
    fits = Path(sys.argv[2]).read_text() if len(sys.argv) > 2 else ""
    measured = dict.fromkeys(NOT_BUILT, "not built")
    reason = task_w_kernels.left_out()
    ratio, kernels = (None, []) if reason else task_w_kernels.run(build / "TaskW")
    measured[TASK_W] = f"left out: {reason}" if reason else f"{ratio:.3g} at {task_w_kernels.BITS} bits"
    _, outputs = task_w(build / "TaskW")
    measured[THREADS] = speedup(outputs, "quickest of 15 turns")
    loop = speedup(outputs, "a loop that touches no memory")
    measured[RICH], _ = task_w(build / "TaskWRich")
    measured |= dict(regression(fits))
    measured[GROWTH], measured[GROWN] = command.growth()
    measured[CALIBRATION] = command.calibration()
    measured[ALL_PLANS] = command.all_plans()
    measured[BATCH] = command.national_batch()
    measured[SOLVING] = command.solving()
    measured[MEMORY] = command.memory()
    measured[READING] = command.reading()
    imports = feeds.measure(build / "FeedFiles")
    measured[RTT], measured[REFERRALS] = imports["rtt"][0], imports["referrals"][0]
    measured[WORKBOOK], measured[WORKBOOK_MEMORY] = workbooks.measure()
    measured[IMPORTED] = max(memory for _, memory in imports.values())
    rows = task_w_compare.run(build / "TaskW") + kernels
    if not task_w_compare.agree(rows):
        sys.exit("\n".join(task_w_compare.figures(rows)) + "\ntask W: the figures do not agree with the exact law")
    engines = pathway_compare.run(build / "Pathway")
    if pathway_compare.worst(engines) > pathway_compare.LIMIT:
        sys.exit("\n".join(pathway_compare.figures(engines)) + "\npathway: the engines do not agree")

    lines = ["# Benchmark table", "", f"Measured in one run by `make tables`; see README.md. {machine()}.", ""]
    lines += ["## Targets", "", "| what | measured | unit | target | at least |", "|---|---|---|---|---|"]
    lines += [f"| {what} | {shown(measured.get(what))} | {' | '.join(others)} |" for what, *others in TARGETS]
    lines += ["", f"A loop that touches no memory is {loop:.3g} times as fast on two threads of this processor as on one."]
    lines += ["", "## Task W beside its peers", "", *task_w_compare.times(rows), "", *task_w_compare.figures(rows)]
    lines += ["", "## The pathway beside its peers", "", *pathway_compare.times(engines), ""]
    lines += [*pathway_compare.figures(engines), "", f"Largest |z|: {pathway_compare.worst(engines):.2f}."]
    if fits:
        lines += ["", "## Regression beside R and statsmodels", "", *fits.strip().splitlines()]
    TABLE.write_text("\n".join(lines) + "\n")
    print(TABLE.read_text())


if __name__ == "__main__":
    main()

"""Runs task W on the engine and in C++ that can do nothing else, in turns on one thread, and prints the ratio.

Usage: python task_w_kernels.py PATH_TO_TASKW

The C++ is the least time that task W is known to take. It needs g++ and a processor with AVX-512.
"""

import json
import math
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from task_w_compare import EXACT

FOLDER = Path(__file__).resolve().parent
PROGRAM = FOLDER.parent / ".build/task_w_kernels"
OPTIONS = "-O3 -march=native -mprefer-vector-width=512 -ffast-math -fno-associative-math".split()
BITS = 512
# What is compared, in the words of the table. All draw the starting list anew, as the engine does.
BEST = {"tape": "C++ for task W alone, tables", "tapegen": "C++ for task W alone, rates"}
# What other ways take, measured once.
OTHERS = {
    "scan": "C++, a pass over all children a week",
    "heap": "C++, a heap of events",
}
REPLICATIONS = 3_000
TURNS = 7


def left_out():
    """Why the C++ does not run here; None if it does."""
    if not shutil.which("g++"):
        return "no g++"
    info = Path("/proc/cpuinfo")
    flags = re.search(r"^flags\s*: (.*)$", info.read_text(), re.M) if info.exists() else None
    return None if flags and {"avx512f", "avx512bw", "bmi2"} <= set(flags[1].split()) else "no AVX-512"


def build():
    subprocess.run(["g++", *OPTIONS, "-o", PROGRAM, FOLDER / "task_w_kernels.cpp"], check=True)


def kernel(name, tries=3):
    """What one of the kernels prints: the median of some tries."""
    command = [PROGRAM, name, str(REPLICATIONS), str(tries)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def engine(path, replications=10_000):
    """Processor seconds that a replication takes on the engine."""
    command = [path, str(replications), "--profile"]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return float(re.search(r"([\d.]+) us of processor", output)[1]) * 1e-6


def run(path):
    """The engine's time over the best kernel's, the median of turns, and each kernel's row of the table of peers."""
    build()
    turns = [(engine(path), {name: kernel(name) for name in BEST}) for _ in range(TURNS)]
    ratio = statistics.median(
        ours / min(answer["us_per_rep"] * 1e-6 for answer in kernels.values()) for ours, kernels in turns
    )
    answers = {name: [kernels[name] for _, kernels in turns] for name in BEST}
    answers |= {name: [kernel(name, tries=1)] for name in OTHERS}
    rows = []
    for name, title in (BEST | OTHERS).items():
        seconds = statistics.median(answer["us_per_rep"] for answer in answers[name]) * 1e-6
        first = answers[name][0]
        rows.append((title, first["R"] * first["tries"], seconds, list(figures(first))))
    return ratio, rows


def figures(answer):
    """By week: number, mean and longest wait, share under 18 weeks, and how far the number lies from the exact mean."""
    count = answer["R"] * answer["tries"]
    for week, measured in answer["check"].items():
        number, mean, longest, under = (value for value, _ in measured)
        exact, deviation = EXACT[int(week)]
        yield int(week), [number, mean, longest, under / 100], (number - exact) / (deviation / math.sqrt(count))


def main():
    if reason := left_out():
        print(f"left out: {reason}")
        return
    ratio, rows = run(sys.argv[1])
    print(f"the engine takes {ratio:.2f} times as long as the best C++, at {BITS} bits")
    for title, count, seconds, _ in rows:
        print(f"{title}: {seconds * 1e6:.1f} us")


if __name__ == "__main__":
    main()

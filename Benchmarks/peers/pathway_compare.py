"""Runs the pathway of pathway.py on the engine, in SimPy and in Ciw, and holds every figure of each pair together.

Usage: python pathway_compare.py PATH_TO_PATHWAY

Fails when two engines differ by more than LIMIT standard errors in any figure.
"""

import itertools
import json
import math
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).parent
# Among 69 comparisons of engines that agree, one is as great as this once in 2,000 runs.
LIMIT = 4.5


def output(*command):
    run = subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(run.stdout)


def run(path):
    """Each engine's name and what it found; see `summary` in pathway.py."""
    return {
        "this engine": output(path, 20_000),
        f"SimPy {version('simpy')}": output(sys.executable, FOLDER / "pathway_simpy.py", 1_000),
        f"Ciw {version('ciw')}": output(sys.executable, FOLDER / "pathway_ciw.py", 400),
    }


def times(engines):
    """Lines of a table: what a replication takes."""
    each = {name: found["seconds"] / found["replications"] for name, found in engines.items()}
    base = next(iter(each.values()))
    yield "| who | replications | processor time of one | times this engine |"
    yield "|---|---|---|---|"
    for name, seconds in each.items():
        yield f"| {name} | {engines[name]['replications']:,} | {seconds * 1e6:,.1f} us | {seconds / base:,.1f} |"


def scores(engines):
    """For each figure, z between each pair of engines."""
    pairs = list(itertools.combinations(engines.values(), 2))
    for figure in next(iter(engines.values()))["figures"]:
        values = [(one["figures"][figure], other["figures"][figure]) for one, other in pairs]
        yield figure, [(a[0] - b[0]) / math.hypot(a[1], b[1]) for a, b in values]


def figures(engines):
    """Lines of a table: mean and standard error of each figure, and z of each pair."""
    names = list(engines)
    pairs = [f"z, {one} and {other}" for one, other in itertools.combinations(names, 2)]
    yield f"| figure | {' | '.join(names + pairs)} |"
    yield "|---" * (1 + len(names) + len(pairs)) + "|"
    for figure, z in scores(engines):
        values = [f"{mean:.3f} ({error:.3f})" for mean, error in (found["figures"][figure] for found in engines.values())]
        yield f"| {figure} | {' | '.join(values + [f'{value:+.2f}' for value in z])} |"


def worst(engines):
    """The largest |z|."""
    return max(abs(value) for _, z in scores(engines) for value in z)


def main():
    engines = run(sys.argv[1])
    print("\n".join([*times(engines), "", *figures(engines), "", f"largest |z|: {worst(engines):.2f}"]))
    sys.exit(0 if worst(engines) <= LIMIT else "pathway: the engines do not agree")


if __name__ == "__main__":
    main()

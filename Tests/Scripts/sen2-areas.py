#!/usr/bin/env python3
"""Makes an area of each of some authorities from SEN2 files, each with one command, and forecasts it; prints a table.

Usage: sen2-areas.py WAITCAST FOLDER [AUTHORITY ...]

WAITCAST is the program, FOLDER holds the files of Explore Education Statistics. Without names twenty authorities are drawn,
the same ones every time, after some that are known for what is odd about them. Exits with 1 if a command fails.
"""

import csv
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ODD = [
    "Isles of Scilly", "City of London", "Buckinghamshire", "Dorset", "Bournemouth, Christchurch and Poole",
    "Northamptonshire", "West Northamptonshire", "Cumbria", "North Yorkshire", "Somerset",
]


def authorities(folder):
    with open(folder / "requests.csv", encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["geographic_level"] == "Local authority"]
    names = sorted({row["la_name"] for row in rows})
    if len(names) == 1:
        return names
    odd = [name for name in ODD if name in names]
    return odd + random.Random(2025).sample([name for name in names if name not in odd], 20 - len(odd))


def history(area, metric):
    with open(area / "history.csv", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["service"] == "ehcna" and row["metric"] == metric]
    return rows[-1]["value"] if rows else "-"


def forecast(results, stage, measure, period_type="calendar_year"):
    with open(results / "forecast.csv", encoding="utf-8") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["plan"] == "no-change" and row["service"] == "ehcna" and row["stage"] == stage
            and row["measure"] == measure and row["period_type"] == period_type
        ]
    return rows[0] if rows else None


def told(row, factor=1):
    if not row:
        return "-"
    median, low, high = (
        "NA" if row[key] == "NA" else f"{float(row[key]) * factor:.0f}" for key in ("p50", "p10", "p90")
    )
    return f"{median} ({low} to {high})"


def main():
    program, folder, names = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    print("| authority | requests | forecast | % in 20 weeks | forecast | % in 6 weeks, forecast | plans held | forecast |")
    print("|---|---|---|---|---|---|---|---|")
    for name in names or authorities(folder):
        with tempfile.TemporaryDirectory() as place:
            area, results = Path(place) / "area", Path(place) / "results"
            for call in (
                ["new", area, "--from", folder, "--authority", name],
                ["check", area],
                ["run", area, "--replications", "100", "--no-cache", "--quiet", "--output", results],
            ):
                done = subprocess.run([program, *call], capture_output=True, text=True, check=False)
                if done.returncode:
                    print(f"{name}: {' '.join(map(str, call))}: {done.stderr}", file=sys.stderr)
                    sys.exit(1)
            share = history(area, "within_20_weeks")
            cells = [
                name, history(area, "requests"), told(forecast(results, "all", "referrals")),
                "-" if share == "-" else f"{float(share) * 100:.0f}",
                told(forecast(results, "plan", "within_due_plan"), 100),
                told(forecast(results, "decision", "within_due_decision"), 100),
                history(area, "plans_maintained"), told(forecast(results, "all", "held")),
            ]
            print(f"| {' | '.join(cells)} |", flush=True)


main()

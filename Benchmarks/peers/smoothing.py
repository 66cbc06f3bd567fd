"""Exponential smoothing by statsforecast, for the test that holds ours against it.

    python3 peers/smoothing.py write     writes Tests/Reference/smoothing/fits.csv
    python3 peers/smoothing.py           says how far the kept table is from what is installed

Needs statsforecast 2.1.1 (pip install statsforecast==2.1.1). Series: monthly ones of the M3 competition and numbers waiting of Scottish
boards, cut to lengths that lists have.
"""

import csv
import pathlib
import sys

import numpy
from statsforecast.ets import ets_f, forecast_ets

REFERENCE = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Reference"
TABLE = REFERENCE / "smoothing" / "fits.csv"
FORMS = {
    "simple": ("ANN", False),
    "damped": ("AAN", True),
    "seasonal": ("ANA", False),
    "damped and seasonal": ("AAA", True),
}
STEPS = [1, 3, 6, 12]
COLUMNS = ["series", "values", "form", "alpha", "beta", "gamma", "damping", "aicc", "variance"] + [
    f"{what}_{h}" for what in ("forecast", "width") for h in STEPS
]


def series():
    """Names and values."""
    with open(REFERENCE / "m3-monthly" / "series.csv") as file:
        rows = list(csv.DictReader(file))
    for place, count in [(3, 48), (200, 60), (500, 60), (800, 36), (1000, 30), (1200, 48), (1400, 26)]:
        yield rows[place]["series"], [float(v) for v in rows[place]["known"].split()][:count]
    boards = {}
    with open(REFERENCE / "camhs-scotland" / "flows-and-stock.csv") as file:
        for row in csv.DictReader(file):
            if row["TotalPatientsWaiting"]:
                boards.setdefault(row["HB"], []).append((row["Month"], float(row["TotalPatientsWaiting"])))
    for board, count in [("S08000015", 10), ("S08000016", 16), ("S08000017", 36), ("S08000019", 48), ("S08000020", 60)]:
        yield f"waiting {board}", [value for _, value in sorted(boards[board])][-count:]


def number(value):
    return f"{value:.10g}"


def rows():
    for name, values in series():
        y = numpy.array(values)
        for form, (model, damped) in FORMS.items():
            if model[2] == "A" and len(values) < 24:
                continue
            parameters = 3 + (3 if damped else 0) + (12 if model[2] == "A" else 0)
            if len(values) <= parameters + 1:
                continue
            fit = ets_f(y, m=12, model=model, damped=damped)
            ahead = forecast_ets(fit, h=12, level=[80])
            alpha, beta, gamma, phi = (0.0 if numpy.isnan(x) else x for x in fit["par"][:4])
            # A normal interval of 80% is 2.563103 standard deviations wide.
            width = (ahead["hi-80"] - ahead["lo-80"]) / 2.5631031310892007
            yield [name, " ".join(number(v) for v in values), form] + [
                number(x) for x in (alpha, beta, gamma, phi if damped else 1, fit["aicc"], fit["sigma2"])
            ] + [number(ahead["mean"][h - 1]) for h in STEPS] + [number(width[h - 1]) for h in STEPS]


def main():
    found = list(rows())
    if sys.argv[1:] == ["write"]:
        TABLE.parent.mkdir(exist_ok=True)
        with open(TABLE, "w") as file:
            file.write("\n".join(",".join(row) for row in [COLUMNS] + found) + "\n")
        return
    with open(TABLE) as file:
        kept = list(csv.reader(file))[1:]
    worst = 0.0
    for one, other in zip(kept, found, strict=True):
        if one[:3] != other[:3]:
            sys.exit(f"other series: {one[0]}, {other[0]}")
        worst = max(worst, abs(float(one[7]) - float(other[7])))
    print(f"{len(kept)} fits, AICc within {worst:.2g} of the kept table")


if __name__ == "__main__":
    main()

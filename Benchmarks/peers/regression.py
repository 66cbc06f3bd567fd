"""Times statsmodels' fits of the data that RegressionBenchmark writes, and prints lines of task,what,values.

Usage: python regression.py FOLDER
"""

import csv
import math
import statistics
import sys
import time
import warnings
from pathlib import Path

import numpy
import statsmodels.api as sm

BATCHES = 7
SECONDS_PER_BATCH = 0.1


def median_time(fit):
    """The median over batches of the milliseconds of CPU time that a fit takes, and the fit."""
    start = time.process_time()
    result = fit()
    first = time.process_time() - start
    repetitions = max(1, math.ceil(SECONDS_PER_BATCH / first))
    times = []
    for _ in range(BATCHES):
        start = time.process_time()
        for _ in range(repetitions):
            fit()
        times.append((time.process_time() - start) / repetitions)
    return 1000 * statistics.median(times), result


def report(task, fit):
    milliseconds, estimates = median_time(fit)
    for what, values in {"milliseconds": [milliseconds], **estimates}.items():
        print(",".join([task, what, *(repr(float(value)) for value in values)]), flush=True)


def poisson(x, y):
    fit = sm.GLM(y, x, family=sm.families.Poisson()).fit()
    return {"coefficients": fit.params, "standard errors": fit.bse}


def negative_binomial(x, y):
    """The joint fit of coefficients and alpha = 1/theta, by the default method."""
    fit = sm.NegativeBinomial(y, x).fit(disp=False)
    return {"coefficients": fit.params[:-1], "standard errors": fit.bse[:-1], "theta": [1 / fit.params[-1]]}


def least_squares(x, y):
    fit = sm.OLS(y, x).fit()
    return {"coefficients": fit.params, "standard errors": fit.bse}


def main(folder):
    warnings.simplefilter("ignore")
    for size in ["small", "large"]:
        with open(Path(folder) / f"{size}.csv", newline="") as file:
            names = next(csv.reader(file))
            data = numpy.loadtxt(file, delimiter=",")
        columns = [place for place, name in enumerate(names) if name.startswith("x")]
        x = sm.add_constant(numpy.ascontiguousarray(data[:, columns]))
        response = {name: numpy.ascontiguousarray(data[:, place]) for place, name in enumerate(names)}
        label = f"{x.shape[0]} x {x.shape[1]}"
        report(f"Poisson {label}", lambda: poisson(x, response["poisson"]))
        report(f"negative binomial {label}", lambda: negative_binomial(x, response["negbin"]))
        if size == "large":
            report(f"least squares {label}", lambda: least_squares(x, response["gaussian"]))


main(sys.argv[1])

"""What `waitcast` itself takes: time and memory of whole calls, files and calibration included."""

import os
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DERBY = ROOT / "Scenarios/derby"
HISTORY_BYTES = 50_000_000


class Call:
    """A call of the command from the root of the package, and what it took."""

    def __init__(self, *arguments):
        start = time.perf_counter()
        process = subprocess.Popen(
            [ROOT / ".build/release/waitcast", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, process.args)
        self.seconds = time.perf_counter() - start
        self.processor_seconds = usage.ru_utime + usage.ru_stime
        self.mebibytes = usage.ru_maxrss / 1024


def run(*plans, replications):
    """The quickest of three forecasts of Derby over 36 months on two threads."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = [f"--replications={replications}", "--horizon=36", "--threads=2", "--quiet", f"--output={folder}/run"]
        calls = [Call("run", "Scenarios/derby", *(f"Scenarios/derby/plans/{plan}.yaml" for plan in plans), *arguments) for _ in range(3)]
    return min(calls, key=lambda call: call.seconds)


def all_plans():
    """Seconds for every plan of Derby, 1,000 replications."""
    return run(replications=1_000).seconds


def national_batch():
    """Minutes for 150 areas of eight services: what Derby's thirteen take with three plans, 150 times over."""
    call = run("no-change", "early-help", "longest-waits-first", replications=1_000)
    return call.seconds * 150 * 8 / 13 / 60


def memory():
    """The most memory in MiB that 10,000 replications of Derby take, without change and under a plan: as many as are held."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["--replications=10000", "--horizon=36", "--threads=2", "--quiet", f"--output={folder}/run"]
        return Call("run", "Scenarios/derby/plans/longest-waits-first.yaml", *arguments).mebibytes


def reading():
    """Processor seconds for checking Derby with a history of 50 MB, most of it of services that it does not have."""
    with tempfile.TemporaryDirectory() as folder:
        for file in DERBY.rglob("*"):
            copy = Path(folder) / file.relative_to(DERBY)
            copy.mkdir(exist_ok=True) if file.is_dir() else copy.write_bytes(file.read_bytes())
        with open(Path(folder) / "history.csv", "a") as history:
            row = 0
            while history.tell() < HISTORY_BYTES:
                history.writelines(history_row(number) for number in range(row, row + 1_000))
                row += 1_000
        return min(Call("check", folder).processor_seconds for _ in range(3))


def history_row(number):
    """A row of a service of 20 years of months."""
    service, month = divmod(number, 240)
    period = f"{2005 + month // 12}-{month % 12 + 1:02}"
    value = 500 + number % 97
    source = "a file of published figures, the table of children and young people waiting"
    return f"other-{service},DCHS,{period},waiting,{value},children,{source!r},waiting list,,observed\n".replace("'", '"')

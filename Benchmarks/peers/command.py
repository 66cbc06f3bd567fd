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


def run(*plans, replications, threads=2):
    """A forecast of Derby over 36 months; nothing that was fitted before is used."""
    with tempfile.TemporaryDirectory() as folder:
        files = [f"Scenarios/derby/plans/{plan}.yaml" for plan in plans]
        arguments = [f"--replications={replications}", "--horizon=36", f"--threads={threads}", "--no-cache", "--quiet"]
        return Call("run", "Scenarios/derby", *files, *arguments, f"--output={folder}/run")


def quickest(*calls):
    """Of each call, made in turns, the one of three that took least processor time."""
    turns = [[call() for call in calls] for _ in range(3)]
    return [min(tries, key=lambda call: call.processor_seconds) for tries in zip(*turns)]


def all_plans():
    """Seconds for every plan of Derby, 1,000 replications."""
    return min(run(replications=1_000).seconds for _ in range(3))


def national_batch():
    """Minutes for 150 areas of eight services: what all of Derby's take with three plans, 150 times over."""
    services = sum(line.startswith("  - id: ") for line in (DERBY / "area.yaml").read_text().splitlines())
    seconds = min(run("no-change", "early-help", "longest-waits-first", replications=1_000).seconds for _ in range(3))
    return seconds * 150 * 8 / services / 60


def growth():
    """How many times as long 8,000 replications of Derby without change take as 1,000, and the MiB that they hold.

    Files, calibration and writing, which are the same for any number, are taken off: what two replications take.
    """
    few, thousand, many = quickest(*(lambda n=n: run("no-change", replications=n, threads=1) for n in (2, 1_000, 8_000)))
    fixed = few.processor_seconds
    return (many.processor_seconds - fixed) / (thousand.processor_seconds - fixed), many.mebibytes


def calibration():
    """Seconds for reading and checking Derby, which estimates every service and makes every hindcast; the rest is next to nothing."""
    return min(Call("check", "Scenarios/derby", "--no-cache").seconds for _ in range(3))


def solving():
    """Seconds for the least posts at a service of Derby to a point of probability, the area fitted before, as by any call."""
    target = "nd-dhcft number waiting over 52 weeks at most 40 by 2028-03"
    lever = "recruit specialist clinician at nd-dhcft from 2026-04"
    asked = ["solve", "Scenarios/derby", f"--target={target}", f"--lever={lever}", "--precision=1%", "--quiet"]
    return min(Call(*asked, "--threads=2").seconds for _ in range(4))


def memory():
    """The most memory in MiB that 10,000 replications of Derby take, without change and under a plan: as many as are held."""
    return run("longest-waits-first", replications=10_000).mebibytes


def reading():
    """Processor seconds that checking Derby takes longer with a history of 50 MB, most of it of services that it does not have."""
    with tempfile.TemporaryDirectory() as folder:
        for file in DERBY.rglob("*"):
            copy = Path(folder) / file.relative_to(DERBY)
            copy.mkdir(exist_ok=True) if file.is_dir() else copy.write_bytes(file.read_bytes())
        with open(Path(folder) / "history.csv", "a") as history:
            row = 0
            while history.tell() < HISTORY_BYTES:
                history.writelines(history_row(number) for number in range(row, row + 1_000))
                row += 1_000
        short, long = quickest(
            lambda: Call("check", "Scenarios/derby", "--no-cache"), lambda: Call("check", folder, "--no-cache")
        )
        return long.processor_seconds - short.processor_seconds


def history_row(number):
    """A row of a service of 20 years of months."""
    service, month = divmod(number, 240)
    period = f"{2005 + month // 12}-{month % 12 + 1:02}"
    value = 500 + number % 97
    source = "a file of published figures, the table of children and young people waiting"
    return f"other-{service},DCHS,{period},waiting,{value},children,{source!r},waiting list,,observed\n".replace("'", '"')


if __name__ == "__main__":
    print("growth", *growth(), flush=True)
    for measure in (calibration, all_plans, solving, national_batch, memory, reading):
        print(measure.__name__, measure(), flush=True)

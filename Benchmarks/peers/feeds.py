"""What `waitcast import` takes for large tables: megabytes a second, and memory.

The tables are a month of waits from referral to treatment of many providers, of whom one is asked for, and rows of referrals to
thirty services over ten years, of which one is written. `FeedFiles` writes both, the same bytes every time.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import command

MEGABYTES = (1, 100)
TABLES = {
    "rtt": ("rtt.csv", ["--organisation=R1000"]),
    "referrals": ("referrals.csv", ["--service=first=Service 1", "--suppress-below=5"]),
}


def measure(feed_files):
    """Of each table the megabytes that are read in a second of processor time, less what a small one takes, and the most MiB."""
    with tempfile.TemporaryDirectory() as folder:
        area = Path(folder) / "area"
        command.Call("new", str(area))
        folders = [Path(folder) / str(size) for size in MEGABYTES]
        for made, size in zip(folders, MEGABYTES):
            made.mkdir()
            subprocess.run([feed_files, made, str(size)], check=True)
        measured = {}
        for name, (table, options) in TABLES.items():

            def take(made):
                return lambda: command.Call("import", str(made / table), "--into", str(area), *options)

            small, large = command.quickest(*(take(made) for made in folders))
            more = sum((1, -1)[index] * (made / table).stat().st_size for index, made in enumerate(reversed(folders)))
            rate = more / 1e6 / (large.processor_seconds - small.processor_seconds)
            measured[name] = rate, large.mebibytes
        return measured


if __name__ == "__main__":
    for name, figures in measure(sys.argv[1]).items():
        print(f"{name}: MB a second, MiB:", *figures)

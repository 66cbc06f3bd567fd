#!/usr/bin/env python3
"""Asks the questions of the page again and writes the answers of this build into it.

A block of commands is followed by the reports that they print, or by parts of them: each from its first heading on, up to the
heading after its last one.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "Sources/waitcast/waitcast.docc/Questions.md"
BLOCK = re.compile(r"```(sh|text)\n(.*?)```\n", re.S)


def headings(lines):
    """The numbers of the lines that are underlined."""
    return [i for i, line in enumerate(lines[:-1]) if line and re.fullmatch("=+|-+", lines[i + 1])]


def answered(block, report):
    """The part of a report that stands in a block."""
    old, new = block.split("\n"), report.split("\n")
    told = [old[i] for i in headings(old)]
    places = headings(new)
    first = next((n for n, i in enumerate(places) if new[i] == told[0]), None)
    if first is None:
        sys.exit(f"{PAGE.name}: no report has the heading {told[0]!r} any more")
    end = first + len(told)
    return "\n".join(new[places[first] : places[end] if end < len(places) else len(new)]).rstrip() + "\n"


def main():
    report = ""

    def again(match):
        nonlocal report
        kind, text = match.groups()
        if kind == "sh":
            print(text, end="", flush=True)
            command = text.replace("waitcast", str(ROOT / ".build/release/waitcast"), 1)
            done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(done.stderr)
            report = done.stdout
            return match.group(0)
        return f"```text\n{answered(text, report)}```\n"

    page = BLOCK.sub(again, PAGE.read_text())
    PAGE.write_text(re.sub(r"printed by commit \S+;", f"printed by commit {sys.argv[1]};", page))


main()

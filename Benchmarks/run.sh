#!/bin/sh
# Runs every benchmark, with its peers where they install, and writes TABLE.md. Takes some ten minutes; best on a machine
# with nothing else to do.
set -eu
cd "$(dirname "$0")"
make -C .. build
for product in TaskW TaskWRich Pathway FeedFiles; do swift build -c release --product "$product"; done
python=$(peers/environment.sh)
mkdir -p .build
if peers/regression.sh >.build/regression.txt; then set -- .build/regression.txt; else
  echo "regression: R or statsmodels is not to be had here; its rows are left out" >&2
  set --
fi
"$python" peers/table.py .build/release "$@"

#!/bin/sh
# Builds the benchmarks, puts the peers into a virtual environment of their own, and compares them: task W with C++, NumPy
# and SimPy, the pathway with SimPy and Ciw. Fails when figures do not agree.
set -eu
cd "$(dirname "$0")/.."
swift build -c release --product TaskW
swift build -c release --product Pathway
python=$(peers/environment.sh)
"$python" peers/task_w_kernels.py .build/release/TaskW
"$python" peers/task_w_compare.py .build/release/TaskW
"$python" peers/pathway_compare.py .build/release/Pathway

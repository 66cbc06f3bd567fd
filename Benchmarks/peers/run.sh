#!/bin/sh
# Builds the benchmark, puts the peers into a virtual environment of their own, and compares them.
set -eu
cd "$(dirname "$0")"
swift build --package-path .. -c release --product TaskW
environment=${TMPDIR:-/tmp}/waitcast-peers
test -d "$environment" || python3 -m venv "$environment"
"$environment/bin/pip" install --quiet --requirement requirements.txt
"$environment/bin/python" compare.py ../.build/release/TaskW

#!/usr/bin/env bash
# Fits the same data with Waitcast, R and statsmodels in one run, and prints what each takes and how well they agree.
#
# Installs what is missing: R and MASS from Debian (as root or by sudo), statsmodels from PyPI into a folder of its own.
# Everything lands in Benchmarks/.build/regression. ROUNDS (3) says how often the three take turns.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${ROUNDS:-3}
folder=.build/regression
mkdir -p "$folder"

if ! Rscript -e 'library(MASS)' >/dev/null 2>&1; then
  root=; if [ "$(id -u)" != 0 ]; then root=sudo; fi
  $root apt-get update -qq
  $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends r-base-core r-cran-mass >/dev/null
fi
python=$folder/venv/bin/python
if ! "$python" -c 'import statsmodels' 2>/dev/null; then
  python3 -m venv "$folder/venv"
  "$folder/venv/bin/pip" install --quiet statsmodels
fi
swift build -c release --product RegressionBenchmark >/dev/null
ours=$(swift build -c release --show-bin-path)/RegressionBenchmark

# One thread for everyone.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
rm -f "$folder"/*.out
"$ours" --write "$folder"
for round in $(seq "$rounds"); do
  "$ours" >"$folder/waitcast.$round.out"
  Rscript --vanilla peers/regression.R "$folder" >"$folder/R.$round.out"
  "$python" peers/regression.py "$folder" >"$folder/statsmodels.$round.out"
done

echo "$(Rscript --vanilla -e 'cat(R.version.string, "with MASS", format(packageVersion("MASS")))')," \
  "$("$python" -c 'import numpy, platform, statsmodels; print("statsmodels", statsmodels.__version__, "with NumPy", numpy.__version__, "on Python", platform.python_version())')"
"$python" peers/regression_table.py "$folder"

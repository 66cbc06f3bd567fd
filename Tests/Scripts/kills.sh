#!/usr/bin/env bash
# Kills runs at random moments and looks whether results were ever lost.
#
#   Tests/Scripts/kills.sh [KILLS]        200 kills by default, some two minutes
#
# WAITCAST names the program (default: .build/release/waitcast, as `make forecast` builds it). Every run writes to the
# same folder, with a seed of its own, and is killed (SIGKILL) at a random moment of the time that a whole run takes.
# After each kill, the folder must hold the whole results of one seed: every file has the digest that the manifest
# gives it. Every tenth time the next run is let end, must exit 0, and must leave nothing but the results behind.
set -euo pipefail
cd "$(dirname "$0")/../.."
source Tests/Scripts/results.sh
kills=${1:-200}

whole=0 old=0 new=0 left=0
run --seed 0
seconds=$(python3 - <<PYTHON
import subprocess, time
start = time.time()
subprocess.run("'$WAITCAST' run $arguments --output '$folder' --seed 0", shell=True, check=True)
print(time.time() - start)
PYTHON
)
before=0
for kill in $(seq "$kills"); do
    pause=$(python3 -c "import random; print(random.uniform(0, 1.05 * $seconds))")
    "$WAITCAST" run $arguments --output "$folder" --seed "$kill" &
    sleep "$pause"
    kill -9 $! 2>/dev/null || true
    wait $! 2>/dev/null || true
    seed=$(verify) || fail "kill $kill after $pause s: the results are not whole"
    whole=$((whole + 1))
    case $seed in
    "$before") old=$((old + 1)) ;;
    "$kill") new=$((new + 1)) ;;
    *) fail "kill $kill after $pause s: the results are of seed $seed, which is neither the last nor this one" ;;
    esac
    before=$seed
    if [ -n "$(leftovers)" ]; then left=$((left + 1)); fi
    if [ $((kill % 10)) = 0 ]; then
        run --seed "$kill" || fail "the run after kill $kill did not end well"
        [ "$(verify)" = "$kill" ] || fail "the run after kill $kill did not write its results"
        [ -z "$(leftovers)" ] || fail "the run after kill $kill left $(leftovers)"
        before=$kill
    fi
done
echo "$kills kills within $seconds s: $whole times whole results ($old old, $new new), $left times something to clear"

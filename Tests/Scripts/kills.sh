#!/usr/bin/env bash
# Kills runs at random moments and looks whether results were ever lost.
#
#   Tests/Scripts/kills.sh [KILLS]        200 kills by default, a minute or so
#
# WAITCAST names the program (default: .build/release/waitcast, as `make forecast` builds it), AREA the area (default: a
# list made for the purpose). Every run writes to the same folder, with a seed of its own, and is killed (SIGKILL): every
# other one at a random moment of the time that a whole run takes, every other one at a random moment after it has begun
# to write. After each kill, the folder must hold the whole results of this seed or of the last: every file has the
# digest that the manifest gives it. After every tenth kill a run that is let end must exit 0, and must leave nothing but
# its results behind.
set -euo pipefail
cd "$(dirname "$0")/../.."
source Tests/Scripts/results.sh
kills=${1:-200}

# Starts a run with a seed and kills it; at a moment of its time, or of its writing. Without a seed: how long it takes.
start_and_kill() {
    python3 - "$folder" "$WAITCAST" run $arguments --output "$folder" --seed "$@" <<'PYTHON'
import os, random, subprocess, sys, time

folder, command = sys.argv[1], sys.argv[2:]
seconds = None
if len(command) > command.index("--seed") + 2:
    when, seconds = command.pop(), float(command.pop())
working = os.path.join(os.path.dirname(folder), ".results.waitcast.tmp")
start = time.time()
run = subprocess.Popen(command)
if seconds is None:
    run.wait()
    print(time.time() - start)
else:
    if when == "writing":
        seconds = 0.05
        while run.poll() is None and not os.path.exists(working + "/writing"):
            pass
    time.sleep(random.uniform(0, seconds))
    run.kill()
    run.wait()
PYTHON
}

run --seed 0
seconds=$(start_and_kill 0)
before=0 old=0 new=0 left=0
for number in $(seq "$kills"); do
    if [ $((number % 2)) = 0 ]; then when=writing; else when=running; fi
    start_and_kill "$number" "$seconds" "$when"
    seed=$(verify) || fail "kill $number ($when): the results are not whole"
    case $seed in
    "$before") old=$((old + 1)) ;;
    "$number") new=$((new + 1)) ;;
    *) fail "kill $number ($when): the results are of seed $seed, which is neither the last nor this one" ;;
    esac
    before=$seed
    if [ -n "$(leftovers)" ]; then left=$((left + 1)); fi
    if [ $((number % 10)) = 0 ]; then
        run --seed "$number" || fail "the run after kill $number did not end well"
        [ "$(verify)" = "$number" ] || fail "the run after kill $number did not write its results"
        [ -z "$(leftovers)" ] || fail "the run after kill $number left $(leftovers)"
        before=$number
    fi
done
echo "$kills kills, nothing lost: $old times the old results in place, $new times the new; $left times something to clear"

#!/usr/bin/env bash
# Lets each call to the file system of a run fail in turn, and looks whether results were ever lost.
#
#   Tests/Scripts/failing-disk.sh         some ten minutes
#
# WAITCAST names the program (default: .build/release/waitcast, as `make forecast` builds it). Needs strace (Debian's
# package of that name), which makes the N-th call of a kind fail with an error instead of being made:
#
#   strace -f -e trace=fsync -e inject=fsync:error=EIO:when=3 waitcast run ...
#
# for every kind and error below and every N up to the number of such calls that a run makes on its results; once with
# the exchange of folders that Linux has, once on a system without it. A run must exit 0 with its new results in place,
# or with another code and one message, and the results before as they were. The next run must then find nothing in
# its way, and leave nothing but its results behind.
set -euo pipefail
cd "$(dirname "$0")/../.."
source Tests/Scripts/results.sh

# The calls of a kind that a run makes on its results: start, exchange and all that is cleared away.
count() {
    strace -f -o "$base/trace" $1 -e "trace=$2" "$WAITCAST" run $arguments --output "$folder" --seed 1
    grep -c "$2(" "$base/trace" || true
    rm "$base/trace"
}

tries=0 failed=0 done=0
run --seed 1
for system in "with exchange" "without"; do
    # ENOSYS as from a kernel without the call.
    without=""
    if [ "$system" = without ]; then without="-e inject=renameat2:error=ENOSYS"; fi
    for kind in mkdir:EIO mkdir:ENOSPC rename:EIO renameat2:EIO fsync:EIO unlink:EIO rmdir:EIO flock:EIO chmod:EIO \
        access:EROFS openat:EIO openat:ENOSPC write:ENOSPC write:EIO read:EIO newfstatat:EIO getdents64:EIO; do
        call=${kind%:*} error=${kind#*:}
        if [ "$system" = without ] && [ "$call" = renameat2 ]; then continue; fi
        calls=$(count "$without" "$call")
        for number in $(seq "$calls"); do
            seed=$((tries + 2)) code=0
            before=$(verify)
            strace -f -o /dev/null -e "trace=$call,renameat2" $without -e "inject=$call:error=$error:when=$number" \
                "$WAITCAST" run $arguments --output "$folder" --seed "$seed" 2>"$base/message" || code=$?
            message=$(cat "$base/message")
            rm "$base/message"
            what="$kind, call $number of $calls, $system: exit $code, '$message'"
            after=$(verify) || fail "the results are not whole after $what"
            if [ "$code" = 0 ]; then
                [ "$after" = "$seed" ] || fail "the new results are not in place after $what"
                done=$((done + 1))
            else
                [ "$after" = "$before" ] || fail "the results before are gone after $what"
                [ "$code" -lt 128 ] || fail "the program broke off after $what"
                failed=$((failed + 1))
            fi
            run --seed "$seed" || fail "the next run did not end well after $what"
            [ -z "$(leftovers)" ] || fail "the next run left $(leftovers) after $what"
            tries=$((tries + 1))
        done
        echo "$system, $kind: $calls calls, nothing lost"
    done
done
echo "$tries calls failed in turn: $done runs wrote their results all the same, $failed said why not, nothing lost"

#!/usr/bin/env bash
# Lets each call to the file system of a run fail in turn, and looks whether results were ever lost.
#
#   Tests/Scripts/failing-disk.sh         a few minutes
#
# WAITCAST names the program (default: .build/release/waitcast, as `make forecast` builds it). Needs strace (Debian's
# package of that name), which makes the N-th call of a kind fail with an error instead of being made:
#
#   strace -f -e trace=fsync -e inject=fsync:error=EIO:when=3 waitcast run ...
#
# for every kind and error below and every N up to the number of such calls that a run makes on its results (-P); once
# with the exchange of folders that Linux has, once on a system without it. A run must exit 0 with its new results in
# place, or with another code and one message, and the results before as they were. If it left something behind, the next
# run must clear it.
set -euo pipefail
cd "$(dirname "$0")/../.."
source Tests/Scripts/results.sh

# The paths whose calls are counted, and fail.
working=$beside/.results.waitcast.tmp
paths="-P $beside -P $working -P $working/lock"
for place in "$folder" "$working"/{writing,new,old}; do
    paths="$paths -P $place"
    for file in forecast comparison targets; do paths="$paths -P $place/$file.csv"; done
    paths="$paths -P $place/manifest.json"
done

# How many calls of a kind a run makes there.
count() {
    strace -f -o "$base/trace" $paths $1 -e "trace=$2,renameat2" "$WAITCAST" run $arguments --output "$folder" --seed 1 \
        2>/dev/null
    grep -c " $2(" "$base/trace" || true
}

tries=0 failed=0 written=0
run --seed 1
for system in "with exchange" "without"; do
    # ENOSYS as from a kernel without the call.
    without=""
    if [ "$system" = without ]; then without="-e inject=renameat2:error=ENOSYS"; fi
    for kind in mkdir:EIO mkdir:ENOSPC rename:EIO renameat2:EIO fsync:EIO unlink:EIO rmdir:EIO flock:EIO chmod:EIO \
        access:EROFS openat:EIO openat:ENOSPC write:ENOSPC write:EIO read:EIO newfstatat:EIO getdents64:EIO readlink:EIO; do
        call=${kind%:*} error=${kind#*:}
        if [ "$system" = without ] && [ "$call" = renameat2 ]; then continue; fi
        calls=$(count "$without" "$call")
        for number in $(seq "$calls"); do
            seed=$((tries + 2)) code=0
            before=$(verify)
            strace -f -o /dev/null $paths -e "trace=$call,renameat2" $without -e "inject=$call:error=$error:when=$number" \
                "$WAITCAST" run $arguments --output "$folder" --seed "$seed" 2>"$base/message" || code=$?
            message=$(grep -v '^strace: ' "$base/message" || true)
            what="$kind, call $number of $calls, $system: exit $code, '$message'"
            after=$(verify) || fail "the results are not whole after $what"
            if [ "$code" = 0 ]; then
                [ "$after" = "$seed" ] || fail "the new results are not in place after $what"
                written=$((written + 1))
            else
                [ "$after" = "$before" ] || fail "the results before are gone after $what"
                [ "$code" = 73 ] && [ "$(wc -l <<<"$message")" = 1 ] || fail "no message with code 73 after $what"
                failed=$((failed + 1))
            fi
            if [ -n "$(leftovers)" ]; then
                run --seed "$seed" || fail "the next run did not end well after $what"
                [ -z "$(leftovers)" ] || fail "the next run left $(leftovers) after $what"
            fi
            tries=$((tries + 1))
        done
        echo "$system, $kind: $calls calls, nothing lost"
    done
done
echo "$tries calls failed in turn: $written runs wrote their results all the same, $failed said why not, nothing lost"

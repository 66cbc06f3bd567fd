# What kills.sh and failing-disk.sh share: a folder of results, and how it is judged. Sourced, from the checkout's root.

WAITCAST=$(realpath "${WAITCAST:-.build/release/waitcast}")
base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
mkdir "$base/there" "$base/area"
beside=$base/there
folder=$beside/results
# One list, forecast in a moment: most of a run is then the writing of its results.
cat >"$base/area/area.yaml" <<AREA
area: A small area
id: small
origin: 2025-07
services:
  - id: list
    name: A list
    referrals: 20 a month
    capacity: 5 a week
    waiting list: {number: 100, mean wait: 10 weeks, maximum wait: 30 weeks}
AREA
arguments="--area ${AREA:-$base/area} --replications 2 --horizon 1 --threads 1 --quiet"

fail() {
    echo "FAILED: $1" >&2
    trap - EXIT
    echo "what is there is kept in $base" >&2
    exit 1
}

# Runs to the folder with further options.
run() {
    "$WAITCAST" run $arguments --output "$folder" "$@"
}

# Prints the seed of the results in the folder, if they are whole: the files that the manifest names with their digests,
# the manifest with its own, and nothing else.
verify() {
    python3 - "$folder" <<'PYTHON'
import hashlib, json, os, sys

folder = sys.argv[1]
text = open(folder + "/manifest.json").read()
manifest = json.loads(text)
names = {file["file"] for file in manifest["outputs"]}
there = {os.path.relpath(os.path.join(path, file), folder) for path, _, files in os.walk(folder) for file in files}
assert there == names | {"manifest.json"} and len(names) >= 3, there
for file in manifest["outputs"]:
    digest = hashlib.sha256(open(folder + "/" + file["file"], "rb").read()).hexdigest()
    assert digest == file["sha256"], file["file"]
own = manifest["sha256"]
assert hashlib.sha256(text.replace(own, "0" * 64).encode()).hexdigest() == own, "manifest.json"
print(manifest["seed"])
PYTHON
}

# Whatever lies beside the results.
leftovers() {
    ls -A "$beside" | grep -v '^results$' || true
}

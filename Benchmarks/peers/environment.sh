#!/bin/sh
# Puts the peers into a virtual environment of their own, if they are not there yet, and prints its Python.
set -eu
cd "$(dirname "$0")/.."
environment=.build/peers
test -x "$environment/bin/python" || python3 -m venv "$environment" >&2
"$environment/bin/pip" install --quiet --disable-pip-version-check --requirement peers/requirements.txt >&2
echo "$PWD/$environment/bin/python"

#!/bin/sh
# Writes the two locks anew from pyproject.toml: every package with its hashes, for every system
# and Python we support, naming no host. Needs uv (pip install uv).
set -eu
cd "$(dirname "$0")/.."
lock() {
    uv pip compile pyproject.toml --universal --generate-hashes \
        --python-version 3.11 --no-header --no-annotate --quiet "$@"
}
lock --extra build --output-file packaging/lock.txt
lock --extra build --extra dev --output-file packaging/lock-dev.txt --constraints packaging/lock.txt

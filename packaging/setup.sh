#!/bin/sh
# Makes .venv at the root from the locked packages. Does nothing when it is up to date.
# usage: [PYTHON=python3.12] packaging/setup.sh [run|dev]
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
case $kind in
    run) lock=packaging/lock.txt ;;
    dev) lock=packaging/lock-dev.txt ;;
    *) echo "usage: packaging/setup.sh [run|dev]" >&2; exit 2 ;;
esac

# A dev environment also runs the app, so its stamp answers for both. The folder is in it because
# the commands of an environment name the place they were made for.
wanted=$( (pwd -P; cat pyproject.toml packaging/lock.txt packaging/lock-dev.txt packaging/setup.sh) | cksum)
for stamp in ".venv/.ready-$kind" .venv/.ready-dev; do
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && [ -x .venv/bin/python ]; then exit 0; fi
done

# The Python must be 3.11 to 3.13; the one that is asked for is tried first.
python=""
for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "SLE Desktop needs Python 3.11, 3.12 or 3.13, and found none." >&2
    exit 1
fi

# What the system lacks. Newer Ubuntus call some libraries by their old name and "t64".
missing=""
if command -v dpkg-query >/dev/null 2>&1; then
    for package in $(cat packaging/system-packages.txt); do
        dpkg-query -W -f '${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q "ok installed" \
            || missing="$missing $package"
    done
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    missing="$missing $("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
fi

if [ -n "$missing" ]; then
    install="apt-get install -y --no-install-recommends$missing"
    as_root=none
    if command -v apt-get >/dev/null 2>&1; then
        if [ "$(id -u)" = 0 ]; then as_root=""
        elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root=sudo
        fi
    fi
    if [ "$as_root" = none ]; then
        ask="su - -c"
        if command -v sudo >/dev/null 2>&1; then ask="sudo sh -c"; fi
        echo "Some system packages are missing. Please run this once, then try again:" >&2
        echo "  $ask 'apt-get update && $install'" >&2
        exit 1
    fi
    echo "Installing system packages:$missing"
    $as_root apt-get update -qq
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null
fi

echo "Setting up .venv (once; about 130 MB to download, then less than a minute)"
# An environment that was left half made, came here from another folder, or whose Python has gone
# is made anew.
if [ "$(cat .venv/.made-in 2>/dev/null)" != "$(pwd -P)" ] || ! .venv/bin/python -c "" 2>/dev/null; then
    "$python" -m venv --clear .venv
    pwd -P > .venv/.made-in
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
echo "$wanted" > ".venv/.ready-$kind"

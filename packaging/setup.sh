#!/bin/sh
# Makes .venv at the root from the locked packages. Does nothing when it is up to date.
# usage: packaging/setup.sh [run|dev]
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
case $kind in
    run) lock=packaging/lock.txt ;;
    dev) lock=packaging/lock-dev.txt ;;
    *) echo "usage: packaging/setup.sh [run|dev]" >&2; exit 2 ;;
esac

# A dev environment also runs the app, so its stamp answers for both.
wanted=$(cat pyproject.toml packaging/lock.txt packaging/lock-dev.txt packaging/setup.sh | cksum)
for stamp in ".venv/.ready-$kind" .venv/.ready-dev; do
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then exit 0; fi
done

as_root=""
can_install=no
if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then can_install=yes
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then can_install=yes; as_root=sudo
    fi
fi

missing=""
if command -v dpkg-query >/dev/null 2>&1; then
    for package in $(cat packaging/system-packages.txt); do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "ok installed" \
            || missing="$missing $package"
    done
fi

# A Python of our own choosing must be 3.11 to 3.13 and able to make an environment.
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
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then missing="$missing python3-venv"; fi

if [ -n "$missing" ]; then
    if [ "$can_install" = yes ]; then
        echo "Installing system packages:$missing"
        $as_root apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        echo "Some system packages are missing. Please run this once, then try again:" >&2
        echo "  sudo apt-get install -y --no-install-recommends$missing" >&2
        exit 1
    fi
fi

echo "Setting up .venv (once; about a minute after the downloads)"
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
echo "$wanted" > ".venv/.ready-$kind"

"""Upgrades a store with the test's later version: a process to be killed."""

import sys
from pathlib import Path

from sle_desktop.store.upgrading import VERSIONS, upgrade

LATER = Path(__file__).parent / "later_versions"

if __name__ == "__main__":
    folder, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
    sys.stdout.write("begin\n")
    sys.stdout.flush()
    upgrade(folder, key, (VERSIONS, LATER))

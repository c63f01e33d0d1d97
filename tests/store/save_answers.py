"""Saves answers one by one and says of each that it is saved: a process to be killed or starved."""

import os
import resource
import signal
import sys
from pathlib import Path

from sle_desktop.errors import UserError
from sle_desktop.store.store import Store
from tests.store.examples import at


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def save(store: Store, number: int) -> None:
    with store.work() as work:
        told = {"typed": ("text", str(number)), f"q{number}": ("text", f"answer {number} " * 8)}
        work.records.put_answers("r1", 1, told, at(number))


def save_for_ever(store: Store) -> None:
    number = 0
    while True:
        save(store, number)
        say(str(number))
        number += 1


def save_until_full(store: Store, largest: int) -> None:
    """Save until no file may grow past ``largest`` bytes, then once more with room again."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, hard))
    number = 0
    try:
        for number in range(100_000):
            save(store, number)
            say(str(number))
    except UserError as refusal:
        say(refusal.code)
    with store.reading() as work:
        say(f"readable {len(work.records.contents('r1').answers)}")
    try:
        store.files.put(bytes(largest * 2))
    except UserError as refusal:
        say(refusal.code)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    save(store, number)
    say(str(number))


def save_in_children(folder: Path, key: bytes) -> None:
    """For each line read, save in a new process until it is killed; a fork starts at once."""
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            say(f"pid {os.getpid()}")
            save_for_ever(Store(folder, key))
        os.waitpid(child, 0)
        say("dead")


def save_some(store: Store, flushing: str) -> None:
    """Save 400 answers and end without closing, flushing as a word of SQLite's says."""
    with store.plainly() as driver:
        driver.execute(f"PRAGMA synchronous = {flushing}")
    for number in range(400):
        save(store, number)
        say(str(number))
    os._exit(0)


def main(folder: str, key: str, how: str = "", *more: str) -> None:
    store = Store(Path(folder), bytes.fromhex(key))
    if how == "full":
        save_until_full(store, int(more[0]))
    elif how == "some":
        save_some(store, more[0])
    else:
        save_in_children(store.folder, store.key)


if __name__ == "__main__":
    main(*sys.argv[1:])

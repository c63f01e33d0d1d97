"""Files written whole or not at all: a part file, flushed to the disk, then put in place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

PART = ".part"

_PIECE = 64 * 1024


@contextmanager
def whole_file(place: Path) -> Iterator[BinaryIO]:
    """Open a part file that becomes ``place`` when the block ends well, and vanishes when not."""
    part = place.with_name(place.name + PART)
    try:
        with part.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        put_in_place(part, place)
    finally:
        part.unlink(missing_ok=True)


def put_in_place(part: Path, place: Path) -> None:
    """Rename a flushed part file and make the rename itself durable."""
    part.replace(place)
    flush_folder(place.parent)


def flush_file(path: Path) -> None:
    """Flush a file that something else wrote."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def try_room(folder: Path, size: int) -> None:
    """Write so many bytes and take them away again; raises the OSError that says what is wrong."""
    probe = folder / f"room{PART}"
    try:
        with probe.open("wb") as out:
            for _ in range(0, size, _PIECE):
                out.write(bytes(_PIECE))
            out.flush()
            os.fsync(out.fileno())
    finally:
        probe.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Flush a folder's entries; Windows journals these itself and cannot open a folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

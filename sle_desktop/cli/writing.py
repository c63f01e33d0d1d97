"""Writing a file that somebody named: whole, or not at all."""

from pathlib import Path

from sle_desktop.clock import new_id
from sle_desktop.errors import UserError


def write_whole(file: Path, content: bytes) -> None:
    """Write a file; one that is there is replaced at the end. Raises FILE_NOT_WRITTEN."""
    place = file.resolve()
    part = place.with_name(f".{new_id()}.part")
    try:
        if place.exists() and not place.is_file():
            place.write_bytes(content)  # a pipe or a device
            return
        part.write_bytes(content)
        part.replace(place)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise UserError(
            "FILE_NOT_WRITTEN",
            f"{file} cannot be written: {fault.strerror}.",
            "Choose another folder, or free some space.",
        ) from fault

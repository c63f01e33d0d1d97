"""Pictures among answers that a script gives: files are taken in, and a hash stands for each."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sle_desktop.engine.definition import REPEAT, Field
from sle_desktop.errors import UserError
from sle_desktop.services.photos import Photos

IMAGE = "image"

_HASH = re.compile(r"[0-9a-f]{64}")


def taken_in(photos: Photos, value: str) -> str:
    """Return the hash of a picture: of the file that a path names, or of one kept already.

    Raises NO_SUCH_FILE, NO_SUCH_PHOTO and PHOTO_UNREADABLE.
    """
    named = value.strip()
    if _HASH.fullmatch(named):
        photos.thumbnail(named)
        return named
    file = Path(named)
    if not file.is_file():
        raise UserError("NO_SUCH_FILE", f"There is no file {named}.", "Check the name and folder.")
    return photos.keep(photos.prepare(file))


def with_pictures(photos: Photos, fields: Sequence[Field], answers: Any) -> Any:
    """Return nested answers with every picture's file taken in. Raises what ``taken_in`` does."""
    if not isinstance(answers, Mapping):
        return answers
    found = dict(answers)
    for field in fields:
        value = found.get(field.name)
        if field.type == IMAGE and isinstance(value, str) and value.strip():
            found[field.name] = taken_in(photos, value)
        elif field.type == REPEAT and isinstance(value, list):
            found[field.name] = [with_pictures(photos, field.children, row) for row in value]
        elif field.holds_children:
            found[field.name] = with_pictures(photos, field.children, value)
    return {name: value for name, value in found.items() if name in answers}

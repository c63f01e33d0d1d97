"""Reads the settings of a form: its id, title, version, and everything else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from sle_desktop.engine.definition import is_condition
from sle_desktop.engine.reading.cells import straight
from sle_desktop.engine.reading.sheets import Row, Trouble

_NOT_IN_AN_ID = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Settings:
    """Who a form is; ``others`` holds every setting but these three."""

    id: str
    title: str
    version: str
    others: dict[str, str]


def read_settings(rows: Sequence[Row], file_name: str) -> tuple[Settings, list[Trouble]]:
    """Return the settings; what the file does not say is taken from its name."""
    cells = dict(rows[0].cells) if rows else {}
    troubles = []
    if len(rows) > 1:
        says = "Settings stand in one row; this second one is not read."
        trouble = Trouble("SECOND_SETTINGS", rows[1].number, "", says, "Take the row out.")
        troubles.append(trouble)
    stem = PurePath(file_name).stem or "form"
    title = cells.pop("form_title", "")
    identity = cells.pop("form_id", "") or _NOT_IN_AN_ID.sub("_", stem).strip("_") or "form"
    version = cells.pop("version", "")
    for key, text in cells.items():
        if key == "instance_name" or is_condition(key):
            cells[key] = straight(text)
    return Settings(identity, title or identity, version, cells), troubles

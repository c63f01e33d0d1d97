"""Reads the lists that a form keeps in CSV files beside it."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from sle_desktop.engine.definition import EMPTY, Choice, Field
from sle_desktop.engine.reading.cells import cell_text, one_line
from sle_desktop.engine.reading.choices import Lists
from sle_desktop.engine.reading.limits import FILE_BYTES, ROWS
from sle_desktop.engine.reading.sheets import Trouble
from sle_desktop.engine.reading.tables import FROM_FILE

Folder = Path | None
"""Where the form lies; ``None`` when it is read from memory and has no files beside it."""


def read_list_files(
    fields: Iterable[Field], lists: Lists, folder: Folder
) -> tuple[dict[str, str], list[Trouble]]:
    """Add the lists in files to ``lists``, under their file names.

    Returns where each came from, and what was wrong. A file is looked for beside the form and in
    ``media``, by its bare name, so that no form can reach anything else.
    """
    sources: dict[str, str] = {}
    troubles: list[Trouble] = []
    for one in fields:
        name = one.list_name
        if not FROM_FILE.match(name) or name in lists:
            continue
        path = _found(folder, name)
        if path is None:
            says = f"The file “{name[:60]}” with the choices is not beside the form."
            do = "Put it in the form's folder; until then any answer is taken."
            troubles.append(Trouble("FILE_NOT_FOUND", one.row, "type", says, do))
            continue
        choices, wrong = _read(path, one.parameters)
        if wrong:
            do = "Save it as CSV (UTF-8) with the columns name and label."
            troubles.append(Trouble("FILE_UNREADABLE", one.row, "type", wrong, do))
        lists[name] = choices
        sources[name] = name
    return sources, troubles


def _found(folder: Folder, name: str) -> Path | None:
    if folder is None or Path(name).name != name or not name.casefold().endswith(".csv"):
        return None
    for path in (folder / name, folder / "media" / name):
        if path.is_file():
            return path
    return None


def _read(path: Path, parameters: Mapping[str, str]) -> tuple[list[Choice], str]:
    """Return the choices of a file, and in words what is wrong with it."""
    if path.stat().st_size > FILE_BYTES:
        return [], f"The file “{path.name}” is larger than any list needs to be."
    text = _decoded(path.read_bytes())
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=False))
    except csv.Error as slip:  # a field of more than 131,072 characters
        return [], f"The file “{path.name}” is no CSV ({slip})."
    headers = [one_line(cell_text(cell)) for cell in rows[0]] if rows else []
    value = parameters.get("value", "name")
    label = parameters.get("label", "label")
    if value not in headers:
        return [], f"The file “{path.name}” has no column “{value}”."
    choices = []
    for number, row in enumerate(rows[1 : ROWS + 1], start=2):
        cells = dict(zip(headers, map(cell_text, row), strict=False))
        if name := cells.pop(value, ""):
            words = cells.pop(label, "")
            label_text = MappingProxyType({"": words}) if words else EMPTY
            filled = {key: text for key, text in cells.items() if key and text}
            choices.append(Choice(name, label_text, MappingProxyType(filled), number))
    return choices, ""


def _decoded(data: bytes) -> str:
    """Return text from UTF-8, with or without its mark, else from Windows' Western code page."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")

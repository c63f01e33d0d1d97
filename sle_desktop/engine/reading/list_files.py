"""Reads the lists that a form keeps in CSV files beside it."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path, PurePath

from sle_desktop.engine.definition import Choice, Field
from sle_desktop.engine.reading.cells import cell_text, one_line
from sle_desktop.engine.reading.choices import Lists, read_choices
from sle_desktop.engine.reading.columns import Languages
from sle_desktop.engine.reading.headers import column_key
from sle_desktop.engine.reading.limits import FILE_BYTES, ROWS
from sle_desktop.engine.reading.sheets import Row, Trouble
from sle_desktop.engine.reading.tables import FROM_FILE

_LOOKED_INTO = re.compile(r"""\bpulldata\(\s*['"]([^'"]{1,80})['"]""")

Folder = Path | None
"""Where the form lies; ``None`` when it is read from memory and has no files beside it."""


class ListFiles:
    """Finds and reads the files of one form; ``sources`` and ``troubles`` tell what came of it."""

    def __init__(self, folder: Folder, languages: Languages) -> None:
        self.sources: dict[str, str] = {}
        self.troubles: list[Trouble] = []
        self._folder = folder
        self._languages = languages

    def read(self, fields: Iterable[Field], lists: Lists) -> None:
        """Add the lists in files to ``lists``, under their file names.

        A file is looked for beside the form and in ``media``, by its bare name, so that no form
        can reach anything else.
        """
        tried: set[str] = set()
        for one, key, name in _wanted(fields):
            if name in lists or name in tried:
                continue
            tried.add(name)
            path = _found(self._folder, name)
            if path is None:
                says = f"The file “{name[:60]}” is not beside the form."
                do = "Put it in the form’s folder, so that what is in it can be offered."
                self.troubles.append(Trouble("FILE_NOT_FOUND", one.row, key, says, do))
            elif choices := self._read(path, one, key):
                lists[name] = choices
                self.sources[name] = name

    def _read(self, path: Path, one: Field, key: str) -> list[Choice]:
        try:
            rows = _rows(path)
            names = one.parameters if key == "type" else None
            filled = list(_filled(path.name, rows, names))
        except (OSError, csv.Error, _NoListError) as wrong:
            says = f"The file “{path.name}” cannot be used: {wrong}."
            do = "Save it as CSV (UTF-8) with the columns name and label."
            self.troubles.append(Trouble("FILE_UNREADABLE", one.row, key, says, do))
            return []
        lists, _ = read_choices(filled, self._languages)
        return lists.get(path.name, [])


class _NoListError(Exception):
    """What is in a file is no list of choices."""


def _wanted(fields: Iterable[Field]) -> Iterable[tuple[Field, str, str]]:
    """Yield every file that a question chooses from or a calculation looks into."""
    for one in fields:
        if FROM_FILE.match(one.list_name):
            yield one, "type", one.list_name
        elif one.type == "csv-external":
            yield one, "name", f"{one.name}.csv"
        for key in ("calculation", "relevant", "constraint", "default", "choice_filter"):
            for name in _LOOKED_INTO.findall(getattr(one, key)):
                yield one, key, name if FROM_FILE.match(name) else f"{name}.csv"


def _found(folder: Folder, name: str) -> Path | None:
    if folder is None or PurePath(name).name != name or not name.casefold().endswith(".csv"):
        return None
    for path in (folder / name, folder / "media" / name):
        if path.is_file():
            return path
    return None


def _rows(path: Path) -> list[list[str]]:
    if path.stat().st_size > FILE_BYTES:
        raise _NoListError("it is larger than any list needs to be")
    text = _decoded(path.read_bytes())
    found = csv.reader(io.StringIO(text, newline=""))
    return list(islice(found, ROWS + 1))


def _filled(file: str, rows: list[list[str]], names: Mapping[str, str] | None) -> Iterable[Row]:
    """Yield the rows as those of a choices sheet.

    ``names`` are the parameters of a question that chooses from the file; they may call the
    columns otherwise (``value=code label=town``). A file that is only looked into (``None``) needs
    no names: its rows are numbered.
    """
    headers = [one_line(cell_text(cell)) for cell in rows[0]] if rows else []
    value = names.get("value", "name") if names else "name"
    if value not in headers and names is not None:
        raise _NoListError(f"it has no column “{value}”")
    label = names.get("label", "label") if names else "label"
    keys = [_key(header, value, label) for header in headers]
    for number, row in enumerate(rows[1:], start=2):
        texts = zip(keys, map(cell_text, row), strict=False)
        cells = {key: text for key, text in texts if key and text}
        if cells:
            yield Row(number, {"name": str(number), **cells, "list_name": file})


def _key(header: str, value: str, label: str) -> str:
    """Return the key of a column; the file's own columns keep their names, for filters."""
    if header in (value, label):
        return "name" if header == value else "label"
    key = column_key("choices", header)
    if key.startswith(("label::", "media::")):
        return key
    return "" if header in ("name", "label", "list_name", "disabled") else header


def _decoded(data: bytes) -> str:
    """Return text from UTF-8, with or without its mark, else from Windows' Western code page."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")

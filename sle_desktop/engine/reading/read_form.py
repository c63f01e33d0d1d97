"""Opens the file of a form, whatever its name says it is."""

import difflib
from collections.abc import Mapping
from pathlib import Path, PurePath

from sle_desktop.engine.lint.finding import ERROR, Finding
from sle_desktop.engine.reading.build import ReadForm, build
from sle_desktop.engine.reading.limits import FILE_BYTES, ROWS, TEXT_BYTES, not_a_form, too_large
from sle_desktop.engine.reading.list_files import Folder
from sle_desktop.engine.reading.raw import RawSheet
from sle_desktop.engine.reading.sheets import SHEETS, Book, Sheet, Trouble
from sle_desktop.engine.reading.tabulate import tabulate
from sle_desktop.engine.reading.toml_file import TomlError, read_toml
from sle_desktop.engine.reading.xlsx import read_xlsx
from sle_desktop.errors import UserError

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_OTHERS = {
    b"PK\x05\x06": "an empty archive",
    b"%PDF": "a PDF",
    b"{\\rtf": "a text document",
    b"<": "a web page or XML",
}
_WANTED = {
    spelling: sheet
    for sheet in SHEETS
    for spelling in (sheet, sheet.replace("_", " "), sheet.removesuffix("s"))
}
_REFUSAL = "Choose a form written as TOML or as an Excel workbook (.xlsx or .xls)."


def read_form(path: Path) -> ReadForm:
    """Return the form in a file; lists in CSV files beside it are read too.

    The content decides what the file is, never its name. Raises ``UserError``: ``NOT_A_FORM`` (no
    form, or damaged), ``FORM_TOO_LARGE``, ``FORM_LOCKED`` (a password), and nothing else.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= FILE_BYTES else b""
    except (OSError, ValueError) as trouble:  # ValueError: a path with a zero character
        says = f"The file “{path.name}” cannot be opened."
        raise not_a_form(says, "Check that it is there and that you may read it.") from trouble
    if size > FILE_BYTES:
        raise too_large(f"The file is {size // 1_000_000} MB.")
    return _read(data, path.name, path.parent)


def read_bytes(data: bytes, name: str) -> ReadForm:
    """Return the form in the content of a file; ``name`` is the file's, for messages and ids.

    Raises what ``read_form`` raises.
    """
    if len(data) > FILE_BYTES:
        raise too_large(f"The file is {len(data) // 1_000_000} MB.")
    return _read(data, name, None)


def _read(data: bytes, name: str, folder: Folder) -> ReadForm:
    if data.startswith(_ZIP):
        return build(_book(read_xlsx(data, _WANTED)), name, folder)
    if data.startswith((_OLE, *_OLD_EXCEL)):
        # Not at start-up: one form in many is an old workbook, and its library takes its time.
        from sle_desktop.engine.reading.xls import read_xls  # noqa: PLC0415

        return build(_book(read_xls(data, _WANTED)), name, folder)
    try:
        return build(read_toml(_text(data)), name, folder)
    except TomlError as slip:
        do = "Mend that line; texts stand in quotes, and so do keys with colons."
        finding = Finding(ERROR, "TOML_SYNTAX", PurePath(name).name, slip.line, "", slip.says, do)
        return ReadForm(None, (finding,))


def _text(data: bytes) -> str:
    for mark, what in _OTHERS.items():
        if data.lstrip().startswith(mark):
            raise not_a_form(f"The file is {what}, not a form.")
    if len(data) > TEXT_BYTES:
        raise too_large(f"The file is text of {len(data) // 1_000_000} MB.")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as trouble:
        raise not_a_form("The file is neither text nor a workbook.") from trouble


def _book(raws: Mapping[str, RawSheet]) -> Book:
    """Return the sheets of a workbook with their columns known."""
    if "survey" not in raws:
        raise _no_survey(raws[""].name.split("\n"))
    book: dict[str, Sheet] = {}
    for name, raw in raws.items():
        if not name:
            continue
        if len(raw.rows) > ROWS:
            raise too_large(f"The sheet “{raw.name}” has more than {ROWS:,} rows.")
        sheet = tabulate(name, raw)
        if sheet is not None:
            book[name] = sheet
        elif name == "survey":
            raise not_a_form(f"The sheet “{raw.name}” has no column called “type”.")
        elif raw.rows:
            book[name] = _headless(name, raw)
    return book


def _headless(name: str, raw: RawSheet) -> Sheet:
    needs = "form_title and form_id" if name == "settings" else "list_name, name and label"
    says = f"The sheet “{raw.name}” has no row with the headers {needs}."
    trouble = Trouble("MISSING_COLUMN", raw.rows[0][0], "", says, "Write them in its first row.")
    return Sheet(troubles=(trouble,))


def _no_survey(titles: list[str]) -> UserError:
    near = difflib.get_close_matches("survey", [title.casefold() for title in titles], n=1)
    do = f"Rename the sheet “{near[0]}” to “survey”." if near else _REFUSAL
    return not_a_form("The workbook has no sheet called “survey”.", do)

"""Reads Excel workbooks (``.xlsx``, ``.xlsm``).

Not by a library: those that are fast enough end the whole process on a damaged file, because they
reserve whatever memory a count in the file names; those that do not take ten times as long.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping

from sle_desktop.engine.reading.limits import PART_BYTES, not_a_form, too_large
from sle_desktop.engine.reading.raw import RawSheet
from sle_desktop.engine.reading.xlsx_parts import (
    Listing,
    Styles,
    read_listing,
    read_relations,
    read_strings,
    read_styles,
)
from sle_desktop.engine.reading.xlsx_sheet import Shared, read_sheet
from sle_desktop.engine.reading.xml_events import XmlError

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    XmlError,
    EOFError,
    NotImplementedError,  # a way of packing that the library does not know
    RuntimeError,  # a part with a password
    UnicodeError,
    ValueError,
    KeyError,
    IndexError,
    OSError,
)


class _Package:
    """The parts of a workbook by name, unpacked when asked for, within a limit for all."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = {name.casefold().lstrip("/"): name for name in self._zip.namelist()}
        self._left = PART_BYTES

    def part(self, name: str) -> bytes:
        """Return a part, empty if there is none; never believes the size that the file states."""
        stored = self._names.get(name.casefold().lstrip("/"))
        if stored is None:
            return b""
        with self._zip.open(stored) as file:
            content = file.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise too_large("The workbook unpacks to more than any form needs.")
        return content


def read_xlsx(data: bytes, wanted: Mapping[str, str]) -> dict[str, RawSheet]:
    """Return the wanted sheets by canonical name.

    ``wanted`` maps a sheet's title in lower case to its canonical name; of two sheets with one
    name the first counts. A key ``""`` in the result lists nothing but the titles of all sheets.
    Raises ``UserError`` ``NOT_A_FORM`` for a damaged file, ``FORM_TOO_LARGE`` for an endless one.
    """
    try:
        return _read(_Package(data), wanted)
    except _DAMAGED as damage:
        says = f"The workbook is damaged and cannot be read ({str(damage)[:100]})."
        raise not_a_form(says, "Open it in Excel, save it anew, and try again.") from damage


def _read(package: _Package, wanted: Mapping[str, str]) -> dict[str, RawSheet]:
    root = _workbook_part(package)
    if root.casefold().endswith(".bin"):
        do = "Open it in Excel and save it as .xlsx."
        raise not_a_form("The workbook is in Excel’s binary form (.xlsb).", do)
    content = package.part(root)
    if not content:
        raise not_a_form("The file is packed like a workbook but holds none.")
    listing = read_listing(content)
    folder, name = posixpath.split(root)
    relations = read_relations(package.part(f"{folder}/_rels/{name}.rels"))
    shared = _shared(package, folder, relations, listing)
    found = {"": RawSheet("\n".join(title for title, _ in listing.sheets), ())}
    for title, relation in listing.sheets:
        canonical = wanted.get(title.strip().casefold())
        if canonical and canonical not in found:
            part = package.part(_target(folder, relations.get(relation, ("", ""))[1]))
            found[canonical] = read_sheet(title, part, shared)
    return found


def _workbook_part(package: _Package) -> str:
    for kind, target in read_relations(package.part("_rels/.rels")).values():
        if kind == "officeDocument":
            return _target("", target)
    return "xl/workbook.xml"


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")


def _shared(
    package: _Package, folder: str, relations: Mapping[str, tuple[str, str]], listing: Listing
) -> Shared:
    parts = {kind: _target(folder, target) for kind, target in relations.values()}
    strings = package.part(parts.get("sharedStrings", f"{folder}/sharedStrings.xml"))
    styles = package.part(parts.get("styles", f"{folder}/styles.xml"))
    return Shared(
        read_strings(strings) if strings else (),
        read_styles(styles) if styles else Styles(),
        listing.from_1904,
    )

"""The parts of an Excel workbook beside its sheets: listing, relations, texts, number formats."""

import re
from dataclasses import dataclass, field

from sle_desktop.engine.reading.number_formats import shows_time
from sle_desktop.engine.reading.xml_events import read_xml

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How Excel writes a character that XML cannot hold, such as a carriage return."""


def _no_words(_text: str) -> None:
    return None


def _no_end(_name: str) -> None:
    return None


@dataclass(slots=True)
class Listing:
    """The sheets of a workbook in order: title and relation; and which calendar it counts by."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    from_1904: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The numbers of the cell styles that show a day or a time."""

    times: frozenset[str] = frozenset()


def read_listing(content: bytes) -> Listing:
    """Read ``workbook.xml``."""
    listing = Listing()

    def start(name: str, found: dict[str, str]) -> None:
        if name == "sheet":
            relation = next((v for k, v in found.items() if k.endswith(":id")), "")
            listing.sheets.append((found.get("name", ""), relation))
        elif name == "workbookPr":
            listing.from_1904 = found.get("date1904", "0") in ("1", "true")

    read_xml(content, start, _no_end, _no_words)
    return listing


def read_relations(content: bytes) -> dict[str, tuple[str, str]]:
    """Read a ``.rels`` part: the last word of the kind, and the target, by relation."""
    relations: dict[str, tuple[str, str]] = {}

    def start(name: str, found: dict[str, str]) -> None:
        if name == "Relationship":
            kind = found.get("Type", "").rpartition("/")[2]
            relations[found.get("Id", "")] = (kind, found.get("Target", ""))

    if content:
        read_xml(content, start, _no_end, _no_words)
    return relations


def unescape(text: str) -> str:
    """Return text with Excel's ``_x000D_`` as the characters that they stand for."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


class _Strings:
    """Gathers texts from XML events."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._words: list[str] = []
        self._hears = False
        self._spoken = False

    def start(self, name: str, _found: dict[str, str]) -> None:
        if name == "t":
            self._hears = not self._spoken
        elif name == "rPh":
            self._spoken = True

    def end(self, name: str) -> None:
        if name == "t":
            self._hears = False
        elif name == "rPh":
            self._spoken = False
        elif name == "si":
            self.strings.append(unescape("".join(self._words)))
            self._words.clear()

    def hear(self, text: str) -> None:
        if self._hears:
            self._words.append(text)


def read_strings(content: bytes) -> tuple[str, ...]:
    """Read ``sharedStrings.xml``; how letters are drawn and pronounced is left out."""
    strings = _Strings()
    read_xml(content, strings.start, strings.end, strings.hear)
    return tuple(strings.strings)


def read_styles(content: bytes) -> Styles:
    """Read ``styles.xml`` for the styles that show a number as a day or a time."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    inside = {"cellXfs": False}

    def start(name: str, found: dict[str, str]) -> None:
        if name == "numFmt":
            codes[int(found.get("numFmtId", "0"))] = found.get("formatCode", "")
        elif name == "cellXfs":
            inside["cellXfs"] = True
        elif name == "xf" and inside["cellXfs"]:
            formats.append(int(found.get("numFmtId", "0")))

    def end(name: str) -> None:
        if name == "cellXfs":
            inside["cellXfs"] = False

    read_xml(content, start, end, _no_words)
    times = {
        str(i) for i, number in enumerate(formats) if shows_time(number, codes.get(number, ""))
    }
    return Styles(frozenset(times))

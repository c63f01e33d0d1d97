"""Fonts: embedded, with a meaning for each glyph, and glyphs that exist and are as wide as told."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.reports.checker.document import Document, Shown

_ALLOWED_WIDTH_ERROR = 1.0
_ENTRY = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{4,})>")


def _used(document: Document) -> Iterator[tuple[Any, set[int]]]:
    """Yield each font that shows something, and the codes that it shows."""
    used: dict[tuple[int, int], tuple[Any, set[int]]] = {}
    for page, stream in zip(document.pdf.pages, document.streams, strict=True):
        resources: Any = page.obj["/Resources"].get("/Font", {})
        for shown in stream.shown:
            if shown.operator not in ("Tj", "TJ"):
                continue
            font = resources[shown.font]
            used.setdefault(font.objgen, (font, set()))[1].update(_codes(shown))
    yield from used.values()


def _codes(shown: Shown) -> bytes:
    told = shown.operands[0]
    if shown.operator == "Tj":
        return bytes(told)
    return b"".join(bytes(part) for part in told if isinstance(part, pikepdf.String))


def embedded_with_meaning(document: Document) -> Iterator[str]:
    """ISO 19005-2, 6.2.11.4, 6.2.11.7; ISO 14289-1, 7.21.4, 7.21.7."""
    for page in document.pdf.pages:
        for name, font in page.obj["/Resources"].get("/Font", {}).items():
            if "/FontFile2" not in font.get("/FontDescriptor", {}):
                yield f"{name}: not embedded"
    for font, codes in _used(document):
        name = str(font["/BaseFont"])
        if not re.match(r"/[A-Z]{6}\+", name):
            yield f"{name}: no subset tag"
        if "/ToUnicode" in font:
            yield from _meanings(name, font["/ToUnicode"].read_bytes(), codes)
        else:
            yield f"{name}: no ToUnicode"


def _meanings(name: str, table: bytes, codes: set[int]) -> Iterator[str]:
    meant = {
        int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be")
        for code, value in _ENTRY.findall(table)
    }
    for code in sorted(codes):
        meaning = meant.get(code, "\0")
        if any(c in "\0\ufeff\ufffe" or "\ue000" <= c <= "\uf8ff" for c in meaning):
            yield f"{name}: code {code} has no meaning"


def glyphs_exist(document: Document) -> Iterator[str]:
    """ISO 19005-2, 6.2.11.5 and 6.2.11.8: widths agree, .notdef is never shown."""
    for font, codes in _used(document):
        descriptor = font.get("/FontDescriptor", {})
        if "/FontFile2" not in descriptor:
            continue
        name, first = str(font["/BaseFont"]), int(font["/FirstChar"])
        if not int(descriptor["/Flags"]) & 4 or "/Encoding" in font:
            yield f"{name}: not a symbolic font without encoding"
        program = descriptor["/FontFile2"].read_bytes()
        glyph_of, advance_of = _cmap(program), _advances(program)
        widths = [float(width) for width in font["/Widths"]]
        for code in sorted(codes):
            glyph = glyph_of.get(code, 0)
            if glyph == 0:
                yield f"{name}: code {code} shows .notdef"
            elif abs(advance_of(glyph) - widths[code - first]) > _ALLOWED_WIDTH_ERROR:
                yield f"{name}: code {code} is not as wide as told"


def _cmap(program: bytes) -> dict[int, int]:
    """Return the glyphs of the (1, 0) subtable in format 6, the only one that is written."""
    at = _table(program, b"cmap")
    first = int.from_bytes(program[at + 12 + 6 : at + 12 + 8])
    count = int.from_bytes(program[at + 12 + 8 : at + 12 + 10])
    start = at + 12 + 10
    return {
        first + index: int.from_bytes(program[start + 2 * index : start + 2 * index + 2])
        for index in range(count)
    }


def _advances(program: bytes) -> Any:
    long_ones = int.from_bytes(program[(at := _table(program, b"hhea")) + 34 : at + 36])
    units = int.from_bytes(program[(at := _table(program, b"head")) + 18 : at + 20])
    start = _table(program, b"hmtx")

    def advance(glyph: int) -> float:
        at = start + 4 * min(glyph, long_ones - 1)
        return int.from_bytes(program[at : at + 2]) * 1000 / units

    return advance


def _table(program: bytes, tag: bytes) -> int:
    count = int.from_bytes(program[4:6])
    for entry in range(12, 12 + 16 * count, 16):
        if program[entry : entry + 4] == tag:
            return int.from_bytes(program[entry + 8 : entry + 12])
    raise AssertionError(f"a font program without {tag!r}")

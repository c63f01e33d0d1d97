"""The printed page's typefaces: glyphs, widths, kerning, and what replaces a missing glyph."""

import unicodedata
from functools import cache
from itertools import pairwise

from reportlab.pdfbase.ttfonts import TTFError, TTFont

from sle_desktop import paths
from sle_desktop.reports.pdf import style
from sle_desktop.reports.pdf.kerning import Kerning

_REMEMBERED_WIDTHS = 20_000
_WORD = 30
_DROPPED = frozenset({"Cc", "Cf"})
"""Categories of characters that print nothing: controls, joiners, marks of order, soft hyphens."""
_NO_TEXT = frozenset({"Co", "Cs", "Cn"})
"""Private, surrogate and unassigned: PDF/A-2a wants a meaning for every glyph, these have none."""


class Face:
    """One typeface: which characters it has, how wide text is and where it is kerned."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.font = TTFont(name, str(paths.resources() / "fonts" / f"{name}.ttf"), asciiReadable=0)
        self._glyphs: dict[int, int] = self.font.face.charToGlyph
        self._advances: dict[int, float] = self.font.face.charWidths
        self._scale = 1000 / self.font.face.unitsPerEm
        self._kerning = Kerning(_positioning(self.font))
        self._widths: dict[str, float] = {}

    def has(self, character: str) -> bool:
        """Return whether the face has a glyph for a character."""
        return ord(character) in self._glyphs

    def width(self, text: str) -> float:
        """Return the kerned width of a text in thousandths of its size."""
        known = self._widths.get(text)
        if known is None:
            known = sum(self._advances[ord(c)] for c in text) + sum(self.kerns(text))
            if len(text) < _WORD and len(self._widths) < _REMEMBERED_WIDTHS:
                self._widths[text] = known
        return known

    def kerns(self, text: str) -> list[float]:
        """Return what is added after each character but the last, in thousandths of the size."""
        glyphs = [self._glyphs[ord(c)] for c in text]
        between, scale = self._kerning.between, self._scale
        return [between(left, right) * scale for left, right in pairwise(glyphs)]


def _positioning(font: TTFont) -> bytes:
    try:
        return bytes(font.face.get_table("GPOS"))
    except (KeyError, TTFError):
        return b""


@cache
def face(name: str) -> Face:
    """Return a shipped typeface by its file's name, loaded once."""
    return Face(name)


def printable(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text as it can be printed, and the codes that stand for what no font has.

    Characters that print nothing go; those that no shipped font has become ``[U+1F44D]``.
    """
    if text.isascii() and text.isprintable():
        return text, ()
    shown: list[str] = []
    missing: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        if character in "\n\t\u2028\u2029":
            shown.append("\n" if character != "\t" else " ")
        elif _is_missing(character):
            missing.append(f"[U+{ord(character):04X}]")
            shown.append(missing[-1])
        elif not _prints_nothing(character):
            shown.append(character)
    return "".join(shown), tuple(dict.fromkeys(missing))


def _prints_nothing(character: str) -> bool:
    return unicodedata.category(character) in _DROPPED or "\ufe00" <= character <= "\ufe0f"


def _is_missing(character: str) -> bool:
    if _prints_nothing(character):
        return False
    if unicodedata.category(character) in _NO_TEXT:
        return True
    return not (face(style.REGULAR).has(character) or face(style.FALLBACK).has(character))


def runs(name: str, text: str) -> list[tuple[Face, str]]:
    """Return a printable text as stretches of the named face and of the fallback."""
    wanted = face(name)
    if text.isascii():
        return [(wanted, text)]
    found: list[tuple[Face, str]] = []
    for character in text:
        chosen = wanted if wanted.has(character) else face(style.FALLBACK)
        if found and found[-1][0] is chosen:
            found[-1] = (chosen, found[-1][1] + character)
        else:
            found.append((chosen, character))
    return found

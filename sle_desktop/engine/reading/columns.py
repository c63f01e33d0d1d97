"""Splits the cells of a row into the texts of a question: by language, media, and the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from sle_desktop.engine.definition import EMPTY, Text
from sle_desktop.engine.reading.headers import TRANSLATED
from sle_desktop.engine.reading.sheets import Row

_TRANSLATED = frozenset(TRANSLATED)


@lru_cache(maxsize=2048)
def translated(key: str) -> tuple[str, str] | None:
    """Return the attribute and the language of a column key, ``None`` if it has no languages."""
    base, _, language = key.partition("::")
    if base in _TRANSLATED:
        return base, language
    if base == "media":
        kind, _, language = language.partition("::")
        return f"media::{kind}", language
    return None


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a form, its own first; ``""`` is that of columns without a suffix."""

    words: tuple[str, ...] = ("",)
    own: str = ""

    def order(self, text: dict[str, str]) -> Text:
        """Return words by language with the form's own first."""
        if len(text) == 1 and "" in text and not self.own:
            return MappingProxyType(text)
        if self.own and "" in text:
            text.setdefault(self.own, text[""])
            del text[""]
        return MappingProxyType({one: text[one] for one in sorted(text, key=self._rank)})

    def _rank(self, language: str) -> tuple[bool, str]:
        return language != self.own, language


def find_languages(rows: Iterable[Row], keys: Iterable[str], wished: str) -> Languages:
    """Return the languages that the rows use; ``keys`` are the columns in the file's order.

    ``wished`` is the setting ``default_language``, which may leave out the code in brackets
    (``english`` for ``English (en)``). Where that names no column's language, the form's own is
    the one of ``label`` without a suffix, else of the first suffix. Columns without a suffix are
    in the form's own language.
    """
    used = set().union(*(row.cells for row in rows))
    pairs = [pair for key in keys if key in used and (pair := translated(key))]
    marked = list(dict.fromkeys(language for _, language in pairs if language))
    own = _matching(wished, marked)
    if not own and marked and ("label", "") not in pairs:
        own = marked[0]
    return Languages((own, *sorted(one for one in marked if one != own)), own)


def _matching(wished: str, words: Sequence[str]) -> str:
    plain = wished.casefold().strip()
    for one in words:
        spelt = one.casefold()
        if plain and plain in (spelt, spelt.partition("(")[0].strip()):
            return one
    return ""


def texts(cells: Mapping[str, str], languages: Languages) -> dict[str, Text]:
    """Return the translated columns of a row by attribute (``label``, ``media::image`` ...)."""
    found: dict[str, dict[str, str]] = {}
    for key, text in cells.items():
        if pair := translated(key):
            found.setdefault(pair[0], {})[pair[1]] = text
    return {attribute: languages.order(text) for attribute, text in found.items()}


def media(found: Mapping[str, Text]) -> Mapping[str, str]:
    """Return the media of a row: ``image``, or ``image::cy`` for one language's own."""
    kinds = {
        f"{attribute[7:]}::{language}" if language else attribute[7:]: name
        for attribute, text in found.items()
        if attribute.startswith("media::")
        for language, name in text.items()
    }
    return MappingProxyType(kinds) if kinds else EMPTY

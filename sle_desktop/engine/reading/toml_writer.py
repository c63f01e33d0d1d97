"""Writes a form as TOML, one block a question, keys in a fixed order so that changes stay small."""

import re
from collections.abc import Iterable, Mapping

from sle_desktop.engine.definition import Form
from sle_desktop.engine.reading.tables import as_tables

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\r": "\\r", "\t": "\t"}
_SPECIAL = re.compile('[\\\\"\x00-\x08\x0b-\x1f\x7f]')


def write_toml(form: Form) -> str:
    """Return a form as TOML; reading it gives an equal form with the same hash."""
    tables = as_tables(form)
    blocks = [_block("[settings]", tables.settings)]
    blocks += [_block("[[survey]]", row) for row in tables.survey]
    blocks += [_block("[[choices]]", row) for row in tables.choices]
    return "\n".join(blocks)


def _block(header: str, cells: Mapping[str, str]) -> str:
    return "".join(_lines(header, cells))


def _lines(header: str, cells: Mapping[str, str]) -> Iterable[str]:
    yield f"{header}\n"
    for key, text in cells.items():
        yield f"{_key(key)} = {_string(text)}\n"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _quoted(key)


def _string(text: str) -> str:
    if "\n" not in text:
        return _quoted(text)
    return f'"""\n{_escaped(text)}"""'


def _quoted(text: str) -> str:
    return '"' + _escaped(text).replace("\n", "\\n") + '"'


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"

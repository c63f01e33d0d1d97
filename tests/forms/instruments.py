"""The shipped forms as the tests read them, and copies of them with one thing spoiled."""

from functools import cache
from pathlib import Path

from sle_desktop.engine.definition import Field, Form, in_language
from sle_desktop.engine.reading import read_bytes

FOLDER = Path(__file__).parents[2] / "forms"
IDS = ("eef_audit", "lesson_observation", "book_scrutiny", "visit")


def path(form_id: str) -> Path:
    """Return where a shipped form is written."""
    return FOLDER / f"{form_id}.toml"


@cache
def shipped(form_id: str) -> Form:
    """Return a shipped form."""
    return _read(path(form_id).read_text("utf-8"), form_id)


def spoiled(form_id: str, old: str, new: str) -> Form:
    """Return a copy of a shipped form with every ``old`` in its text written as ``new``."""
    text = path(form_id).read_text("utf-8")
    assert old in text, f"{form_id} no longer says {old!r}"
    return _read(text.replace(old, new), form_id)


def label(field: Field) -> str:
    """Return a field's label in the form's own language."""
    return in_language(field.label)


def _read(text: str, form_id: str) -> Form:
    form = read_bytes(text.encode(), f"{form_id}.toml").form
    assert form is not None
    return form

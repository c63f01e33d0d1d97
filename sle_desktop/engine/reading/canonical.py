"""The identity of a form: a hash of what it says, whichever kind of file says it."""

import hashlib
import json

from sle_desktop.engine.definition import Form
from sle_desktop.engine.reading.tables import as_tables


def canonical_text(form: Form) -> str:
    """Return what a form says as text: its three tables, without rows, spellings or layout.

    Rows of the survey and choices of a list keep their order, as it is part of the form; keys and
    lists are sorted, as theirs is not. Text is NFC where the file's is, never changed here.
    """
    tables = as_tables(form)
    content = {"settings": tables.settings, "survey": tables.survey, "choices": tables.choices}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def form_hash(form: Form) -> str:
    """Return the SHA-256 of a form's canonical text as 64 hex digits."""
    return hashlib.sha256(canonical_text(form).encode()).hexdigest()

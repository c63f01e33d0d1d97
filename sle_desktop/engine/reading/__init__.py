"""Reading: from a TOML file or an Excel workbook to a form, and back to TOML."""

from sle_desktop.engine.reading.build import ReadForm
from sle_desktop.engine.reading.canonical import canonical_text, form_hash
from sle_desktop.engine.reading.read_form import read_bytes, read_form
from sle_desktop.engine.reading.tables import Tables, as_tables
from sle_desktop.engine.reading.toml_writer import write_toml

__all__ = [
    "ReadForm",
    "Tables",
    "as_tables",
    "canonical_text",
    "form_hash",
    "read_bytes",
    "read_form",
    "write_toml",
]

"""The largest form that is read, so that no file can exhaust the machine.

The largest public form seen has 2,600 questions and 0.6 MB; these are some twenty times that.
"""

from sle_desktop.errors import UserError

FILE_BYTES = 16 * 1024 * 1024
"""A file as it lies on the disk."""
TEXT_BYTES = 4 * 1024 * 1024
"""A TOML file; reading it takes a second a megabyte on a slow machine."""
PART_BYTES = 48 * 1024 * 1024
"""All parts of a workbook, unpacked; an honest workbook unpacks to ten times its size."""
CELLS = 1_000_000
ROWS = 20_000
"""Rows of a sheet that hold anything."""
CELL_CHARACTERS = 100_000
NESTING = 30
"""Groups inside groups. Deeper ones are named as an error and read as if they were not nested."""


def too_large(says: str) -> UserError:
    """Return the refusal of a file that is larger than any form needs to be."""
    return UserError("FORM_TOO_LARGE", says, "Split the form, or take out what is no part of it.")


def not_a_form(says: str, do: str = "") -> UserError:
    """Return the refusal of a file that holds no form, or none that can be read."""
    cure = do or "Choose a form written as TOML or as an Excel workbook (.xlsx or .xls)."
    return UserError("NOT_A_FORM", says, cure)

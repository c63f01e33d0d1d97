"""Which summary tells a record: one file per form, and a plain one for every other form."""

from collections.abc import Callable, Mapping

from sle_desktop.domain.filled import Filled
from sle_desktop.reports import plain_summary
from sle_desktop.reports.blocks import Summary

SUMMARIES: Mapping[str, Callable[[Filled], Summary]] = {}
"""The summaries by form id. A new instrument adds its file and a line here."""


def summarise(filled: Filled) -> Summary:
    """Return what one copy of a record says."""
    return SUMMARIES.get(filled.form.id, plain_summary.summarise)(filled)

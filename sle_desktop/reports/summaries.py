"""Which summary tells a record: one file per form, and a plain one for every other form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sle_desktop.domain.filled import Filled
from sle_desktop.reports import (
    book_scrutiny_summary,
    eef_audit_summary,
    lesson_observation_summary,
    plain_summary,
    visit_summary,
)
from sle_desktop.reports.blocks import Summary
from sle_desktop.reports.signing_off import SigningOff


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of a record, and how it is signed off."""

    summarise: Callable[[Filled], Summary]
    signing: Callable[[Filled], SigningOff]


_PLAIN = Report(plain_summary.summarise, plain_summary.signing)

SUMMARIES: Mapping[str, Report] = {
    "eef_audit": Report(eef_audit_summary.summarise, eef_audit_summary.signing),
    "lesson_observation": Report(
        lesson_observation_summary.summarise, lesson_observation_summary.signing
    ),
    "book_scrutiny": Report(book_scrutiny_summary.summarise, book_scrutiny_summary.signing),
    "visit": Report(visit_summary.summarise, visit_summary.signing),
}
"""The summaries by form id. A new instrument adds its file and a line here."""


def report_of(filled: Filled) -> Report:
    """Return the report of a record's form."""
    return SUMMARIES.get(filled.form.id, _PLAIN)


def summarise(filled: Filled) -> Summary:
    """Return what one copy of a record says, before anybody signs it."""
    return report_of(filled).summarise(filled)

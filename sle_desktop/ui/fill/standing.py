"""How a record stands, in the words of the header, the foot and the bar of a locked one."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sle_desktop import clock
from sle_desktop.domain.records import Document, State
from sle_desktop.ui.fill.locked_bar import LockedFact
from sle_desktop.ui.widgets.status_line import StatusFact
from sle_desktop.ui.widgets.typed import say_date, say_day

if TYPE_CHECKING:
    from sle_desktop.services.fieldwork import OpenRecord


def heading_of(opened: "OpenRecord", school: str) -> tuple[str, str]:
    """Return the page's title and the line beneath it."""
    record = opened.record
    parts = [school, say_day(record.date) if record.date else ""]
    if record.version > 1:
        reason = f": {record.reason}" if record.reason else ""
        parts.append(f"Version {record.version}{reason}")
    return record.title or opened.form.title, " · ".join(one for one in parts if one)


def saved_words(at: datetime) -> str:
    """Return when the last answer was saved: ``Saved 10:42:07``, with the day if not today."""
    moment = clock.local(at)
    if moment.date() == clock.local_date(clock.now()):
        return f"Saved {moment:%H:%M:%S}"
    return f"Saved {say_date(moment.date())}, {moment:%H:%M}"


def progress_words(answered: int, asked: int, what: str = "answered") -> str:
    """Return how far the record is; ``what`` may be ``statements agreed``."""
    return f"{answered} of {asked} {what}" if asked else ""


def status_of(
    opened: "OpenRecord", first: str, more: tuple[str, ...], *, well: bool = True
) -> StatusFact:
    """Return the line at the window's foot: how saving stands, and how far the record is."""
    if not opened.is_draft:
        return StatusFact("Signed and locked")
    return StatusFact(first, more, well=well)


def locked_fact(opened: "OpenRecord", documents: Sequence[Document]) -> LockedFact | None:
    """Return what the bar of a locked record says; ``None`` for a draft."""
    record = opened.record
    if record.state is State.DRAFT:
        return None
    mine = [one for one in documents if one.version == record.version]
    at = mine[0].sealed_at if mine else record.updated
    current = record.state is State.SEALED
    day = say_date(clock.local_date(at))
    return LockedFact(day, record.version + 1, is_current=current, has_pdf=bool(mine))

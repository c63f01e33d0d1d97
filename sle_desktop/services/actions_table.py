"""The agreed actions as a table that a school takes into its own improvement plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sle_desktop.clock import Now, local_date
from sle_desktop.domain.actions import STATUSES, Standing
from sle_desktop.domain.actions_table import ActionRow, ActionsTable
from sle_desktop.domain.audience import SCHOOL
from sle_desktop.domain.filled import Filled
from sle_desktop.domain.records import Record
from sle_desktop.engine.definition import Field, in_language
from sle_desktop.errors import UserError
from sle_desktop.services.agreed import repeats_that_agree, tells_the_school
from sle_desktop.services.beginning import open_actions
from sle_desktop.services.copies import Copies
from sle_desktop.services.library import Library
from sle_desktop.services.loading import ONE_AT_A_TIME
from sle_desktop.services.owner import me
from sle_desktop.services.signing_off import safe_name
from sle_desktop.store.files import Files
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

WORD, EXCEL = "docx", "xlsx"


@dataclass(frozen=True, slots=True)
class ActionsTables:
    """Reads the actions as the school may see them, and writes them as Word or Excel files."""

    store: Store
    library: Library
    files: Files
    now: Now

    def of_record(self, record_id: str) -> ActionsTable:
        """Return the actions that a record agrees, as far as the school's copy tells them.

        Raises NO_SUCH_RECORD, and NO_ACTIONS where it tells none.
        """
        with self.store.work() as work:
            record = work.records.get(record_id)
            filled = Copies(work, self.library, self.files, self.now).filled(record, SCHOOL)
            stands = {one.action.id: one for one in work.actions.standings(record.school_id)}
            rows = tuple(_rows(filled, stands))
            author = me(work).name
        day = _said(record.date) if record.date else ""
        source = f"Agreed at: {record.title}{', ' if day else ''}{day}"
        return self._table(filled.school.name, source, rows, author)

    def of_school(self, school_id: str) -> ActionsTable:
        """Return the open actions of a school that the school knows of, the earliest due first.

        Raises NO_SUCH_SCHOOL, and NO_ACTIONS where none is open.
        """
        with self.store.reading() as work:
            school = work.schools.get(school_id)
            known = [one for one in open_actions(work, school_id) if self._tells(work, one)]
            author = me(work).name
        rows = tuple(_open_row(one) for one in known)
        return self._table(school.name, f"Open on {_said(self._today())}", rows, author)

    def has_any(self, record_id: str) -> bool:
        """Whether a record agrees anything that the school's copy tells."""
        try:
            return bool(self.of_record(record_id).rows)
        except UserError as none:
            if none.code != "NO_ACTIONS":
                raise
            return False

    def file(self, table: ActionsTable, kind: str) -> bytes:
        """Return a table as a Word or Excel file."""
        # Start-up: python-docx and XlsxWriter are loaded when somebody wants such a file.
        with ONE_AT_A_TIME:
            if kind == WORD:
                from sle_desktop.services.actions_as_word import as_word as write  # noqa: PLC0415
            else:
                from sle_desktop.services.actions_as_excel import (  # noqa: PLC0415
                    as_excel as write,
                )
        return write(table)

    def file_name(self, table: ActionsTable, kind: str) -> str:
        """Return a name to save a table under, safe on every system."""
        day = f"{table.made_on.day} {table.made_on:%b %Y}"
        return f"{safe_name(f'{table.school} – Agreed actions – {day}')}.{kind}"

    def _table(
        self, school: str, source: str, rows: tuple[ActionRow, ...], author: str
    ) -> ActionsTable:
        if not rows:
            raise UserError(
                "NO_ACTIONS",
                "There is no agreed action here that the school’s copy tells.",
                "Agree a next step first.",
            )
        return ActionsTable(school, "Agreed actions", source, rows, author, self._today())

    def _today(self) -> date:
        return local_date(self.now())

    def _tells(self, work: Work, one: Standing) -> bool:
        record: Record = work.records.get(one.action.record_id)
        return tells_the_school(self.library.form(work, record.form_hash))


def _rows(filled: Filled, stands: Mapping[str, Standing]) -> Iterator[ActionRow]:
    """Yield the actions of the school's copy of a record."""
    for repeat in repeats_that_agree(filled.form):
        for told in _told(filled.values, repeat.path):
            if not told.get("what"):
                continue
            due, standing = told.get("by_when"), stands.get(told.get("row", ""))
            yield ActionRow(
                what=_line(told["what"]),
                who=_line(told.get("who")),
                due=due if isinstance(due, date) else None,
                success=_line(told.get("success")),
                support=_line(told.get("support")),
                recommendation=_label(filled, repeat, told.get("recommendation")),
                stands=STATUSES[standing.status if standing else "open"],
            )


def _told(values: Mapping[str, Any], path: str) -> list[Mapping[str, Any]]:
    """Return the rows of a repeat in nested values; a repeat that is only counted has none."""
    held: Any = values
    for name in path.split("/"):
        held = held.get(name) if isinstance(held, Mapping) else None
    return held if isinstance(held, list) else []


def _label(filled: Filled, repeat: Field, name: Any) -> str:
    field = next((one for one in repeat.children if one.name == "recommendation"), None)
    if field is None or not name:
        return ""
    choices = filled.form.lists.get(field.list_name, ())
    return next((in_language(one.label) for one in choices if one.name == name), "")


def _open_row(one: Standing) -> ActionRow:
    action = one.action
    return ActionRow(
        what=_line(action.what),
        who=_line(action.who),
        due=action.due,
        success=_line(action.success),
        stands=STATUSES[one.status],
    )


def _line(value: Any) -> str:
    return " ".join(str(value).split()) if value else ""


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

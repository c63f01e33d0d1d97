"""The school's own view of an audit: out on paper or in a workbook, and back into its column.

What comes back is shown beside what stands there before anything is replaced. It goes into the
draft's ``self_`` answers, with who gave it and when; words on how they know only where none stand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sle_desktop.clock import Now, local_date, new_id
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.records import Event
from sle_desktop.engine.definition import Choice, Form, in_language
from sle_desktop.engine.instance import Instance
from sle_desktop.errors import UserError
from sle_desktop.reports.positions import RATED, Statement, band, recommendations
from sle_desktop.services.fieldwork import Fieldwork, OpenRecord
from sle_desktop.services.owner import project
from sle_desktop.services.signing_off import safe_name
from sle_desktop.store.store import Store

if TYPE_CHECKING:
    from sle_desktop.reports.own_view_sheet import AskedStatement
    from sle_desktop.services.own_view_book import Asked, Returned

_BY, _ON, _HOW = "self_by", "self_on", "how_filled"
_FIRST = "school_first"
_LETTERS = "rag"
_OUT, _BACK = "own_view_out", "own_view_back"


@dataclass(frozen=True, slots=True)
class Coming:
    """One statement of a workbook that is back: what stands there, what comes, how they know.

    Positions are the form's words; ``before`` is "" where none stands. ``known`` is "" where the
    record holds words already.
    """

    key: str
    code: str
    words: str
    before: str
    now: str
    known: str = ""

    @property
    def replaces(self) -> bool:
        """Whether another position stands there."""
        return bool(self.before) and self.before != self.now


@dataclass(frozen=True, slots=True)
class OwnView:
    """What a workbook brings: who gave the view and when, and every statement it answers."""

    by: str
    on: date | None
    statements: tuple[Coming, ...]

    @property
    def replaced(self) -> tuple[Coming, ...]:
        """The statements whose position would become another."""
        return tuple(one for one in self.statements if one.replaces)


@dataclass(frozen=True, slots=True)
class OwnViews:
    """Gives the school its sheet and workbook, and takes the workbook back."""

    store: Store
    fieldwork: Fieldwork
    now: Now

    def sheet(self, opened: OpenRecord) -> bytes:
        """Return the A4 sheet to fill in by hand, as a PDF."""
        # Start-up: ReportLab is needed when a page is drawn, not to open a notebook.
        from sle_desktop.reports.own_view_sheet import (  # noqa: PLC0415
            AskedRecommendation,
            OwnViewSheet,
            draw_sheet,
        )

        form, last = opened.form, _last(opened)
        parts = tuple(
            AskedRecommendation(
                told.number,
                told.title,
                tuple(_on_paper(form, one, last) for one in told.statements),
            )
            for told in recommendations(form)
        )
        with self.store.reading() as work:
            school, name = work.schools.get(opened.record.school_id).name, project(work)
        settings = form.settings
        sheet = OwnViewSheet(
            school,
            name,
            settings.get("sle::purpose", ""),
            settings.get("sle::attribution", ""),
            parts,
        )
        return draw_sheet(sheet, self.now())

    def workbook(self, opened: OpenRecord) -> bytes:
        """Return the workbook. Of a signed audit it is the school's to keep: it names no audit."""
        # Start-up: the library is needed when a workbook is written, not to open a notebook.
        from sle_desktop.services.own_view_book import Book, write  # noqa: PLC0415

        form, record = opened.form, opened.record
        with self.store.reading() as work:
            school = work.schools.get(record.school_id).name
        about = {
            "form": form.id,
            "form_hash": form.hash,
            "form_version": form.version,
            "school": record.school_id,
            "audit": record.id if opened.is_draft else "",
            "made": local_date(self.now()).isoformat(),
        }
        return write(
            Book(
                "The school’s own view",
                school,
                *_said_of(form),
                tuple(_labels(form).values()),
                tuple(_in_book(opened)),
                about,
            )
        )

    def file_name(self, opened: OpenRecord, suffix: str) -> str:
        """Return what a file is called, safe on every system."""
        with self.store.reading() as work:
            school = work.schools.get(opened.record.school_id).name
        return f"{safe_name(f'{school} – own view – {opened.record.title}')}{suffix}"

    def note_out(self, opened: OpenRecord, how: str) -> Changes:
        """Note that the school was given its sheet or workbook."""
        return self._note(opened, _OUT, how)

    def read(self, opened: OpenRecord, data: bytes) -> OwnView:
        """Return what a workbook brings into a draft; nothing is replaced yet.

        Raises NOT_OUR_WORKBOOK, OTHER_FORM, OTHER_SCHOOL, OTHER_AUDIT, NO_SUCH_POSITION,
        NOTHING_FILLED_IN, and RECORD_LOCKED once the audit is signed.
        """
        # Start-up: see ``workbook``.
        from sle_desktop.services.own_view_book import read  # noqa: PLC0415

        opened.record.checked_draft()
        returned = read(data)
        _refuse_another(opened, returned.about)
        coming = tuple(_coming(opened, returned))
        if not coming:
            raise UserError(
                "NOTHING_FILLED_IN",
                "The workbook holds no position.",
                "Ask the school to choose one in the column “Our position”, and save it.",
            )
        return OwnView(returned.by.strip()[:80], returned.on, coming)

    def take(self, opened: OpenRecord, view: OwnView) -> Changes:
        """Put a view into the school's column, with who gave it and when. Raises RECORD_LOCKED."""
        form = opened.form
        paths = {one.name: one.path for one in form.walk()}
        answers: dict[str, Any] = {one.key: one.now for one in view.statements}
        for one in view.statements:
            if one.known:
                answers[paths[f"evidence_{_end(one.key)}"]] = one.known
        said = {_BY: view.by or None, _ON: view.on, _HOW: self._how(opened, paths)}
        answers |= {paths[name]: value for name, value in said.items() if name in paths and value}
        changes = self.fieldwork.answer_all(opened, answers)
        count = len(view.statements)
        self._note(opened, _BACK, f"{count} position{'s' if count > 1 else ''}")
        return changes

    def _how(self, opened: OpenRecord, paths: Mapping[str, str]) -> str | None:
        """Return how the audit is filled in, if nobody said so yet."""
        held = opened.instance.at(paths[_HOW]).value if _HOW in paths else _FIRST
        return None if held else _FIRST

    def _note(self, opened: OpenRecord, kind: str, note: str) -> Changes:
        record = opened.record
        with self.store.work() as work:
            work.events.add(Event(new_id(), record.id, record.version, self.now(), kind, note))
        return Changes(records=frozenset({record.id}))


def _said_of(form: Form) -> tuple[str, str]:
    """Return what the form is for, and the source that must be acknowledged."""
    return form.settings.get("sle::purpose", ""), form.settings.get("sle::attribution", "")


def _end(key: str) -> str:
    return key.rpartition("_")[2]


def _refuse_another(opened: OpenRecord, about: Mapping[str, str]) -> None:
    record, form = opened.record, opened.form
    if about.get("school") != record.school_id:
        raise UserError(
            "OTHER_SCHOOL",
            "This workbook was made for another school.",
            "Choose the one that this school sent back.",
        )
    if about.get("form") != form.id or about.get("form_hash") != form.hash:
        version = about.get("form_version", "")
        raise UserError(
            "OTHER_FORM",
            f"This workbook asks the statements of version {version} of the form, "
            f"and this audit those of version {form.version}.",
            "Save a new workbook for the school, or type its positions in.",
        )
    if about.get("audit") and about["audit"] != record.id:
        raise UserError(
            "OTHER_AUDIT",
            "This workbook was made for another audit of this school.",
            "Choose the one that was saved from this audit.",
        )


def _statements(form: Form) -> Iterator[tuple[str, Statement]]:
    for told in recommendations(form):
        for one in told.statements:
            yield f"{told.number}  {told.title}", one


def _labels(form: Form) -> dict[str, str]:
    """Return the positions that a school may choose, by name, in words."""
    first = next((one for _, one in _statements(form)), None)
    field = next((one for one in form.walk() if first and one.name == f"self_{first.key}"), None)
    choices: tuple[Choice, ...] = tuple(form.lists.get(field.list_name, ())) if field else ()
    return {one.name: in_language(one.label) for one in choices}


def _last(opened: OpenRecord) -> dict[str, str]:
    """Return the positions agreed last by statement: of a signed audit its own."""
    instance, end = opened.instance, "prior" if opened.is_draft else "agreed"
    paths = {one.name: one.path for one in opened.form.walk()}
    found = {}
    for _, one in _statements(opened.form):
        path = paths.get(f"{end}_{one.key}", "")
        found[one.key] = str(instance.at(path).value or "") if path else ""
    return found


def _descriptors(form: Form, one: Statement) -> tuple[str, str, str]:
    field = next(each for each in form.walk() if each.name == f"agreed_{one.key}")
    red, amber, green = (field.extra.get(f"sle::descriptor_{letter}", "") for letter in _LETTERS)
    return red, amber, green


def _on_paper(form: Form, one: Statement, last: Mapping[str, str]) -> "AskedStatement":
    from sle_desktop.reports.own_view_sheet import AskedStatement  # noqa: PLC0415  # start-up

    agreed = band(last[one.key])
    held = agreed if agreed in RATED else None
    return AskedStatement(one.code, one.words, _descriptors(form, one), held)


def _in_book(opened: OpenRecord) -> Iterator["Asked"]:
    from sle_desktop.services.own_view_book import Asked  # noqa: PLC0415  # start-up

    labels, last = _labels(opened.form), _last(opened)
    for group, one in _statements(opened.form):
        words = labels.get(last[one.key], "")
        yield Asked(one.code, one.words, _descriptors(opened.form, one), words, group)


def _coming(opened: OpenRecord, returned: "Returned") -> Iterator[Coming]:
    instance = opened.instance
    paths = {one.name: one.path for one in opened.form.walk()}
    names = {label.casefold(): name for name, label in _labels(opened.form).items()}
    for _, one in _statements(opened.form):
        said = returned.positions.get(one.code, "")
        if not said:
            continue
        if said.casefold() not in names:
            raise UserError(
                "NO_SUCH_POSITION",
                f"{one.code}: “{said[:40]}” is not one of the positions.",
                "Correct it in the workbook, in the column “Our position”, and choose it again.",
            )
        key = paths[f"self_{one.key}"]
        before = str(instance.at(key).value or "")
        known = _known(instance, paths.get(f"evidence_{one.key}", ""), returned.known.get(one.code))
        yield Coming(key, one.code, one.words, before, names[said.casefold()], known)


def _known(instance: Instance, path: str, words: str | None) -> str:
    """Return how they know, where the record holds nothing about that yet."""
    return words if path and words and not instance.at(path).value else ""

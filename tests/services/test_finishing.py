"""Finishing: all or nothing whatever fails, who signs later, and what the clock said then."""

import errno
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.domain.handing import AWAITED
from sle_desktop.domain.records import Document, Signature, State
from sle_desktop.engine.reading import read_bytes
from sle_desktop.errors import UserError
from sle_desktop.services.sealing import Sealing
from sle_desktop.services.signing_later import reason_to_sign
from sle_desktop.store import layout
from sle_desktop.store.repositories.forms import InstalledForm
from tests.cli.conftest import complete

NOW = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
STROKES = (((0.1, 0.2, 0.5), (1.0, 0.4, 0.5), (2.0, 0.3, 0.5)),)


def signed(*roles: str, at: datetime = NOW) -> tuple[Signature, ...]:
    return tuple(Signature(role, f"Their {role}", "read", at, strokes=STROKES) for role in roles)


@pytest.fixture
def visit(notebook: Notebook) -> str:
    """A visit that lacks nothing, at a school of its own."""
    school = notebook.projects.add_school("Fernleigh").id
    return notebook.fieldwork.start("visit", school, complete("hollowbrook_visit_1")).record.id


@pytest.fixture
def lesson(notebook: Notebook) -> str:
    """A lesson observation that lacks nothing: two copies."""
    school = notebook.projects.add_school("Fernleigh").id
    answers = complete("hollowbrook_lesson_y3")
    return notebook.fieldwork.start("lesson_observation", school, answers).record.id


def kept(notebook: Notebook) -> set[Path]:
    return {one for one in layout.files(notebook.folder).rglob("*") if one.is_file()}


def numbers(notebook: Notebook, kind: str) -> str:
    with notebook.store.reading() as work:
        return work.documents.coming_number(kind)


def events(notebook: Notebook, record: str) -> list[tuple[int, str, str]]:
    return [(one.version, one.kind, one.note) for one in notebook.records.events(record)]


# All or nothing


@pytest.mark.parametrize("flush", range(4))  # each of two files, then its folder
def test_a_disk_that_refuses_leaves_the_draft_and_nothing_else(
    notebook: Notebook, lesson: str, monkeypatch: pytest.MonkeyPatch, flush: int
) -> None:
    answers = notebook.fieldwork.open(lesson).instance.answers
    number, files = numbers(notebook, "L"), kept(notebook)
    flushes = iter(range(100))
    honest = os.fsync

    def full(handle: int) -> None:
        if next(flushes) >= flush:
            raise OSError(errno.ENOSPC, "No space left on device")
        honest(handle)

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(UserError) as refused:
            notebook.finishing.finish(lesson, signed("sle", "teacher"))
    assert refused.value.code == "DISK_FULL"
    assert notebook.records.record(lesson).state is State.DRAFT
    assert notebook.fieldwork.open(lesson).instance.answers == answers
    assert numbers(notebook, "L") == number
    assert kept(notebook) == files
    finished = notebook.finishing.finish(lesson, signed("sle", "teacher"))
    assert {one.number for one in finished.documents} == {number}


STUCK = "CREATE TRIGGER stuck BEFORE INSERT ON documents BEGIN SELECT RAISE(ABORT, 'stuck'); END"


@pytest.fixture
def stuck(notebook: Notebook) -> str:
    """A database that takes no document, while its trigger of this name is there."""
    with notebook.store.plainly() as driver:
        driver.execute(STUCK)
    return "stuck"


def test_documents_that_were_not_recorded_are_swept(
    notebook: Notebook, visit: str, stuck: str
) -> None:
    number, files = numbers(notebook, "V"), kept(notebook)
    with pytest.raises(Exception, match="stuck"):
        notebook.finishing.finish(visit, signed("sle", "maths_lead"))
    assert (numbers(notebook, "V"), kept(notebook)) == (number, files)
    assert notebook.records.record(visit).state is State.DRAFT
    assert events(notebook, visit) == []
    with notebook.store.plainly() as driver:
        driver.execute(f"DROP TRIGGER {stuck}")
    [document] = notebook.finishing.finish(visit, signed("sle", "maths_lead")).documents
    assert document.number == number


def test_a_number_is_given_once_however_close_two_finish(notebook: Notebook, visit: str) -> None:
    own = notebook.finishing
    other = notebook.fieldwork.start(
        "visit", notebook.projects.add_school("Oakhurst").id, complete("hollowbrook_visit_1")
    ).record.id
    sealing = Sealing(own.store, own.files, own.library, own.now)
    first = sealing.ready(visit, signed("sle", "maths_lead"))
    documents: list[Document] = []
    sealing.make(first, documents)
    [taken] = own.finish(other, signed("sle", "maths_lead")).documents
    with pytest.raises(UserError) as refused:
        sealing.publish(first, documents)
    assert refused.value.code == "NUMBER_TAKEN"
    [mine] = own.finish(visit, signed("sle", "maths_lead")).documents
    assert mine.number > taken.number


def test_a_file_that_a_document_names_is_never_swept(notebook: Notebook, visit: str) -> None:
    own = notebook.finishing
    [document] = own.finish(visit, signed("sle", "maths_lead")).documents
    Sealing(own.store, own.files, own.library, own.now).sweep([document])
    assert own.pdf(document).startswith(b"%PDF")


# Who signs later


def test_a_head_who_was_out_signs_version_2_beside_the_others(
    notebook: Notebook, visit: str
) -> None:
    finishing = notebook.finishing
    finishing.finish(visit, signed("sle", "maths_lead"))
    assert events(notebook, visit) == [(1, "sealed", ""), (1, AWAITED, "head")]
    draft = finishing.sign_later(visit, "head")
    assert (draft.version, draft.reason) == (2, "The headteacher signs.")
    before = notebook.before_signing.look(visit)
    assert [one.role for one in before.carried] == ["sle", "maths_lead"]
    assert [(one.role, one.must) for one in before.signers][-1] == ("head", True)
    later = NOW + timedelta(days=3)
    finished = finishing.finish(visit, signed("head", at=later))
    both = notebook.records.signatures(visit, 2)
    assert [(one.role, one.at, one.witness) for one in both] == [
        ("sle", NOW, ""),
        ("maths_lead", NOW, "Helen Loder"),
        ("head", later, "Helen Loder"),
    ]
    assert all(one.strokes for one in both)
    numbered = {one.number for one in finishing.documents(visit)}
    assert numbered == {finished.documents[0].number}
    assert events(notebook, visit)[2:] == [(2, "sealed", "The headteacher signs.")]


def test_that_version_is_for_that_signature(notebook: Notebook, visit: str) -> None:
    notebook.finishing.finish(visit, signed("sle", "maths_lead"))
    notebook.finishing.sign_later(visit, "head")
    with pytest.raises(UserError) as refused:
        notebook.finishing.finish(visit, ())
    assert refused.value.code == "SIGNATURE_MISSING"


@pytest.mark.parametrize("change", ["answer", "reason"])
def test_whoever_changes_something_asks_everybody_again(
    notebook: Notebook, visit: str, change: str
) -> None:
    notebook.finishing.finish(visit, signed("sle", "maths_lead"))
    reason = reason_to_sign("head") if change == "answer" else "A wrong date"
    notebook.finishing.new_version(visit, reason)
    if change == "answer":
        opened = notebook.fieldwork.open(visit)
        notebook.fieldwork.answer(opened, "about/purpose", "Something else")
    before = notebook.before_signing.look(visit)
    assert before.carried == ()
    assert not before.signers[-1].must
    with pytest.raises(UserError) as refused:
        notebook.finishing.finish(visit, signed("head"))
    assert refused.value.code == "SIGNATURE_MISSING"


def test_nobody_is_awaited_who_signed(notebook: Notebook, visit: str) -> None:
    notebook.finishing.finish(visit, signed("sle", "maths_lead", "head"))
    assert events(notebook, visit) == [(1, "sealed", "")]


# What the device and the clock say

BY_CLOCK = """
[settings]
form_title = "By the clock"
form_id = "by_the_clock"
version = "1"
"sle::signers" = "sle"
[[survey]]
type = "begin_group"
name = "about"
label = "About"
"sle::audience" = "school"
[[survey]]
type = "date"
name = "date"
label = "Date"
"sle::audience" = "school"
[[survey]]
type = "date"
name = "due"
label = "Due"
"sle::audience" = "school"
[[survey]]
type = "calculate"
name = "days_left"
calculation = "if(${due} = '', '', int(decimal-date-time(${due}) - decimal-date-time(today())))"
"sle::audience" = "school"
[[survey]]
type = "end_group"
[[survey]]
type = "username"
name = "who"
[[survey]]
type = "email"
name = "mail"
[[survey]]
type = "deviceid"
name = "device"
[[survey]]
type = "end"
name = "ended"
"""


@pytest.fixture
def by_clock(notebook: Notebook) -> str:
    """A record of a form that reads the clock and the device."""
    form = read_bytes(BY_CLOCK.encode(), "by_clock.toml").form
    assert form is not None
    with notebook.store.work() as work:
        work.forms.install(
            InstalledForm(form.hash, form.id, form.version, form.title, BY_CLOCK, NOW)
        )
    school = notebook.projects.add_school("Fernleigh").id
    fieldwork = replace(notebook.fieldwork, now=lambda: NOW)
    opened = fieldwork.start(form.id, school, {"about": {"date": "2026-11-24"}})
    fieldwork.answer(opened, "about/due", "2026-12-04")
    return opened.record.id


def test_the_app_answers_what_is_asked_of_the_device(notebook: Notebook, by_clock: str) -> None:
    instance = notebook.fieldwork.open(by_clock).instance
    owner = notebook.projects.me()
    told = [instance.at(one).value for one in ("who", "mail", "device", "ended")]
    assert told == [owner.name, owner.email, notebook.store.id, None]


def test_a_sealed_record_is_read_by_the_clock_of_its_sealing(
    notebook: Notebook, by_clock: str
) -> None:
    sealing = NOW + timedelta(days=2)
    finishing = replace(notebook.finishing, now=lambda: sealing)
    finishing.finish(by_clock, signed("sle"))
    much_later = replace(notebook.fieldwork, now=lambda: NOW + timedelta(days=90))
    instance = much_later.open(by_clock).instance
    assert instance.at("about/days_left").value in (8, "8")
    assert instance.at("ended").value == sealing
    with notebook.store.reading() as work:
        stored = work.records.contents(by_clock, 1).answers
    assert stored["about/days_left"][1] == "8"
    finishing.new_version(by_clock, "A wrong day")
    again = much_later.open(by_clock).instance
    assert again.at("about/days_left").value in (-80, "-80")

"""How long a record takes to open in the window, and an answer to be on screen and on disk."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sle_desktop.assembly import Notebook, open_notebook, write_sample
from sle_desktop.engine.instance import Live
from sle_desktop.services.evidence import MOST
from sle_desktop.services.sample import Sample
from sle_desktop.services.setup import Owner, Setup
from sle_desktop.store.keychain import MemoryKeychain
from sle_desktop.ui import fonts
from sle_desktop.ui.fill.fill_page import FillPage
from sle_desktop.ui.theme import Mode, theme
from tests.benchmarks.figures import say, times
from tests.ui.fill.conftest import Filling
from tests.ui.fill.forms import large_form

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

TODAY = date(2026, 11, 24)

FORMS = Path(__file__).parents[2] / "forms"


@pytest.fixture
def book(tmp_path: Path, qapp: QApplication) -> Iterator[Notebook]:
    fonts.load()
    theme().wear(Mode.LIGHT, 1.0)
    folder = tmp_path / "notebook"
    made = Setup(folder).create(Owner("Helen Loder", "helen@example.org"), "demo")
    opened = open_notebook(folder, made.key, keychain=MemoryKeychain())
    opened.projects.add_school("Hollowbrook First School")
    yield opened
    opened.close()
    shutil.rmtree(folder)


def page_of(made: Filling) -> FillPage:
    page = made.window.page()
    assert isinstance(page, FillPage)
    return page


@pytest.mark.parametrize(("questions", "in_a_section"), [(1949, 48), (509, 509)])
def test_opening(qtbot: QtBot, book: Notebook, questions: int, in_a_section: int) -> None:
    made = Filling(qtbot, book, large_form(questions, in_a_section, f"bench_{questions}"))
    other = Filling(qtbot, book, large_form(2, 2, "bench_other")).id

    def open_and_paint(_: int) -> None:
        made.window.go(f"record/{made.id}")
        made.window.repaint()

    took = []
    for _ in range(9):
        made.window.go(f"record/{other}")
        qtbot.wait(50)
        took += times(open_and_paint, 1)
    say(f"{questions} questions, {in_a_section} a section: page open and painted", sorted(took))
    begun = perf_counter()
    with qtbot.waitSignal(page_of(made).column.whole, timeout=60_000):
        pass
    say("… the rest of the section, while nobody waits", [(perf_counter() - begun) * 1000])


@pytest.mark.parametrize("form", ["eef_audit", "book_scrutiny", "visit"])
def test_one_answer(qtbot: QtBot, book: Notebook, form: str) -> None:
    made = Filling(qtbot, book, (FORMS / f"{form}.toml").read_text("utf-8"))
    _answers(made, form, {"eef_audit": "r1", "book_scrutiny": "lenses", "visit": "about"}[form])


def test_one_answer_among_509(qtbot: QtBot, book: Notebook) -> None:
    _answers(Filling(qtbot, book, large_form(509, 509, "bench_509")), "509 questions", "g0")


def _answers(made: Filling, name: str, section: str) -> None:
    page = made.show(section)
    made.bot.wait(200)
    desk = page._shown.desk  # type: ignore[union-attr]  # shown above
    asked = [
        live
        for live in desk.instance.walk()
        if live.relevant
        and live.key.startswith(f"{section}/")
        and live.field.type in ("text", "integer", "select_one")
        and not live.read_only
    ]

    def answer(number: int) -> None:
        live = asked[number % len(asked)]
        desk.answer(live.key, _value(live, number))
        QApplication.processEvents()

    say(f"{name}: one answer on disk and painted", times(answer, 300))


def _value(live: Live, number: int) -> object:
    if live.field.type == "select_one":
        return live.choices[(number // 7) % len(live.choices)].name
    return f"Words {number}" if live.field.type == "text" else number % 9 + 1


@pytest.fixture
def full(tmp_path: Path, qapp: QApplication) -> Iterator[Notebook]:
    """The sample, and sixty visits with a lesson each at the school of its open audit."""
    fonts.load()
    theme().wear(Mode.LIGHT, 1.0)
    folder = tmp_path / "notebook"
    write_sample(folder, Sample(today=TODAY))
    key = Setup(folder).key_from_passphrase("demo")
    opened = open_notebook(folder, key, keychain=MemoryKeychain())
    school = opened.records.records(form="eef_audit", state="draft")[0].school_id
    for number in range(60):
        on = (TODAY - timedelta(days=3 * number)).isoformat()
        for form in ("visit", "lesson_observation"):
            opened.fieldwork.start(form, school, {"about": {"date": on}})
    yield opened
    opened.close()


def test_opening_an_audit_in_a_full_notebook(qtbot: QtBot, full: Notebook) -> None:
    """A review audit with the baseline's positions and a school's evidence beside it."""
    audit = full.records.records(form="eef_audit", state="draft")[0].id
    made = Filling(qtbot, full, large_form(2, 2, "bench_other"))

    def open_and_paint(_: int) -> None:
        made.window.go(f"record/{audit}/r4")
        made.window.repaint()

    took = []
    for _ in range(9):
        made.window.go(f"record/{made.id}")
        qtbot.wait(50)
        took += times(open_and_paint, 1)
    took.sort()
    opened = full.fieldwork.open(audit)
    assert opened.prior
    assert len(full.audits.evidence.near(opened.record)) == MOST
    say("A review audit among 60 visits: page open and painted", took, "bound 150")

"""Sharing in the window: a laptop joins, shows what waits, writes it; the lead takes it in."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog

from sle_desktop.assembly import Notebook
from sle_desktop.services.setup import Owner, Setup
from sle_desktop.ui.share.lead_pane import LeadPane
from sle_desktop.ui.share.share_page import SharePage
from sle_desktop.ui.share.waiting_pane import WaitingPane
from sle_desktop.ui.widgets.words import Words
from tests.pages.program import LONG, Program
from tests.stories.term import PASSPHRASE, Term

Start = Callable[[Path], Program]
SIX = re.compile(r"[a-z]+( [a-z]+){5}")


@pytest.fixture
def opened(program: Start) -> Start:
    """Open a notebook by its passphrase, on the page Share."""

    def open_(folder: Path) -> Program:
        run = program(folder)
        run.wait_for("Locked")
        run.write("Passphrase", PASSPHRASE)
        with run.bot.waitSignal(run.app.opened, timeout=LONG):
            run.press("Open")
        run.window.go("share")
        return run

    return open_


def choose(monkeypatch: pytest.MonkeyPatch, *files: Path) -> None:
    """Let the next file and folder dialogs be answered with these."""
    one = str(files[0])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (one, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([*map(str, files)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (one, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: one)


def notebook_of(run: Program) -> Notebook:
    found = run.app._notebook
    assert found is not None
    return found


def pane_of(run: Program) -> object:
    page = run.page
    assert isinstance(page, SharePage)
    return page.pane


def test_a_signed_record_travels_from_the_sle_to_the_lead(
    term: Term, opened: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    term.visit(term.helen)
    run = opened(term.helen.data)
    pane = pane_of(run)
    assert isinstance(pane, WaitingPane)
    run.wait_for("1 signed record the lead has not been told of.")
    assert run.sees("these lines and nothing else")
    choose(monkeypatch, term.folder)
    run.press("Write the update…")
    run.wait(lambda: "The update is written" in run.said())
    run.wait_for("The lead has confirmed 0 of 1 releases.")
    run.close()

    run = opened(term.lead.data)
    assert isinstance(pane_of(run), LeadPane)
    [update] = term.folder.glob("*.sleupdate")
    choose(monkeypatch, update)
    run.press("Open updates…")
    run.wait(lambda: run.has_button("Take these in"))
    run.press("Take these in")
    run.wait(lambda: "1 releases taken in from 1 update." in run.said())
    [helen] = [one for one in notebook_of(run).receiving.laptops() if one.name == "helen"]
    assert helen.position.upto == 1
    choose(monkeypatch, term.folder)
    run.press("Write to every SLE…")
    run.wait(lambda: "2 updates written" in run.said())
    run.close()

    run = opened(term.helen.data)
    choose(monkeypatch, next(term.folder.glob("for-helen*")))
    run.press("Open a file from the lead…")
    run.wait_for("The lead has confirmed 1 of 1 releases.")
    run.close()


def test_a_laptop_joins_by_two_files_and_six_words(
    opened: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, role in (("lead", "lead"), ("sle", "sle")):
        Setup(tmp_path / name).create(Owner(name, f"{name}@example.org", role), PASSPHRASE)
    request, grant = tmp_path / "request.json", tmp_path / "grant.json"
    run = opened(tmp_path / "sle")
    choose(monkeypatch, request)
    run.press("Make a request…")
    assert "request.json is saved" in run.said()
    asked = words_of(run)
    run.close()

    run = opened(tmp_path / "lead")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Maths in Dorset", True))
    run.press("I lead a project…")
    assert "Write this down" in run.said()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(request), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(grant), ""))
    run.press("Let a laptop in…")
    assert "Ring sle" in run.said()
    assert words_of(run) == asked
    run.close()

    run = opened(tmp_path / "sle")
    choose(monkeypatch, request)
    run.press("Open the lead’s answer…")
    assert "another kind of file" in run.said()
    choose(monkeypatch, grant)
    run.press("Open the lead’s answer…")
    run.press("Join the project")
    assert "belongs to “Maths in Dorset”" in run.said()
    assert isinstance(pane_of(run), WaitingPane)
    run.close()


def words_of(run: Program) -> str:
    """Return the six words that are in sight."""
    [found] = [one.text() for one in run.all(Words) if SIX.fullmatch(one.text())]
    return found

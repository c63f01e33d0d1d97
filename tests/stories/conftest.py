"""The sample project, written once for all stories and copied for each that changes it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sle_desktop.assembly import write_sample
from sle_desktop.services.sample import Sample
from sle_desktop.ui import fonts
from sle_desktop.ui.theme import Mode, theme
from tests.pages.program import LONG, Program
from tests.stories.command_line import CommandLine
from tests.stories.term import PEOPLE, Term, laptops_in

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def written_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it was written: read it, never change it."""
    folder = tmp_path_factory.mktemp("sample") / "notebook"
    write_sample(folder, Sample(today=TODAY))
    return folder


@pytest.fixture
def sample(written_sample: Path, tmp_path: Path) -> CommandLine:
    """The command line on a sample of one's own."""
    folder = tmp_path / "notebook"
    shutil.copytree(written_sample, folder)
    return CommandLine(folder)


@pytest.fixture
def _dressed(qapp: QApplication) -> None:
    """The window's type and look."""
    fonts.load()
    theme().wear(Mode.LIGHT, 1.0)


Start = Callable[..., Program]
"""Starts the program on a folder."""


@pytest.fixture
def program(qtbot: QtBot, _dressed: None) -> Iterator[Callable[..., Program]]:
    """Starts the program on a folder; closed at the end."""
    started: list[Program] = []

    def start(folder: Path, wish: str = "look", keychain: object | None = None) -> Program:
        started.append(Program(qtbot, folder, keychain))
        return started[-1].start(wish)

    yield start
    for one in started:
        one.close()


@pytest.fixture
def on_sample(sample: CommandLine, program: Callable[..., Program]) -> Program:
    """The program with a sample of one's own unlocked."""
    run = program(sample.data)
    run.wait_for("Locked")
    run.write("Passphrase", "demo")
    with run.bot.waitSignal(run.app.opened, timeout=LONG):
        run.press("Open")
    return run


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three laptops that joined, made once: copy them, never change them."""
    folder = tmp_path_factory.mktemp("joined")
    made = laptops_in(folder)
    made.folder.mkdir()
    for laptop, (name, role) in zip((made.lead, made.helen, made.tom), PEOPLE.items(), strict=True):
        laptop.json("setup", "--name", name, "--email", f"{name}@example.org", "--role", role)
    made.lead.json("join", "project", "--name", "Maths in Dorset")
    for one in (made.helen, made.tom):
        made.join(one)
    for one in (made.lead, made.helen):
        one.json("schools", "add", "--name", "St John’s First", "--urn", "100001")
    return folder


@pytest.fixture
def term(joined: Path, tmp_path: Path) -> Term:
    shutil.copytree(joined, tmp_path, dirs_exist_ok=True)
    return laptops_in(tmp_path)

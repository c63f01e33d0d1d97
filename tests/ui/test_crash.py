import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sle_desktop.errors import UserError, describe
from sle_desktop.ui import crash


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    yield crash.install(tmp_path / "logs")
    crash.uninstall()


def caught(words: str) -> ValueError:
    try:
        raise KeyError(words)
    except KeyError as first:
        try:
            raise ValueError(words) from first
        except ValueError as error:
            return error


def test_the_log_says_where_and_what_kind_but_no_words(log: Path) -> None:
    crash.record(caught("Sam cannot read"))
    written = log.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "caused by KeyError" in written
    assert "in caught" in written
    assert "Sam" not in written


def test_a_refusal_is_logged_by_its_code() -> None:
    assert describe(UserError("DISK_FULL", "Sam", "Sam")).startswith("DISK_FULL")
    assert "Sam" not in describe(UserError("DISK_FULL", "Sam", "Sam"))


def test_what_nobody_caught_is_logged_and_said_once(qtbot: QtBot, log: Path) -> None:
    for _ in range(2):
        sys.excepthook(ValueError, caught("Sam"), None)

    def dialog() -> crash.CrashDialog:
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        found = next((one for one in shown if isinstance(one, crash.CrashDialog)), None)
        assert found is not None
        return found

    said: list[str] = []

    def close() -> None:
        said.extend(one.text() for one in dialog().findChildren(QLabel))
        dialog().accept()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(50, close)
    qtbot.wait(200)
    assert any(str(log) in one for one in said)
    assert any("what you had saved is safe" in one for one in said)
    assert log.read_text(encoding="utf-8").count("ERROR") == 2


def test_the_hooks_are_given_back(tmp_path: Path) -> None:
    before = sys.excepthook
    crash.install(tmp_path)
    assert sys.excepthook is not before
    crash.uninstall()
    assert sys.excepthook is before

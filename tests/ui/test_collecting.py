"""Freeing circles of objects is the window's own business, between its events."""

import gc
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sle_desktop.ui.collecting import Collecting, collect_due, set_apart


class Circle:
    def __init__(self) -> None:
        self.me = self


@pytest.mark.usefixtures("qapp")
def test_what_is_due_is_freed_and_nothing_before() -> None:
    gc.collect()
    watched = weakref.ref(Circle())
    collect_due()
    assert watched() is not None
    held = [Circle() for _ in range(2 * gc.get_threshold()[0])]
    collect_due()
    assert watched() is None
    assert held


def test_python_no_longer_frees_by_itself_while_the_window_does(qtbot: QtBot) -> None:
    gc.enable()
    owner = QObject()
    Collecting(owner)
    assert not gc.isenabled()
    watched = weakref.ref(Circle())
    held = [Circle() for _ in range(2 * gc.get_threshold()[0])]
    assert watched() is not None
    qtbot.waitUntil(lambda: watched() is None, timeout=5000)
    assert held


@pytest.mark.usefixtures("qapp")
def test_what_is_set_apart_is_not_looked_at_again_until_the_next_time() -> None:
    kept = Circle()
    watched = weakref.ref(kept)
    set_apart()
    del kept
    gc.collect()
    assert watched() is not None
    set_apart()
    assert watched() is None
    gc.unfreeze()

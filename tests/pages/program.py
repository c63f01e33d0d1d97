"""The program as a person meets it: one window on one data folder, driven by what is in sight."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sle_desktop.app import App
from sle_desktop.services.wishes import Wish
from sle_desktop.store.keychain import KeychainError
from sle_desktop.ui.page import Page
from sle_desktop.ui.widgets.banner import Banner

LONG = 20_000
Kind = TypeVar("Kind", bound=QWidget)


class NoKeychain:
    """A computer that keeps no secrets."""

    def get(self, account: str) -> str | None:
        raise KeychainError("none")

    def set(self, account: str, secret: str) -> None:
        raise KeychainError("none")

    def delete(self, account: str) -> None:
        raise KeychainError("none")


class Program:
    """One run of the program. Everything is found by the name that a screen reader says."""

    def __init__(self, qtbot: QtBot, folder: Path, keychain: object | None = None) -> None:
        self.bot = qtbot
        self.app = App(folder, keychain or NoKeychain())  # type: ignore[arg-type]
        self.window = self.app.window
        qtbot.addWidget(self.window)

    def start(self, wish: str = "look") -> "Program":
        """Start, and wait until the window asks or shows something."""
        with self.bot.waitExposed(self.window):
            self.app.start(Wish(wish))
            self.window.activateWindow()
        return self

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.bot.waitUntil(until, timeout=LONG)

    def sees(self, words: str) -> bool:
        """Whether words are in sight, in a label, a button or a message."""
        shown = [one.text() for one in self.all(QLabel)]
        shown += [one.accessibleName() for one in self.all(QWidget)]
        return any(words in one for one in shown)

    def wait_for(self, words: str) -> None:
        """Wait until words are in sight."""
        self.wait(lambda: self.sees(words))

    def all(self, kind: type[Kind]) -> list[Kind]:
        """Return everything of a kind that is in sight."""
        return [one for one in self.window.findChildren(kind) if one.isVisible()]

    def named(self, kind: type[Kind], name: str) -> Kind:
        """Return the one thing of a kind that has a name."""
        found = [one for one in self.all(kind) if one.accessibleName() == name]
        assert found, f"{name} is not among {sorted({o.accessibleName() for o in self.all(kind)})}"
        return found[0]

    def press(self, name: str) -> None:
        """Press a button."""
        button = self.named(QAbstractButton, name)
        assert button.isEnabled(), f"{name} cannot be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def has_button(self, name: str) -> bool:
        """Whether a button is in sight."""
        return any(one.accessibleName() == name for one in self.all(QAbstractButton))

    def write(self, name: str, words: str) -> None:
        """Replace what is in a field, as if it were typed."""
        field = self.named(QLineEdit, name)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        QTest.keyClicks(field, words) if words else QTest.keyClick(field, Qt.Key.Key_Delete)

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def keys(self, words: str) -> None:
        """Type where the focus is."""
        here = QApplication.focusWidget()
        assert here is not None, "nothing has the focus"
        QTest.keyClicks(here, words)

    def key_in(self, widget: QWidget, key: Qt.Key) -> None:
        """Press a key in a widget that is not of the window: a menu."""
        QTest.keyClick(widget, key)

    def choose(self, name: str, label: str) -> None:
        """Choose from a drop-down by its words."""
        box = self.named(QComboBox, name)
        at = box.findText(label)
        assert at >= 0, f"{label} is not among {[box.itemText(i) for i in range(box.count())]}"
        box.setCurrentIndex(at)
        box.activated.emit(at)

    def said(self) -> str:
        """Return the message in the page."""
        return " ".join(one.accessibleName() for one in self.all(Banner))

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self.window.page()
        assert page is not None, "no page is shown"
        return page

    @property
    def address(self) -> str:
        """Where one is."""
        return self.window.navigator.here

    def close(self) -> None:
        """Close the window, as a person does."""
        self.window.close()

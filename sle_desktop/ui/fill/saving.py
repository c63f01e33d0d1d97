"""Saving: the quiet and true line about what is on disk, and the red bar when the disk refuses."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from sle_desktop import clock
from sle_desktop.errors import UserError
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.standing import progress_words, saved_words, status_of
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.widgets.status_line import StatusFact

SAVING_MS = 50
"""What waits longer than this is not called saved."""


class Saving(QObject):
    """Follows one desk at a time and says how its answers stand."""

    def __init__(self, messages: Messages, say: Callable[[StatusFact], None]) -> None:
        super().__init__(messages)
        self._messages = messages
        self._say = say
        self._desk: Desk | None = None
        self._words = ""
        self._progress = ""
        self._noted = ""
        self._told = ("", True)
        self._is_troubled = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SAVING_MS)
        self._slow.timeout.connect(self._say_saving)

    def watch(self, desk: Desk) -> None:
        """Follow another desk from now on."""
        if self._desk is not None:
            self._desk.kept.disconnect(self._kept)
            self._desk.troubled.disconnect(self._troubled)
            self._desk.typing.disconnect(self._typing)
        self._desk = desk
        desk.kept.connect(self._kept)
        desk.troubled.connect(self._troubled)
        desk.typing.connect(self._typing)
        self._is_troubled = False
        self._noted = ""
        self._words = saved_words(desk.opened.record.updated)
        self._progress = progress_words(*desk.instance.progress())
        self.show()

    def count(self, answered: int, asked: int, what: str = "answered") -> None:
        """Say how far the record is; whoever knows tells, for counting takes longer than saving."""
        words = progress_words(answered, asked, what)
        if words != self._progress:
            self._progress = words
            self._tell(*self._told)

    def note(self, words: str) -> None:
        """Say what was just done, until something else is."""
        self._noted = words
        if not self._is_troubled:
            self._messages.clear()  # "Undo" of a row that was removed is done by now
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._messages, words))

    def show(self) -> None:
        """Say how things stand (again: another page has spoken since)."""
        if self._desk is None:
            return
        if self._desk.trouble is not None:
            self._troubled(self._desk.trouble)
        else:
            self._tell(self._words)

    def _kept(self) -> None:
        self._slow.stop()
        self._noted = ""
        self._words = saved_words(clock.now())
        if self._is_troubled:
            self._is_troubled = False
            self._messages.clear()
        self.show()

    def _troubled(self, error: UserError) -> None:
        assert self._desk is not None
        self._slow.stop()
        self._is_troubled = True
        self._messages.refuse(error, self._desk.try_again)
        self._tell("Not saved yet", False)

    def _typing(self, waiting: bool) -> None:
        if self._is_troubled:
            return
        if not waiting:
            self._slow.stop()
            self.show()
        elif not self._slow.isActive():
            self._slow.start()

    def _say_saving(self) -> None:
        self._tell("Saving…")

    def _tell(self, words: str, well: bool = True) -> None:
        self._told = (words, well)
        if self._desk is not None:
            more = tuple(one for one in (self._noted, self._progress) if one)
            self._say(status_of(self._desk.opened, words, more, well=well))

"""The steps of opening a notebook: first run, lock, wait, trouble; one at a time is shown."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sle_desktop.errors import UserError
from sle_desktop.services.wishes import Closed, Missing, Unlocked, Wish
from sle_desktop.ui.opening.first_run import FirstRun
from sle_desktop.ui.opening.locked import ByCode, Locked
from sle_desktop.ui.opening.panel import Panel
from sle_desktop.ui.opening.protect import ChangePassphrase
from sle_desktop.ui.opening.trouble import Trouble
from sle_desktop.ui.theme import Size, Space, Type, px
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.words import Words

WAITS = {
    "sample": ("Preparing the sample project…", "Three invented schools and a term of work."),
    "new": ("Making your notebook…", "Keys are made and everything is encrypted."),
    "restore": ("Restoring the backup…", "Every part of it is checked."),
}


class Steps(QWidget):
    """Emits ``wished`` with what the person asks for; ``entered`` with the ``Unlocked`` and the
    address to open first ("" for where one was) when the way in is clear; ``left`` when the
    sample is to be left.
    """

    wished = Signal(object)
    entered = Signal(object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._unlocked: Unlocked | None = None
        self._shown: Panel | None = None
        self._wait = Panel("", " ")
        self._first_run = FirstRun(self)
        self._locked, self._by_code, self._new = Locked(), ByCode(), ChangePassphrase()
        self._trouble = Trouble()
        others = (self._wait, self._locked, self._by_code, self._new, self._trouble)
        self._panels: tuple[Panel, ...] = (*self._first_run.panels, *others)
        self._scroll = Scroll(0)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        middle = _Column()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        column.addWidget(Words("SLE Desktop", Type.LABEL))
        for panel in self._panels:
            column.addWidget(panel)
            panel.hide()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle, 0)
        row.addStretch(1)
        # The same place on every step: nothing moves when the next one comes.
        self._scroll.column.setContentsMargins(Space.XL, Space.XXL, Space.XL, Space.XL)
        self._scroll.column.addLayout(row)
        self._scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _connect(self) -> None:
        for panel in self._panels:
            panel.wished.connect(self.wished)
        self._first_run.turned.connect(self._turn_to)
        self._first_run.wished.connect(self.wished)
        self._first_run.entered.connect(self._enter)
        self._locked.code_wanted.connect(self._ask_code)
        self._locked.leave_wanted.connect(self.left)
        self._by_code.back.connect(self._ask_passphrase)
        self._new.chosen.connect(self._protect_anew)
        self._new.skip.clicked.connect(self._skip)
        for one in (self._first_run, self._trouble):
            one.restore_wanted.connect(self._restore)

    def rest(self) -> None:
        """Show nothing yet, and hold no secret."""
        self.forget()
        self._shown = None
        for panel in self._panels:
            panel.hide()

    def show_busy(self, wish: Wish) -> None:
        """Say that something is under way; a step that waits for its answer stays, at rest."""
        if wish.kind in WAITS:
            title, text = WAITS[wish.kind]
            self._wait.title.setText(title)
            self._wait.text.setText(text)
            self._turn_to(self._wait)
        elif self._shown is not None:
            self._shown.setEnabled(False)

    def show_first_run(self, missing: Missing) -> None:
        """Begin the first run."""
        self._first_run.begin(missing)

    def show_locked(self, closed: Closed, hint: str = "") -> None:
        """Ask for a key; ``hint`` tells the sample's passphrase."""
        self.forget()
        has_way = {"passphrase", "keychain"} & set(closed.slots)
        self._by_code.back_button.setVisible(bool(has_way))
        self._locked.show_closed(closed, hint)
        self._turn_to(self._locked if has_way else self._by_code)

    def show_unlocked(self, unlocked: Unlocked) -> None:
        """Go on with a key: in, unless there is something to show or to ask before."""
        if unlocked.recovery_code:
            self._first_run.show_code(unlocked)
        elif unlocked.by_recovery:
            self._unlocked = unlocked
            self._turn_to(self._new)
        else:
            self._enter(unlocked, "")

    def refuse(self, refusal: UserError) -> None:
        """Say what went wrong, beside what caused it where that is on the page."""
        if self._shown is not None:
            self._shown.setEnabled(True)
            if self._shown.refuse(refusal):
                return
        if self._shown is self._wait and self._first_run.refuse(refusal):
            return
        self._trouble.show_refusal(refusal)
        self._turn_to(self._trouble)

    def forget(self) -> None:
        """Drop every secret that the cover held."""
        self._unlocked = None
        self._first_run.forget()
        for panel in self._panels:
            panel.forget()

    def begin(self) -> None:
        """Give the focus to what comes first."""
        if self._shown is not None:
            self._shown.begin()

    def _turn_to(self, panel: Panel) -> None:
        for one in self._panels:
            one.setVisible(one is panel)
        panel.setEnabled(True)
        self._shown = panel
        self._scroll.verticalScrollBar().setValue(0)
        panel.begin()

    def _ask_code(self) -> None:
        self._turn_to(self._by_code)

    def _ask_passphrase(self) -> None:
        self._turn_to(self._locked)

    def _protect_anew(self, passphrase: str) -> None:
        if self._unlocked is not None:
            self.wished.emit(Wish("protect", passphrase, key=self._unlocked.key))

    def _skip(self) -> None:
        if self._unlocked is not None:
            self._enter(self._unlocked, "")

    def _enter(self, unlocked: Unlocked, address: str) -> None:
        self.forget()
        self.entered.emit(unlocked, address)

    def _restore(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Restore a backup", str(Path.home()), "Backups (*.slebackup)"
        )
        if chosen:
            self.wished.emit(Wish("restore", file=Path(chosen)))


class _Column(QWidget):
    """The one column of the cover, as wide as a line may be."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the width of a line."""
        return QSize(px(Size.MEASURE), super().sizeHint().height())

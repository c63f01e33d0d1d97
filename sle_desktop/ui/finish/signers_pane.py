"""SignersPane: who signs, one after the other, and the one button that signs and locks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from sle_desktop.ui.finish.signer_panel import PanelFact, SignerPanel
from sle_desktop.ui.finish.signing import Put, Signing
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.rule import Ground, Rule
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.before_signing import Before, Signer


@dataclass(frozen=True, slots=True)
class _Shown:
    """The record that is signed, as it was read, and what people have put to it."""

    before: "Before"
    signing: Signing


class Foot(Ground):
    """The bar below: what is still to do, in words, and the primary button."""

    def __init__(self, action: str) -> None:
        super().__init__(Tone.PAGE)
        self.words = Words("", Type.READING, wrap=True)
        self.act = Button(action, Kind.PRIMARY, big=True)
        row = QHBoxLayout()
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addLayout(row)


class SignersPane(Ground):
    """In: ``show_signing``, ``show_busy``. Out: ``changed`` when somebody has put something, and
    ``locked`` when everybody has and the button was pressed.
    """

    changed = Signal()
    locked = Signal()

    def __init__(self) -> None:
        super().__init__(Tone.PAGE)
        self._shown: _Shown | None = None
        self._open = ""
        self._busy = False
        self.panels: dict[str, SignerPanel] = {}
        self._scroll = Scroll()
        self._left_out = Words("", Type.READING, wrap=True)
        self._later = Words("", Type.NOTE, wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.M)
        self.foot = Foot("Sign and lock")
        self._scroll.column.addWidget(Words("Who signs", Type.HEADING))
        self._scroll.column.addWidget(self._left_out)
        self._scroll.column.addLayout(self._list)
        self._scroll.column.addWidget(self._later)
        self._scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.foot)
        self.foot.act.clicked.connect(self.step)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.step)

    @property
    def signing(self) -> Signing:
        """What people have put so far."""
        return self._now.signing

    def show_signing(self, before: "Before", signing: Signing) -> None:
        """Show a record's signers; the first who has not signed is open."""
        self._shown = _Shown(before, signing)
        self._busy = False
        self._build()
        missing = signing.missing()
        self._open = missing[0].role if missing else ""
        left_out = "; ".join(before.left_out)
        self._left_out.setText(f"These answers do not apply and will be left out: {left_out}.")
        self._left_out.setVisible(bool(left_out))
        awaited = before.awaited
        later = awaited is not None and not awaited.must
        self._later.setText(said_later(awaited) if awaited is not None and later else "")
        self._later.setVisible(later)
        self._tell()
        stops = [stop for panel in self.panels.values() for stop in panel.stops()]
        in_order((*stops, self.foot.act))

    def show_busy(self, busy: bool) -> None:
        """Show that the record is being locked, or that it is not any more."""
        self._busy = busy
        for panel in self.panels.values():
            panel.setEnabled(not busy)
        self._tell()

    def focus_first(self) -> None:
        """Give the focus to what is next."""
        if self._open:
            self.panels[self._open].focus_first()
        else:
            self.foot.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self) -> None:
        """Do what the button says: the next person, or lock."""
        for panel in self.panels.values():
            for field in (panel.comment, panel.named, panel.typed):
                field.flush()
        if self._busy or not self.foot.act.isEnabled():
            return
        missing = self.signing.missing()
        if not missing:
            self.locked.emit()
        else:
            self._turn_to(missing[0].role)

    @property
    def _now(self) -> _Shown:
        assert self._shown is not None, "nobody signs yet"
        return self._shown

    def _build(self) -> None:
        """Make a panel for each signer, with hairlines between."""
        _empty(self._list)
        self.panels = {}
        for at, signer in enumerate(self.signing.signers):
            if at:
                self._list.addWidget(Rule())
            panel = self.panels[signer.role] = SignerPanel(signer.words)
            panel.setProperty("role", signer.role)
            panel.put.connect(self._take)
            panel.wanted.connect(self._want)
            self._list.addWidget(panel)
            panel.setVisible(True)

    def _tell(self) -> None:
        """Show every panel and the foot as things stand."""
        for signer in self.signing.signers:
            put = self.signing.of(signer.role)
            is_open = signer.role == self._open
            fact = PanelFact(signer, put, is_open, self._now.before.author)
            self.panels[signer.role].show_fact(fact)
        self._tell_foot()

    def _tell_foot(self) -> None:
        missing = self.signing.missing()
        names = [_called(one) for one in missing]
        open_done = self._open and self.signing.of(self._open).at is not None
        begun = self.signing.begun_only()
        lacks = self._lacking()
        act, words, may = "Sign and lock", _still(names), False
        if self._busy:
            copies = len(self._now.before.copies)
            words = "Locking the document…" if copies == 1 else f"Locking {copies} documents…"
        elif missing and open_done:
            act, may = f"Next: {names[0]}", True
        elif lacks:
            words = lacks
        elif begun:
            words = f"{_called(begun[0])} has not finished signing"
        elif not missing:
            words, may = "Nothing can be changed after this.", True
        self.foot.act.say(act)
        self.foot.act.setEnabled(may)
        self.foot.words.setText(words)

    def _lacking(self) -> str:
        """Return what the open signer has still to do, once something was put."""
        signer = next((one for one in self.signing.signers if one.role == self._open), None)
        put = self.signing.of(self._open) if signer is not None else None
        if signer is None or put is None or not (put.is_begun and put.lacks):
            return ""
        return f"{_capital(_called(signer))}: {put.lacks}"

    def _take(self, put: object) -> None:
        role = str(self.sender().property("role"))
        if isinstance(put, Put):
            self.signing.put(role, put)
            self._tell()
            self.changed.emit()

    def _want(self) -> None:
        self._turn_to(str(self.sender().property("role")))

    def _turn_to(self, role: str) -> None:
        self._open = role
        self._tell()
        panel = self.panels[role]
        panel.focus_first()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        top = panel.mapTo(self._scroll.inside, QPoint(0, 0)).y() - Space.M
        self._scroll.verticalScrollBar().setValue(top)  # who signs reads the name first


def in_order(stops: Sequence[QWidget]) -> None:
    """Let Tab go through widgets in this order, whenever they were made."""
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def _called(signer: "Signer") -> str:
    return signer.name or f"the {signer.words}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _still(names: list[str]) -> str:
    if not names:
        return ""
    said = _capital(names[0])
    more = len(names) - 1
    return f"{said} still to sign" if not more else f"{said} and {more} more still to sign"


def said_later(awaited: "Signer") -> str:
    """Return that somebody may sign later, and how."""
    return (
        f"The {awaited.words} may sign later: on a new version that says which document it "
        "replaces. Nobody else signs again."
    )


def _empty(column: QLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()

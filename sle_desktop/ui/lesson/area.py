"""Area: one part of the feedback: its points, in words that may be edited, with their times."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.text_area import TextArea
from sle_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from sle_desktop.services.lessons import Point


class Area(QWidget):
    """In: ``show_points``. Out: ``reworded`` with a point's name and its words (``None`` for none);
    ``put_wanted`` when the row one is at should come here.
    """

    reworded = Signal(str, object)
    put_wanted = Signal()

    def __init__(self, name: str, more: str) -> None:
        super().__init__()
        self._name, self._more = name, more
        self._said = Words("", Type.NOTE)
        self._here = Button("", Kind.FAINT)
        self._points = QVBoxLayout()
        self._points.setSpacing(Space.XS)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(Words(name, Type.SUBHEADING))
        top.addWidget(self._said)
        top.addStretch(1)
        top.addWidget(self._here)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, Space.S)
        column.setSpacing(Space.S)
        column.addLayout(top)
        column.addLayout(self._points)
        self._here.clicked.connect(self.put_wanted)

    def show_key(self, key: str) -> None:
        """Say which key sorts into this area."""
        self._here.say(key)
        self._here.setAccessibleName(f"Put the row into {self._name.lower()}, key {key}")

    def show_points(self, points: "tuple[Point, ...]") -> None:
        """Show the points, each with the times of its rows."""
        while (item := self._points.takeAt(0)) is not None:
            widget = item.widget()
            assert widget is not None
            widget.deleteLater()
        self._said.setText(f"{len(points)}, {self._more}" if points else self._more)
        before: QWidget = self._here
        for number, point in enumerate(points, start=1):
            field = TextArea(f"{self._name} {number}", lines=1)
            field.show_answer(Answer(point.words))
            field.answered.connect(partial(self.reworded.emit, point.name))
            self._points.addWidget(field)
            QWidget.setTabOrder(before, field)  # not after the areas below, which were made before
            before = field
            if point.seen_at:
                self._points.addWidget(Words(f"from {point.seen_at}", Type.NOTE))

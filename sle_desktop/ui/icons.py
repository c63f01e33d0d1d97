"""Lucide icons, drawn from SVG in a tone of the theme at the moment they are painted."""

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sle_desktop import paths
from sle_desktop.ui.theme import Tone, theme

# Qt owns an engine but Python owns its methods: without this list a collected one would crash.
_engines: list["_Engine"] = []


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    svg = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, name: str, rect: QRectF, tone: Tone) -> None:
    """Draw an icon into a square of any size."""
    _drawing(name, theme().colour(tone).name()).render(painter, rect)


class _Engine(QIconEngine):
    """Draws one icon; on (chosen) it takes the accent, disabled the quiet ink."""

    def __init__(self, name: str, tone: Tone) -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        _engines.append(self)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into a rectangle, in the tone of the state."""
        tone = Tone.ACCENT if state == QIcon.State.On else self._tone
        tone = Tone.INK3 if mode == QIcon.Mode.Disabled else tone
        paint_icon(painter, self._name, QRectF(rect), tone)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as pixels, for those parts of Qt that only take pixels."""
        pixels = QPixmap(size)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixels

    def clone(self) -> Any:
        """Return a copy, as Qt asks when an icon is detached."""
        return _Engine(self._name, self._tone)


@lru_cache(maxsize=256)
def icon(name: str, tone: Tone = Tone.INK2) -> QIcon:
    """Return an icon (the name of a file in ``resources/icons``) that follows the theme."""
    return QIcon(_Engine(name, tone))

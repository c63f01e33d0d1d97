"""PdfPages: the real pages of a PDF one below the other, sharp at every scale."""

from collections import OrderedDict
from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QFrame

from sle_desktop.ui import painting
from sle_desktop.ui.pdf import Pdf
from sle_desktop.ui.theme import Size, Space, Tone, px, theme

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""The steps of plus and minus; 1 is as wide as the place allows."""

_KEPT = 12
_ZOOM_KEYS = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
}


class _Kept:
    """The pictures drawn last: a page that scrolls back into sight is not drawn again."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()

    def clear(self) -> None:
        """Forget them."""
        self._pictures.clear()

    def picture(self, pdf: Pdf, at: int, wide: int) -> QImage:
        """Return a page in a width of device pixels."""
        key = (at, wide)
        if key not in self._pictures:
            self._pictures[key] = pdf.picture(at, wide)
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]


class PdfPages(QAbstractScrollArea):
    """Pages to read. In: ``show_pdf``, ``step_zoom``, ``set_zoom``. Out: ``page_changed``.

    ``page`` of ``pages`` is the one in the middle of what one sees, from 1; 0 without a document.
    Arrows, Page Up and Down, Space, Home and End scroll; plus, minus and nought zoom. The text of
    the page one sees is its accessible description.
    """

    page_changed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._pdf: Pdf | None = None
        self.zoom = 1.0
        self.pages = self.page = 0
        self._kept = _Kept()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_name(self, name: str) -> None:
        """Call the document something, for assistive tools."""
        self._name = name
        self.setAccessibleName(name)

    def show_pdf(self, pdf: Pdf | None) -> None:
        """Show another document; one stays where one was in it as far as that is there."""
        self._pdf = pdf
        self.pages = pdf.pages if pdf is not None else 0
        self._kept.clear()
        self._fit_bars()
        self._scrolled()

    def step_zoom(self, steps: int) -> None:
        """Make the pages one or more steps larger (or, negative, smaller)."""
        here = min(range(len(ZOOMS)), key=lambda at: abs(ZOOMS[at] - self.zoom))
        self.set_zoom(ZOOMS[min(max(here + steps, 0), len(ZOOMS) - 1)])

    def set_zoom(self, zoom: float) -> None:
        """Make the pages as wide as the place allows (1), or larger or smaller."""
        bar = self.verticalScrollBar()
        part = bar.value() / max(bar.maximum(), 1)
        self.zoom = zoom
        self._kept.clear()
        self._fit_bars()
        bar.setValue(round(part * bar.maximum()))
        self._scrolled()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room to tell what a page holds."""
        return QSize(px(Size.PAPER), px(Size.HEADER))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Scroll and zoom."""
        key, bar = event.key(), self.verticalScrollBar()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._zoom_by(key):
            return
        if key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            bar.setValue(bar.value() + bar.pageStep() * (-1 if back else 1))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the pages to the new width and stay at the same lines."""
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        part = bar.value() / max(bar.maximum(), 1)
        self._fit_bars()
        bar.setValue(round(part * bar.maximum()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground and the pages that are in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.viewport().rect())
        painter.fillRect(room, theme().colour(Tone.SHEET))
        for at, place in enumerate(self._places()):
            if place.intersects(room):
                self._paint_page(painter, at, place)
        if self.hasFocus():
            painting.ring(painter, room)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_bars()

    def _paint_page(self, painter: QPainter, at: int, place: QRectF) -> None:
        assert self._pdf is not None
        ratio = self.devicePixelRatioF()
        picture = self._kept.picture(self._pdf, at, round(place.width() * ratio))
        picture.setDevicePixelRatio(ratio)
        painter.drawImage(place.topLeft(), picture)
        line = float(Size.HAIRLINE)
        edge = theme().colour(Tone.LINE)
        for side in (
            QRectF(place.x() - line, place.y() - line, place.width() + 2 * line, line),
            QRectF(place.x() - line, place.bottom(), place.width() + 2 * line, line),
            QRectF(place.x() - line, place.y(), line, place.height()),
            QRectF(place.right(), place.y(), line, place.height()),
        ):
            painter.fillRect(side, edge)

    def _wide(self) -> int:
        """Return the width of the pages at this zoom."""
        room = self.viewport().width() - 2 * Space.XL
        return round(min(max(room, px(Size.PAPER) // 2), px(Size.PAPER_MOST)) * self.zoom)

    def _sizes(self) -> list[tuple[int, int]]:
        if self._pdf is None:
            return []
        wide = self._wide()
        sizes = [self._pdf.size(at) for at in range(self._pdf.pages)]
        return [(wide, round(wide * one.height() / max(one.width(), 1.0))) for one in sizes]

    def _places(self) -> list[QRectF]:
        """Return where the pages lie in the viewport."""
        sizes = self._sizes()
        tops = list(accumulate((high + Space.L for _, high in sizes), initial=Space.XL))
        left = max((self.viewport().width() - self._wide()) // 2, Space.XL)
        shift = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return [
            QRectF(left, top, wide, high).translated(-shift)
            for top, (wide, high) in zip(tops, sizes, strict=False)
        ]

    def _fit_bars(self) -> None:
        high = sum(high + Space.L for _, high in self._sizes()) + 2 * Space.XL - Space.L
        seen = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(high - seen.height(), 0))
        down.setPageStep(max(seen.height() - Space.XXL, 1))
        down.setSingleStep(2 * px(Space.XL))
        across.setRange(0, max(self._wide() + 2 * Space.XL - seen.width(), 0))
        across.setPageStep(seen.width())
        across.setSingleStep(2 * px(Space.XL))
        self.viewport().update()

    def _zoom_by(self, key: int) -> bool:
        if key == Qt.Key.Key_0:
            self.set_zoom(1.0)
        elif steps := _ZOOM_KEYS.get(Qt.Key(key)):
            self.step_zoom(steps)
        else:
            return False
        return True

    def _scrolled(self) -> None:
        self.viewport().update()
        middle = self.viewport().height() / 2
        tops = [place.y() for place in self._places()]
        page = max(sum(top <= middle for top in tops), 1) if tops else 0
        said = f"{self._name}, page {page} of {self.pages}" if page else self._name
        if self._pdf is not None and said != self.accessibleName():
            self.setAccessibleDescription(self._pdf.text(page - 1))
        self.setAccessibleName(said)
        if page != self.page:
            self.page = page
            self.page_changed.emit(page)


class _Pages(QAccessibleWidget):
    """What assistive tools see: a document whose description is the text of the page."""

    def __init__(self, pages: PdfPages) -> None:
        super().__init__(pages, QAccessible.Role.Document, pages.accessibleName())


# Qt keeps no reference to what a factory returns.
_seen: list[_Pages] = []


def _interface(_name: str, one: QObject) -> QAccessibleInterface | None:
    if isinstance(one, PdfPages):
        made = _Pages(one)
        _seen.append(made)
        return made
    return None


QAccessible.installFactory(_interface)

"""The recovery sheet: one A4 page with the recovery code, to print or to save as a PDF."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from sle_desktop.domain.protection import groups
from sle_desktop.ui.theme import FAMILY
from sle_desktop.ui.widgets.typed import say_date

_MARGIN_MM = 20
_POINTS = 72
_TITLE, _CODE, _BODY = 20.0, 22.0, 11.0
"""Sizes of type on the sheet, in points."""

_LEADING = 1.45
_ROW = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the sheet says."""

    code: str = field(repr=False)
    owner: str
    made: date

    @property
    def file_name(self) -> str:
        """The name that is offered for its file."""
        return f"SLE Desktop recovery code {self.made.isoformat()}.pdf"


def save(sheet: Sheet, file: Path) -> None:
    """Write the sheet as a PDF."""
    writer = QPdfWriter(str(file))
    writer.setTitle("SLE Desktop recovery code")
    _draw(sheet, writer)


def print_out(sheet: Sheet, parent: QWidget) -> bool:
    """Let the person choose a printer, and print; return whether it was printed."""
    # Start-up: what prints is loaded when somebody prints.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    _draw(sheet, printer)
    return True


def _draw(sheet: Sheet, device: QPagedPaintDevice) -> None:
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(device)
    try:
        _Page(painter, device).draw(sheet)
    finally:
        painter.end()


class _Page:
    """Sets lines from the top of a page downwards."""

    def __init__(self, painter: QPainter, device: QPagedPaintDevice) -> None:
        self._painter = painter
        self._dots = device.logicalDpiY() / _POINTS
        self._wide = float(device.width())
        self._y = 0.0

    def draw(self, sheet: Sheet) -> None:
        self._words("SLE Desktop: recovery code", _TITLE, QFont.Weight.DemiBold)
        self._words(
            f"For the notebook of {sheet.owner}, {say_date(sheet.made)}. "
            "An earlier code no longer opens it.",
            _BODY,
        )
        self._y += self._dots * _CODE
        self._code(groups(sheet.code))
        self._y += self._dots * _CODE
        for words in (
            "This code opens the notebook when the passphrase is forgotten or the laptop is new."
            " Whoever has the code and the laptop can read everything in it.",
            "Keep this sheet apart from the laptop, in a place that is locked."
            " Do not photograph it and do not send it.",
            "The code has no letters I, L, O or U: what looks like them is 1 or 0.",
        ):
            self._words(words, _BODY)
            self._y += self._dots * _BODY / 2

    def _code(self, found: tuple[str, ...]) -> None:
        font = self._font(_CODE, QFont.Weight.DemiBold)
        self._painter.setFont(font)
        high, wide = self._dots * _CODE * _LEADING, self._wide / _ROW
        for at, group in enumerate(found):
            spot = QRectF(at % _ROW * wide, self._y + at // _ROW * high, wide, high)
            self._painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, group)
        rows = -(-len(found) // _ROW)
        pen = QPen(self._painter.pen())
        pen.setWidthF(self._dots / 2)
        self._painter.setPen(pen)
        for y in (self._y - high / 3, self._y + (rows + 1 / 3) * high):
            self._painter.drawLine(0, round(y), round(self._wide), round(y))
        self._y += rows * high

    def _words(self, words: str, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        self._painter.setFont(self._font(size, weight))
        wrap = int(Qt.TextFlag.TextWordWrap)
        room = QRectF(0, self._y, self._wide, self._dots * size * 10)
        taken = self._painter.boundingRect(room, wrap, words)
        self._painter.drawText(room, wrap, words)
        self._y += taken.height() + self._dots * size * (_LEADING - 1)

    def _font(self, size: float, weight: QFont.Weight) -> QFont:
        font = QFont(FAMILY)
        font.setPointSizeF(size)
        font.setWeight(weight)
        # The window's figures of one width are other glyphs, which nothing reads out of a PDF.
        font.setFeature(QFont.Tag("tnum"), 0)
        return font

"""A PDF in memory: its pages as pictures at any size, and their text."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from sle_desktop.errors import UserError
from sle_desktop.ui.theme import LIGHT


class Pdf:
    """One document. Nothing is written to disk. Raises PDF_UNREADABLE for what is no PDF."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._bytes = QByteArray(content)  # the buffer reads from it as long as pages are drawn
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._buffer)
        if self._document.status() is not QPdfDocument.Status.Ready:
            raise UserError(
                "PDF_UNREADABLE", "The pages cannot be shown.", "Save a copy and open that."
            )

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def size(self, page: int) -> QSizeF:
        """Return the size of a page, in points."""
        return self._document.pagePointSize(page)

    def picture(self, page: int, wide: int) -> QImage:
        """Return a page as a picture of a width in device pixels, on white."""
        size = self.size(page)
        high = round(wide * size.height() / max(size.width(), 1.0))
        drawn = self._document.render(page, QSize(wide, high))
        paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
        paper.fill(QColor(LIGHT.page))  # paper is white in every theme
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return paper

    def text(self, page: int) -> str:
        """Return the text of a page, as far as it has any."""
        return self._document.getAllText(page).text().replace("\r\n", "\n")

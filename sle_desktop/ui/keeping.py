"""What leaves the notebook by a person’s own hand: a file saved whole, or printed pages."""

from pathlib import Path

from PySide6.QtCore import QIODevice, QRectF, QSaveFile, QSizeF, QStandardPaths
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from sle_desktop.errors import UserError
from sle_desktop.ui.pdf import Pdf

PDF_FILES = "PDF document (*.pdf)"
MAIL_FILES = "E-mail draft (*.eml)"
WORD_FILES, EXCEL_FILES = "Word document (*.docx)", "Excel workbook (*.xlsx)"

_PRINTED_DPI = 300
_POINTS = 72
_FAILED = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)


def save_as(parent: QWidget, name: str, content: bytes, kinds: str) -> Path | None:
    """Ask where to, save there, and return the file; ``None`` if the person thought better of it.

    Raises NOT_SAVED; then there is no half of a file.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save a copy", str(Path(folder) / name), kinds)
    if not chosen:
        return None
    file = Path(chosen)
    if file.suffix.casefold() != Path(name).suffix:
        file = file.with_name(file.name + Path(name).suffix)
    write_whole(file, content)
    return file


def write_whole(file: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises NOT_SAVED."""
    into = QSaveFile(str(file))
    opened = into.open(QIODevice.OpenModeFlag.WriteOnly)
    if not opened or into.write(content) != len(content) or not into.commit():
        raise UserError(
            "NOT_SAVED",
            f"{file.name} could not be saved: {into.errorString()}.",
            "Choose another folder.",
        )


def print_pages(parent: QWidget, pdf: Pdf, name: str) -> bool:
    """Ask for a printer and print; returns whether anything was printed.

    Raises NO_PRINTER where the computer knows none, and NOT_PRINTED.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise UserError(
            "NO_PRINTER",
            "No printer is set up on this computer.",
            "Save a copy and print it where there is one, or send it.",
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pdf.pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    put_on_paper(pdf, printer)
    return True


def put_on_paper(pdf: Pdf, printer: QPrinter) -> None:
    """Paint the pages, or the range that was chosen, each as large as its sheet allows.

    Raises NOT_PRINTED.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise _not_printed()
    first, last = printer.fromPage() or 1, printer.toPage() or pdf.pages
    for page in range(first - 1, min(last, pdf.pages)):
        if page > first - 1:
            printer.newPage()
        if printer.printerState() in _FAILED:
            painter.end()
            raise _not_printed()
        wide = round(pdf.size(page).width() / _POINTS * _PRINTED_DPI)
        painter.drawImage(_place(pdf.size(page), printer), pdf.picture(page, wide))
    painter.end()


def _not_printed() -> UserError:
    return UserError(
        "NOT_PRINTED", "The printer does not answer.", "Choose another, or save a copy."
    )


def _place(size: QSizeF, printer: QPrinter) -> QRectF:
    """Return where a page lies on its sheet, in the printer's pixels."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(sheet.width() / size.width(), sheet.height() / size.height())
    place = QRectF(0, 0, size.width() * scale, size.height() * scale)
    place.moveCenter(QRectF(0, 0, sheet.width(), sheet.height()).center())
    return place

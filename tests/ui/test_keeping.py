"""What leaves by a person's own hand: printed pages are the document's, and a refusal is plain."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sle_desktop.errors import UserError
from sle_desktop.reports.pdf.draw import draw
from sle_desktop.ui.keeping import print_pages, put_on_paper
from sle_desktop.ui.pdf import Pdf
from tests.reports.pages.audit import audit


@pytest.fixture(scope="module")
def pages() -> Pdf:
    """A document of several pages."""
    return Pdf(draw(*audit()).pdf)


def into(file: Path) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setFullPage(True)
    return printer


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_does_not_answer_is_said(pages: Pdf, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        put_on_paper(pages, into(tmp_path / "no such folder" / "all.pdf"))
    assert refused.value.code == "NOT_PRINTED"


def test_where_there_is_no_printer_it_is_said(
    qtbot: QtBot, pages: Pdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with pytest.raises(UserError) as refused:
        print_pages(parent, pages, "A document")
    assert refused.value.code == "NO_PRINTER"


def test_who_thinks_better_of_it_prints_nothing(
    qtbot: QtBot, pages: Pdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Rejected)
    assert not print_pages(parent, pages, "A document")

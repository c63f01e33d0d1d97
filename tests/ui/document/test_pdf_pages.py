"""Pages are drawn sharp, scrolled and zoomed by keys, and read out as text."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QPageSize, QPainter, QPdfWriter, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sle_desktop.errors import UserError
from sle_desktop.ui.keeping import put_on_paper, write_whole
from sle_desktop.ui.pdf import Pdf
from sle_desktop.ui.widgets.pdf_pages import PdfPages


@pytest.fixture(scope="module")
def three_pages(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> bytes:
    file = tmp_path_factory.mktemp("pdf") / "three.pdf"
    writer = QPdfWriter(str(file))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for word in ("one", "two", "three"):
        if word != "one":
            writer.newPage()
        painter.drawText(QPoint(2000, 2000), f"This is page {word}")
    painter.end()
    return file.read_bytes()


@pytest.fixture
def pages(qtbot: QtBot, three_pages: bytes) -> PdfPages:
    made = PdfPages("Visit 3")
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show_pdf(Pdf(three_pages))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(UserError, match="PDF_UNREADABLE"):
        Pdf(b"nothing of the kind")


def test_pages_are_as_wide_as_asked_and_white(three_pages: bytes) -> None:
    pdf = Pdf(three_pages)
    picture = pdf.picture(0, 600)
    assert picture.width() == 600
    assert round(picture.height() / 600, 1) == 1.4
    assert picture.pixelColor(2, 2).name() == "#ffffff"
    assert pdf.text(1).strip() == "This is page two"


def test_keys_scroll_to_every_page(pages: PdfPages) -> None:
    seen = [pages.page]
    pages.page_changed.connect(seen.append)
    for _ in range(9):
        QTest.keyClick(pages, Qt.Key.Key_Space)
    assert seen == [1, 2, 3]
    QTest.keyClick(pages, Qt.Key.Key_Home)
    assert pages.page == 1
    QTest.keyClick(pages, Qt.Key.Key_End)
    assert pages.page == 3
    QTest.keyClick(pages, Qt.Key.Key_PageUp)
    QTest.keyClick(pages, Qt.Key.Key_Up)
    assert pages.verticalScrollBar().value() < pages.verticalScrollBar().maximum()


def test_plus_minus_and_nought_zoom(pages: PdfPages) -> None:
    for key, zoom in (
        (Qt.Key.Key_Plus, 1.25),
        (Qt.Key.Key_Equal, 1.5),
        (Qt.Key.Key_Minus, 1.25),
        (Qt.Key.Key_0, 1.0),
    ):
        QTest.keyClick(pages, key)
        assert pages.zoom == zoom
    assert pages.horizontalScrollBar().maximum() == 0


def test_zooming_stays_at_the_same_page(pages: PdfPages) -> None:
    QTest.keyClick(pages, Qt.Key.Key_End)
    QTest.keyClick(pages, Qt.Key.Key_Plus)
    assert pages.page == 3


def test_the_wheel_zooms_with_control(pages: PdfPages) -> None:
    here = QPointF(100, 100)
    event = QWheelEvent(
        here,
        QPointF(pages.mapToGlobal(QPoint(100, 100))),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pages.viewport(), event)
    assert pages.zoom == 1.25


def test_a_narrower_place_keeps_the_lines_one_reads(pages: PdfPages) -> None:
    QTest.keyClick(pages, Qt.Key.Key_End)
    pages.resize(420, 400)
    assert pages.page == 3


def test_assistive_tools_see_a_document_with_its_words(pages: PdfPages) -> None:
    seen = QAccessible.queryAccessibleInterface(pages)
    assert seen.role() == QAccessible.Role.Document
    assert seen.text(QAccessible.Text.Name) == "Visit 3, page 1 of 3"
    assert "This is page one" in pages.accessibleDescription()
    QTest.keyClick(pages, Qt.Key.Key_End)
    assert pages.accessibleName() == "Visit 3, page 3 of 3"
    assert "This is page three" in pages.accessibleDescription()


def test_without_a_document_there_is_no_page(pages: PdfPages) -> None:
    pages.show_pdf(None)
    assert (pages.page, pages.pages, pages.accessibleName()) == (0, 0, "Visit 3")


def test_printing_puts_every_page_on_a_sheet(three_pages: bytes, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    put_on_paper(Pdf(three_pages), printer)
    printed = Pdf((tmp_path / "printed.pdf").read_bytes())
    assert printed.pages == 3
    assert abs(printed.size(0).width() - 595) < 2


def test_a_range_of_pages_is_printed(three_pages: bytes, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)
    put_on_paper(Pdf(three_pages), printer)
    assert Pdf((tmp_path / "printed.pdf").read_bytes()).pages == 2


def test_a_file_is_saved_whole_or_not_at_all(tmp_path: Path) -> None:
    write_whole(tmp_path / "copy.pdf", b"whole")
    assert (tmp_path / "copy.pdf").read_bytes() == b"whole"
    with pytest.raises(UserError, match="NOT_SAVED"):
        write_whole(tmp_path / "nowhere" / "copy.pdf", b"whole")
    assert [one.name for one in tmp_path.iterdir()] == ["copy.pdf"]

"""The sheet is one page, and says the code, whose it is and how to keep it."""

from datetime import date
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PySide6.QtWidgets import QApplication

from sle_desktop.ui.opening.recovery_sheet import Sheet, save

CODE = "0123A-4567B-89CDE-FGHJK-MNPQR-STVWX-YZ012-3456Z"


def test_the_sheet_is_one_page_with_the_whole_code(qapp: QApplication, tmp_path: Path) -> None:
    sheet = Sheet(CODE, "Helen Loder", date(2026, 11, 24))
    assert CODE not in repr(sheet)
    file = tmp_path / sheet.file_name
    save(sheet, file)
    document = pypdfium2.PdfDocument(file)
    assert len(document) == 1
    text = document[0].get_textpage().get_text_bounded()
    for group in CODE.split("-"):
        assert group in text
    assert "Helen Loder, 24 November 2026" in text
    document.close()

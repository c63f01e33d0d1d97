"""PreviewPane: the real pages, a tab for each reader's copy."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sle_desktop.ui.pdf import Pdf
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.pdf_pages import PdfPages
from sle_desktop.ui.widgets.rule import Ground
from sle_desktop.ui.widgets.tabs import TabFact, Tabs
from sle_desktop.ui.widgets.words import Words

COPIES = {"school": "School’s copy", "teacher": "Teacher’s copy"}


class PreviewPane(Ground):
    """In: ``show_copies`` and, as they are drawn, ``show_pages``. The chosen tab stays."""

    def __init__(self) -> None:
        super().__init__(Tone.PAGE)
        self._drawn: dict[str, Pdf] = {}
        self.tabs = Tabs("Whose copy")
        self._count = Words("", Type.NOTE)
        self.paper = PdfPages("Pages")
        beside = QHBoxLayout(self.tabs)  # so that the line below the tabs runs beneath it too
        beside.setContentsMargins(0, 0, Space.XL, 0)
        beside.addWidget(
            self._count, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        head = QHBoxLayout()
        head.setContentsMargins(Space.XL, 0, 0, 0)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.paper, 1)
        self.tabs.chosen.connect(self._turn)
        self.paper.page_changed.connect(self._tell)

    def show_copies(self, copies: tuple[str, ...], *, keep: bool) -> None:
        """Show a tab for each copy and forget what was drawn; ``keep`` the chosen tab."""
        self._drawn = {}
        self.tabs.show_tabs(tuple(TabFact(one, copy_words(one)) for one in copies))
        if not keep and copies:
            self.tabs.show_current(copies[0])
        self._turn(self.tabs.current())

    def show_pages(self, copy: str, pdf: Pdf) -> None:
        """Show the pages of a copy, now or when its tab is chosen."""
        self._drawn[copy] = pdf
        if copy == self.tabs.current():
            self._turn(copy)

    def _turn(self, copy: str) -> None:
        self.paper.show_pdf(self._drawn.get(copy))
        self._tell(self.paper.page)

    def _tell(self, page: int) -> None:
        of = self.paper.pages
        counts = {one.pages for one in self._drawn.values()}
        if not of:
            self._count.setText("Drawing…")
        elif of > 1:
            self._count.setText(f"Page {page} of {of}")
        elif len(self._drawn) > 1 and counts == {1}:
            self._count.setText("1 page each")
        else:
            self._count.setText("1 page")


def copy_words(copy: str) -> str:
    """Return whose copy it is, as tabs and headings say it."""
    return COPIES.get(copy, f"Copy for the {copy}")

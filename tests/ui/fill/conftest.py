"""A small notebook with one school, and the page that fills any form in it."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from sle_desktop.assembly import Notebook, open_notebook
from sle_desktop.clock import now
from sle_desktop.services.setup import Owner, Setup
from sle_desktop.store.keychain import MemoryKeychain
from sle_desktop.store.repositories.forms import InstalledForm
from sle_desktop.ui.fill.fill_page import FillPage, FillServices
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.tasks import Tasks
from sle_desktop.ui.window import Window
from tests.ui.fill.forms import read


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    folder = tmp_path_factory.mktemp("fill") / "notebook"
    made = Setup(folder).create(Owner("Helen Loder", "helen@example.org"), "demo")
    opened = open_notebook(folder, made.key, keychain=MemoryKeychain())
    opened.projects.add_school("Hollowbrook First School")
    yield opened
    opened.close()


class Filling:
    """A window with one record of a form."""

    def __init__(self, qtbot: QtBot, notebook: Notebook, text: str) -> None:
        form = read(text)
        with notebook.store.work() as work:
            work.forms.install(
                InstalledForm(form.hash, form.id, form.version, form.title, text, now())
            )
        school = notebook.projects.schools()[0].id
        self.bot = qtbot
        self.notebook = notebook
        self.id = notebook.fieldwork.start(form.id, school).record.id
        self.window = Window({"record": self._page})
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def _page(self) -> FillPage:
        opened = self.notebook
        return FillPage(
            FillServices(
                opened.fieldwork,
                opened.finishing,
                opened.projects,
                opened.photos,
                opened.audits,
                Tasks(self.window),
                self.window.on_changed,
                InSchool(),
            )
        )

    def show(self, section: str = "") -> FillPage:
        """Open the record, or one of its sections, and return the page with all of it made."""
        self.window.go(f"record/{self.id}/{section}" if section else f"record/{self.id}")
        page = self.window.page()
        assert isinstance(page, FillPage)
        page.column.finish()
        return page

    def stored(self, path: str) -> object:
        """Return what is on disk for a field."""
        opened = self.notebook.fieldwork.open(self.id)
        return opened.instance.at(opened.instance.key_of(path)).value


@pytest.fixture
def filling(qtbot: QtBot, notebook: Notebook) -> Callable[[str], Filling]:
    """Make a window with a record of a form."""

    def make(text: str) -> Filling:
        return Filling(qtbot, notebook, text)

    return make

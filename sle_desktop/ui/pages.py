"""Which page shows which kind of address; pages are handed the services they call."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sle_desktop.clock import local
from sle_desktop.services.finding import Sought
from sle_desktop.services.form_files import check, questions
from sle_desktop.ui.document.check_page import CheckPage
from sle_desktop.ui.document.page import DocumentPage
from sle_desktop.ui.fill.fill_page import FillPage, FillServices
from sle_desktop.ui.finish.page import FinishPage
from sle_desktop.ui.forms.forms_page import FormsPage, FormsServices
from sle_desktop.ui.page import Page
from sle_desktop.ui.records.records_page import RecordsPage, RecordsServices
from sle_desktop.ui.schools.school_page import SchoolPage, SchoolServices
from sle_desktop.ui.schools.schools_page import SchoolsPage
from sle_desktop.ui.settings.section import SettingsServices
from sle_desktop.ui.settings.settings_page import SettingsPage
from sle_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook
    from sle_desktop.domain.changes import Changes

PageMaker = Callable[[], Page]


def page_makers(
    notebook: "Notebook", tasks: Tasks, tell: "Callable[[Changes], None]"
) -> dict[str, PageMaker]:
    """Return a maker of the page for each first word of an address.

    ``tell`` passes on what an operation changed to every page made so far.
    """
    clock = partial(_local_now, notebook)
    schools = SchoolServices(
        notebook.projects,
        notebook.schools_view,
        notebook.fieldwork,
        notebook.library,
        clock,
        tell,
    )
    records = RecordsServices(
        notebook.records,
        notebook.fieldwork,
        notebook.drafts,
        notebook.finishing,
        notebook.projects,
        notebook.library,
        Sought,
        clock,
        tell,
    )
    settings = SettingsServices(
        notebook.myself, notebook.protection, notebook.safekeeping, tasks, clock, tell
    )
    filling = FillServices(
        notebook.fieldwork,
        notebook.finishing,
        notebook.projects,
        notebook.photos,
        tasks,
        tell,
    )
    return {
        "settings": partial(SettingsPage, settings),
        "forms": partial(FormsPage, FormsServices(notebook.library, check, questions)),
        "records": partial(RecordsPage, records),
        "schools": partial(SchoolsPage, schools),
        "school": partial(SchoolPage, schools),
        "finish": partial(FinishPage, notebook, tasks, tell),
        "document": partial(DocumentPage, notebook, tasks, tell),
        "check": partial(CheckPage, notebook, tasks),
        "record": partial(FillPage, filling),
    }


def _local_now(notebook: "Notebook") -> datetime:
    """Return the moment as the schools' clocks show it."""
    return local(notebook.now())

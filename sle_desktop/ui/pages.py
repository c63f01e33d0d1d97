"""Which page shows which kind of address; pages are handed the services they call.

A page is loaded on its first visit, so that the window is usable before every page is loaded;
``load_all`` loads the others while nobody waits. Hence the imports inside functions here.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from sle_desktop.clock import local
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.page import Page
from sle_desktop.ui.search.finder import FinderServices
from sle_desktop.ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook
    from sle_desktop.domain.changes import Changes
    from sle_desktop.engine.definition import Form
    from sle_desktop.ui.lesson.services import LessonServices
    from sle_desktop.ui.schools.school_page import SchoolServices
    from sle_desktop.ui.search.command import Command

PageMaker = Callable[[], Page]

_MODULES = (
    "today.today_page",
    "schools.schools_page",
    "schools.school_page",
    "records.records_page",
    "actions.actions_page",
    "fill.fill_page",
    "lesson.lesson_page",
    "lesson.sort_page",
    "comment.comment_page",
    "finish.page",
    "document.page",
    "document.check_page",
    "share.share_page",
    "forms.forms_page",
    "settings.settings_page",
    "search.palette",
    "search.rows",
    "search.usual",
)
"""The pages, those first that are most likely to be visited next."""


def page_makers(
    notebook: "Notebook",
    tasks: Tasks,
    tell: "Callable[[Changes], None]",
    in_school: InSchool,
) -> dict[str, PageMaker]:
    """Return a maker of the page for each first word of an address.

    ``tell`` passes on what an operation changed to every page made so far.
    """
    pages = _Pages(notebook, tasks, tell, in_school)
    return {
        "today": pages.today,
        "schools": pages.schools,
        "school": pages.school,
        "records": pages.records,
        "actions": pages.actions,
        "record": pages.record,
        "lesson": pages.lesson,
        "sort": pages.sort,
        "comment": pages.comment,
        "finish": pages.finish,
        "document": pages.document,
        "check": pages.check,
        "share": pages.share,
        "forms": pages.forms,
        "settings": pages.settings,
    }


def finder_services(
    notebook: "Notebook", tell: "Callable[[Changes], None]", in_school: InSchool
) -> FinderServices:
    """Return what the palette of Ctrl+K calls."""

    def usual(here: str) -> "Iterator[Command]":
        from sle_desktop.ui.search.usual import Usual  # noqa: PLC0415

        return Usual(notebook, tell, in_school).all(here)

    return FinderServices(notebook.searching.search, usual, in_school)


def load_all(progress: Progress) -> None:
    """Load every page that was not visited yet: a work for ``Tasks``."""
    for done, name in enumerate(_MODULES):
        progress(done, len(_MODULES))
        import_module(f"sle_desktop.ui.{name}")


@dataclass(frozen=True, slots=True)
class _Pages:
    """Makes each page with the services that it calls."""

    notebook: "Notebook"
    tasks: Tasks
    tell: "Callable[[Changes], None]"
    in_school: InSchool

    def today(self) -> Page:
        """Return the page one starts from."""
        from sle_desktop.ui.today.today_page import TodayPage, TodayServices  # noqa: PLC0415

        own = self.notebook
        services = TodayServices(
            own.todays,
            own.fieldwork,
            self._clock(),
            own.safekeeping.last_backup,
            self.tell,
            self.in_school,
        )
        return TodayPage(services)

    def schools(self) -> Page:
        """Return the page of all schools."""
        from sle_desktop.ui.schools.schools_page import SchoolsPage  # noqa: PLC0415

        return SchoolsPage(self._school_services())

    def school(self) -> Page:
        """Return the page of one school."""
        from sle_desktop.ui.schools.school_page import SchoolPage  # noqa: PLC0415

        return SchoolPage(self._school_services())

    def records(self) -> Page:
        """Return the page of all records."""
        from sle_desktop.services.finding import Sought  # noqa: PLC0415
        from sle_desktop.services.house_words import HouseWords  # noqa: PLC0415
        from sle_desktop.services.record_export import RecordExport  # noqa: PLC0415
        from sle_desktop.ui.records.records_page import (  # noqa: PLC0415
            RecordsPage,
            RecordsServices,
        )

        own = self.notebook
        services = RecordsServices(
            own.records,
            own.fieldwork,
            own.drafts,
            own.finishing,
            own.projects,
            own.library,
            Sought,
            RecordExport(own.records, own.projects, own.fieldwork),
            HouseWords(own.store),
            self._clock(),
            self.tell,
            self.in_school,
        )
        return RecordsPage(services)

    def actions(self) -> Page:
        """Return the page of all agreed actions."""
        from sle_desktop.services.actions_view import Asked  # noqa: PLC0415
        from sle_desktop.ui.actions.actions_page import (  # noqa: PLC0415
            ActionsPage,
            ActionsServices,
        )

        own = self.notebook
        return ActionsPage(
            ActionsServices(own.actions_view, own.projects, Asked, self.tell, self.in_school)
        )

    def record(self) -> Page:
        """Return the page that fills in a record."""
        from sle_desktop.ui.fill.fill_page import FillPage, FillServices  # noqa: PLC0415

        own = self.notebook
        services = FillServices(
            own.fieldwork,
            own.finishing,
            own.projects,
            own.photos,
            own.audits,
            self.tasks,
            self.tell,
            self.in_school,
        )
        return FillPage(services)

    def lesson(self) -> Page:
        """Return the page of a lesson while it goes on."""
        from sle_desktop.ui.lesson.lesson_page import LessonPage  # noqa: PLC0415

        return LessonPage(self._lesson_services())

    def sort(self) -> Page:
        """Return the page that sorts a lesson."""
        from sle_desktop.ui.lesson.sort_page import SortPage  # noqa: PLC0415

        return SortPage(self._lesson_services())

    def comment(self) -> Page:
        """Return the page on which a teacher comments."""
        from sle_desktop.services.observing import Observing  # noqa: PLC0415
        from sle_desktop.ui.comment.comment_page import (  # noqa: PLC0415
            CommentPage,
            CommentServices,
        )

        fieldwork = self.notebook.fieldwork
        return CommentPage(CommentServices(fieldwork, Observing(fieldwork), self.tell))

    def _lesson_services(self) -> "LessonServices":
        from sle_desktop.ui.lesson.services import LessonServices  # noqa: PLC0415

        own = self.notebook
        return LessonServices(
            own.fieldwork,
            own.lessons,
            own.projects,
            self._clock(),
            own.remembered,
            own.remember,
            self.tell,
        )

    def finish(self) -> Page:
        """Return the page that finishes a record."""
        from sle_desktop.ui.finish.page import FinishPage  # noqa: PLC0415

        return FinishPage(self.notebook, self.tasks, self.tell)

    def document(self) -> Page:
        """Return the page of one document."""
        from sle_desktop.ui.document.page import DocumentPage  # noqa: PLC0415

        return DocumentPage(self.notebook, self.tasks, self.tell)

    def check(self) -> Page:
        """Return the page that checks any document."""
        from sle_desktop.ui.document.check_page import CheckPage  # noqa: PLC0415

        return CheckPage(self.notebook, self.tasks)

    def share(self) -> Page:
        """Return the page that shares with the project."""
        from sle_desktop.ui.share.services import ShareServices  # noqa: PLC0415
        from sle_desktop.ui.share.share_page import SharePage  # noqa: PLC0415

        return SharePage(ShareServices(self.notebook, self.tasks, self.tell))

    def forms(self) -> Page:
        """Return the page of the installed forms."""
        from sle_desktop.services.form_exchange import FormExchange  # noqa: PLC0415
        from sle_desktop.services.form_files import check, questions  # noqa: PLC0415
        from sle_desktop.ui.forms.forms_page import FormsPage, FormsServices  # noqa: PLC0415

        own = self.notebook

        def blank(form: "Form", _progress: Progress) -> bytes:
            with closing(own.another()) as other:
                return FormExchange(other.store, other.library, other.now).blank(form)

        exchange = FormExchange(own.store, own.library, own.now)
        services = FormsServices(own.library, exchange, blank, self.tasks, check, questions)
        return FormsPage(services)

    def settings(self) -> Page:
        """Return the settings."""
        from sle_desktop.services.house_words import HouseWords  # noqa: PLC0415
        from sle_desktop.ui.settings.section import SettingsServices  # noqa: PLC0415
        from sle_desktop.ui.settings.settings_page import SettingsPage  # noqa: PLC0415

        own = self.notebook
        services = SettingsServices(
            own.myself,
            own.protection,
            own.safekeeping,
            HouseWords(own.store),
            self.tasks,
            self._clock(),
            self.tell,
        )
        return SettingsPage(services)

    def _school_services(self) -> "SchoolServices":
        from sle_desktop.services.house_words import HouseWords  # noqa: PLC0415
        from sle_desktop.ui.schools.school_page import SchoolServices  # noqa: PLC0415

        own = self.notebook
        return SchoolServices(
            own.projects,
            own.schools_view,
            own.side_by_side,
            own.fieldwork,
            own.library,
            HouseWords(own.store),
            self._clock(),
            self.tell,
            self.in_school,
            own.calendars,
        )

    def _clock(self) -> Callable[[], datetime]:
        """Return what tells the moment as the schools' clocks show it."""
        return partial(_local_now, self.notebook)


def _local_now(notebook: "Notebook") -> datetime:
    return local(notebook.now())

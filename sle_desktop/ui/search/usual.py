"""The usual commands: start a record, go to a place, check a document, a section of settings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sle_desktop.domain.changes import Changes
from sle_desktop.ui import navigation
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.schools.starting import ORDER, OTHER
from sle_desktop.ui.search.command import Command
from sle_desktop.ui.settings.settings_page import SECTIONS

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook
    from sle_desktop.engine.definition import Form


@dataclass(frozen=True, slots=True)
class Usual:
    """What can be done with a notebook wherever one is. ``tell`` passes on what changed."""

    notebook: "Notebook"
    tell: Callable[[Changes], None]
    in_school: InSchool

    def all(self, here: str) -> Iterator[Command]:
        """Give every command; what starts at the school ``here`` is first."""
        yield from self._starts(here)
        yield Command("Check a document", "check", "clipboard-check", also="verify pdf sealed")
        yield Command("Add a school", navigation.address("schools", "add"), "plus", also="new")
        for one in SECTIONS:
            where = navigation.address("settings", one.KEY)
            yield Command(f"Settings: {one.LABEL}", where, "settings", also="change")

    def _starts(self, here: str) -> Iterator[Command]:
        """Give a command for each form at each school that may be shown now."""
        forms = sorted(self.notebook.library.forms(), key=_place)
        schools = self.notebook.projects.schools()
        for school in sorted(schools, key=lambda one: one.id != here):
            if self.in_school.is_hidden(school.id):
                continue
            for form in forms:
                yield Command(
                    f"Start {with_article(form.title or form.id)}",
                    partial(self._start, form.id, school.id),
                    ORDER.get(form.id, OTHER)[0],
                    also="new begin",
                    at=school.name,
                    is_first=school.id == here,
                )

    def _start(self, form_id: str, school_id: str) -> str:
        opened = self.notebook.fieldwork.start(form_id, school_id)
        self.tell(Changes(records=frozenset({opened.record.id})))
        return navigation.address("record", opened.record.id)


def with_article(title: str) -> str:
    """Return a form's title within a sentence: a visit, an EEF audit."""
    first, *rest = title.split()
    word = first if first.isupper() else first.lower()
    return " ".join(("an" if word[0].lower() in "aeiou" else "a", word, *rest))


def _place(form: "Form") -> tuple[int, str]:
    known = list(ORDER)
    return (known.index(form.id) if form.id in known else len(known), form.title)

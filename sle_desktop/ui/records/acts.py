"""What a person does with a record in the list: each says what came of it, and may be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sle_desktop.domain.changes import Changes
from sle_desktop.errors import UserError
from sle_desktop.ui.messages import Messages

if TYPE_CHECKING:
    from sle_desktop.services.drafts import Drafts, Kept
    from sle_desktop.services.fieldwork import Fieldwork
    from sle_desktop.services.finding import Line
    from sle_desktop.services.finishing import Finishing
    from sle_desktop.services.projects import Projects


@dataclass(frozen=True, slots=True)
class Acts:
    """Carries out one thing at a time. ``tell`` passes on what changed and reads the list anew."""

    fieldwork: "Fieldwork"
    drafts: "Drafts"
    finishing: "Finishing"
    projects: "Projects"
    messages: Messages
    tell: Callable[[Changes], None]

    def set_aside(self, line: "Line") -> None:
        """Put a draft away without losing it, or bring it back."""
        aside = not line.set_aside
        if self._try(lambda: self.fieldwork.set_aside(line.id, aside=aside)):
            words = "is set aside" if aside else "is back among your drafts"
            self.messages.done(f"“{line.title}” {words}.", line.school)

    def move(self, line: "Line", school_id: str) -> None:
        """Move a draft to another school."""
        school = self.projects.school(school_id)
        self._keep(
            lambda: self.drafts.move(line.id, school_id),
            f"“{line.title}” is moved to {school.name}.",
            "What the app knew of the school was put in anew; your answers stay.",
        )

    def move_day(self, line: "Line", day: object) -> None:
        """Give a draft another day."""
        if not isinstance(day, date):
            self.messages.refuse(
                UserError("DAY_REFUSED", "That is not a date.", "Write it as 24 November 2026.")
            )
            return
        said = f"“{line.title}” is moved to {day.day} {day:%B %Y}."
        self._keep(lambda: self.drafts.move_day(line.id, day), said, line.school)

    def delete(self, line: "Line") -> None:
        """Take a draft out."""
        said = f"“{line.title}” is deleted."
        self._keep(lambda: self.drafts.delete(line.id), said, line.school)

    def new_version(self, record_id: str, reason: str) -> bool:
        """Start a correction of a locked record; return whether there is one."""

        def begin() -> Changes:
            self.finishing.new_version(record_id, reason)
            return Changes(records=frozenset({record_id}))

        return self._try(begin)

    def _keep(self, act: "Callable[[], Kept]", what: str, more: str) -> None:
        """Do what can be undone, and offer to."""
        done: list[Kept] = []

        def once() -> Changes:
            done.append(act())
            return done[0].changes

        def bring_back() -> None:
            self._try(lambda: self.drafts.bring_back(done[0]))

        if self._try(once):
            self.messages.done(what, more, "Undo", bring_back)

    def _try(self, act: Callable[[], Changes]) -> bool:
        """Do something to a record; show a refusal in the page. Returns whether it was done."""
        try:
            changes = act()
        except UserError as error:
            self.messages.refuse(error)
            return False
        self.tell(changes)
        return True

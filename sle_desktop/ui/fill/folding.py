"""Folding: while one is in a school, questions whose answers nobody there may read are folded."""

from PySide6.QtCore import QObject

from sle_desktop.domain.audience import Audience, is_kept_from_school
from sle_desktop.engine.definition import GROUP, Field, Form
from sle_desktop.engine.question_types import type_of
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.foot import Foot
from sle_desktop.ui.fill.plan import Section
from sle_desktop.ui.in_school import InSchool


class Folding(QObject):
    """Folds in the desk that is watched; the foot opens them again, until another section is shown.

    Rows are not folded (the sample of a book scrutiny is filled in at a table in the school), and
    neither are notes: they say the same to everybody.
    """

    def __init__(self, foot: Foot, in_school: InSchool) -> None:
        super().__init__(foot)
        self._foot, self._in_school = foot, in_school
        self._desk: Desk | None = None
        self._private: frozenset[str] = frozenset()
        self._section: Section | None = None
        self._is_open = False
        foot.unfold.clicked.connect(self.open)
        in_school.changed.connect(self._fold)

    def watch(self, desk: Desk, audience: dict[str, Audience]) -> None:
        """Fold in another record from now on."""
        self._desk, self._section = desk, None
        self._private = private_in(desk.opened.form, audience)
        self._is_open = False
        desk.folded = self._folded()

    def show_section(self, section: Section | None) -> None:
        """Fold again: another section is about to be shown."""
        self._section, self._is_open = section, False
        if self._desk is not None:
            self._desk.folded = self._folded()
        self._say()

    def open(self) -> None:
        """Show what is folded in this section."""
        self._is_open = True
        self._follow()

    def reveal(self, path: str) -> None:
        """Show what is folded if one of it is gone to on purpose."""
        if path in self._folded():
            self.open()

    def _fold(self) -> None:
        self._is_open = False
        self._follow()

    def _follow(self) -> None:
        desk = self._desk
        if desk is not None and desk.folded != self._folded():
            desk.folded = self._folded()
            desk.moved.emit(None)
        self._say()

    def _folded(self) -> frozenset[str]:
        return self._private if self._in_school.school_id and not self._is_open else frozenset()

    def _say(self) -> None:
        """Say in the foot how many questions of this section are folded."""
        desk, section = self._desk, self._section
        count = 0
        if desk is not None and section is not None:
            questions = (one for field in section.fields for one in field.walk())
            count = sum(
                one.path in desk.folded and _is_asked(one) and desk.instance.at(one.path).relevant
                for one in questions
            )
        self._foot.show_folded(count)


def private_in(form: Form, audience: dict[str, Audience]) -> frozenset[str]:
    """Return the paths of the questions that nobody in a school may read, and of groups of them."""
    found: set[str] = set()
    for one in form.fields:
        _add_private(one, audience, found)
    return frozenset(found)


def _add_private(one: Field, audience: dict[str, Audience], found: set[str]) -> bool:
    """Add what is private in a field; return whether nothing else is to be seen of it."""
    if one.type == GROUP:
        inside = [_add_private(child, audience, found) for child in one.children]
        private = bool(inside) and all(inside)
    else:
        private = _is_asked(one) and is_kept_from_school(audience[one.path])
    if private:
        found.add(one.path)
    return private


def _is_asked(one: Field) -> bool:
    return not one.holds_children and one.type != "note" and type_of(one.type).visible

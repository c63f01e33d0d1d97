"""One reader's answers by the names of their questions, with the words of choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sle_desktop.domain.filled import Filled
from sle_desktop.engine.definition import Field, Form, Value, in_language
from sle_desktop.reports.wording import one_line


def names(text: str) -> frozenset[str]:
    """Return the names of questions written with spaces between."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by name, whatever group they stand in: a lead may move a question, not rename it.

    A name that the form does not have, or that the reader may not see, is blank.
    """

    form: Form
    held: Mapping[str, Any]
    fields: Mapping[str, Field]

    @classmethod
    def of(cls, filled: Filled) -> "Answers":
        """Return the answers of one copy."""
        return cls(filled.form, _flat(filled.values), {one.name: one for one in filled.form.walk()})

    def value(self, name: str) -> Value:
        """Return an answer as the engine holds it, ``None`` for a blank."""
        found = self.held.get(name)
        return None if isinstance(found, (list, Mapping)) else found

    def text(self, name: str) -> str:
        """Return an answer's words as typed; line ends stay."""
        found = self.value(name)
        return "" if found is None or isinstance(found, tuple) else str(found).strip()

    def line(self, name: str) -> str:
        """Return an answer's words on one line."""
        return one_line(self.text(name))

    def is_(self, name: str, choice: str) -> bool:
        """Return whether a choice was made."""
        return self.value(name) == choice

    def chosen(self, name: str) -> tuple[str, ...]:
        """Return the names of the choices that were made."""
        found = self.value(name)
        if isinstance(found, tuple):
            return found
        return (str(found),) if found not in (None, "") else ()

    def label(self, name: str) -> str:
        """Return the words of the choice that was made."""
        return next(iter(self.labels(name)), "")

    def labels(self, name: str) -> tuple[str, ...]:
        """Return the words of the choices that were made."""
        known = self._choices(name)
        return tuple(known.get(choice, choice) for choice in self.chosen(name))

    def day(self, name: str) -> date | None:
        """Return a date."""
        found = self.value(name)
        return found if isinstance(found, date) else None

    def hour(self, name: str) -> time | None:
        """Return a time of day."""
        found = self.value(name)
        return found if isinstance(found, time) else None

    def number(self, name: str) -> int | None:
        """Return a whole number; texts of digits, as calculations give them, count."""
        found = self.value(name)
        if isinstance(found, str):
            return int(found) if found.isascii() and found.isdigit() else None
        return int(found) if isinstance(found, (int, float)) else None

    def rows(self, name: str) -> tuple["Answers", ...]:
        """Return the rows of a repeat."""
        found = self.held.get(name)
        rows = found if isinstance(found, list) else []
        return tuple(Answers(self.form, _flat(row), self.fields) for row in rows)

    def asked(self, name: str) -> str:
        """Return a question's own words."""
        field = self.fields.get(name)
        return in_language(field.label) if field else ""

    def _choices(self, name: str) -> dict[str, str]:
        field = self.fields.get(name)
        listed = self.form.lists.get(field.list_name, ()) if field else ()
        return {choice.name: in_language(choice.label) for choice in listed}


def _flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers without their groups; repeats stay lists of rows."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            found.update(_flat(value))
        else:
            found[name] = value
    return found

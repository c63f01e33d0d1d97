"""A form as the rules of the linter look at it: its expressions read, its names looked up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sle_desktop.engine.definition import Choice, Field, Form, SheetSource, Text
from sle_desktop.engine.dependencies import Places, names_in
from sle_desktop.engine.expressions import Call, ExpressionError, Reference, Syntax, walk
from sle_desktop.engine.expressions.functions import FUNCTIONS
from sle_desktop.engine.expressions.parsing import parse
from sle_desktop.engine.lint.finding import Finding, Place, found

EXPRESSIONS = (
    "relevant",
    "constraint",
    "calculation",
    "required",
    "read_only",
    "choice_filter",
    "repeat_count",
)
TEXTS = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
_IN_SETTINGS = ("instance_name",)


_CALLS = re.compile(r"([\w:.-]+)\(")
_ONE_CALL = re.compile(r"[\w:.-]+\(.*\)", re.DOTALL)


def is_dynamic(default: str) -> bool:
    """Whether a default is an expression: ``${name}`` or a function tells."""
    if "${" in default or _ONE_CALL.fullmatch(default):
        return True
    return any(name in FUNCTIONS for name in _CALLS.findall(default))


@dataclass(frozen=True, slots=True)
class Written:
    """One expression: where it stands and how it reads. ``field`` is ``None`` in the settings.

    ``tree`` is ``None`` where it cannot be read, and ``trouble`` says why.
    """

    field: Field | None
    place: Place
    source: str
    tree: Syntax | None
    trouble: ExpressionError | None = None

    def calls(self) -> Iterator[Call]:
        """Yield every call of a function in it."""
        return (one for one in self.nodes() if isinstance(one, Call))

    def nodes(self) -> Iterator[Syntax]:
        """Yield every node of its tree, none where it cannot be read."""
        return iter(()) if self.tree is None else walk(self.tree)


@dataclass(frozen=True, slots=True)
class Mention:
    """A ``${name}`` in an expression, a text or a trigger, and where it stands."""

    field: Field | None
    place: Place
    name: str


class FormView:
    """One form, looked at once for all rules."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.fields: Sequence[Field] = tuple(form.walk())
        self.places = Places(form)
        self._trees: dict[str, Syntax | ExpressionError] = {}

    def find(self, code: str, place: Place, says: str, do: str) -> Finding:
        """Return a finding in this form."""
        return found(self.form.source, code, place, says, do)

    def at(self, field: Field, key: str) -> Place:
        """Return the place of a column in a field's row."""
        return Place("survey", field.row, key)

    def choice_at(self, list_name: str, choice: Choice, key: str) -> Place:
        """Return the place of a column in a choice's row, wherever its list is kept."""
        sheet = self.form.source.lists.get(list_name, "choices")
        return Place(sheet, choice.row, key)

    def column(self, sheet: str, base: str, language: str) -> str:
        """Return the key of a translated column as this form's file has it."""
        headers = self.form.source.sheets.get(sheet, SheetSource()).headers
        marked = f"{base}::{language}" if language else base
        return base if marked not in headers and base in headers else marked

    def named(self, name: str) -> Sequence[Field]:
        """Return every field of a name."""
        return [one.field for one in self.places.by_name.get(name, ())]

    @cached_property
    def written(self) -> Sequence[Written]:
        """Every expression of the form, in reading order."""
        return (*self._in_fields(), *self._in_settings())

    @cached_property
    def mentions(self) -> Sequence[Mention]:
        """Every ``${name}`` of the form but those of what was saved last."""
        found = [
            Mention(one.field, one.place, node.name)
            for one in self.written
            for node in one.nodes()
            if isinstance(node, Reference) and not node.last_saved
        ]
        for field in self.fields:
            found += [
                Mention(field, self.at(field, "trigger"), name) for name in names_in(field.trigger)
            ]
            found += self._in_texts(field)
        return found

    def _in_fields(self) -> Iterator[Written]:
        for field in self.fields:
            for key in EXPRESSIONS:
                if source := getattr(field, key):
                    yield self._read(field, self.at(field, key), source)
            if field.default and is_dynamic(field.default):
                yield self._read(field, self.at(field, "default"), field.default)
            for key, source in field.extra.items():
                if key.startswith("sle::") and key.endswith("_when"):
                    yield self._read(field, self.at(field, key), source)

    def _in_settings(self) -> Iterator[Written]:
        rows = self.form.settings
        for key, source in rows.items():
            if key in _IN_SETTINGS or (key.startswith("sle::") and key.endswith("_when")):
                yield self._read(None, Place("settings", 0, key), source)

    def _read(self, field: Field | None, place: Place, source: str) -> Written:
        tree = self._trees.get(source)
        if tree is None:
            try:
                tree = parse(source)
            except ExpressionError as trouble:
                tree = trouble
            self._trees[source] = tree
        if isinstance(tree, ExpressionError):
            return Written(field, place, source, None, tree)
        return Written(field, place, source, tree)

    def _in_texts(self, field: Field) -> Iterator[Mention]:
        for base in TEXTS:
            text: Text = getattr(field, base)
            for language, words in text.items():
                for name in names_in(words):
                    if not name.startswith("last-saved"):
                        place = self.at(field, self.column("survey", base, language))
                        yield Mention(field, place, name)


def choices_of(view: FormView, field: Field) -> Mapping[str, Choice] | None:
    """Return the choices of a question by name, ``None`` where they are not known here."""
    choices = view.form.lists.get(field.list_name)
    return None if choices is None else {one.name: one for one in choices}

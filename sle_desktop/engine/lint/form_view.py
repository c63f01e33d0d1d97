"""A form as the rules of the linter look at it: its expressions read, its names looked up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sle_desktop.engine.definition import Choice, Field, Form, SheetSource, Text, is_condition
from sle_desktop.engine.dependencies import Places, names_in
from sle_desktop.engine.expressions import Call, ExpressionError, Reference, Syntax, walk
from sle_desktop.engine.expressions.functions import FUNCTIONS, quoted_reference
from sle_desktop.engine.expressions.parsing import parse
from sle_desktop.engine.lint.finding import Finding, Place, found
from sle_desktop.engine.lint.guesses import Guesses

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


_CALLS = re.compile(r"(?<![\w:.-])([\w:.-]+)\(")
_ONE_CALL = re.compile(r"[\w:.-]+\(.*\)", re.DOTALL)


def is_dynamic(default: str) -> bool:
    """Whether a default is an expression: ``${name}`` or a function tells."""
    if "${" in default or _ONE_CALL.fullmatch(default):
        return True
    return any(name in FUNCTIONS for name in _CALLS.findall(default))


@dataclass(frozen=True, slots=True)
class Tree:
    """How an expression reads: its top, every node of it, the calls and the ``${name}`` in it.

    ``top`` is ``None`` where it cannot be read, and ``trouble`` says why.
    """

    top: Syntax | None = None
    nodes: tuple[Syntax, ...] = ()
    calls: tuple[Call, ...] = ()
    names: tuple[str, ...] = ()
    trouble: ExpressionError | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """One expression and where it stands. ``field`` is ``None`` in the settings."""

    field: Field | None
    place: Place
    source: str
    tree: Tree


@dataclass(frozen=True, slots=True)
class Mention:
    """A ``${name}`` in an expression, a text or a trigger, and where it stands."""

    field: Field | None
    place: Place
    name: str


class ListNames:
    """The names of a list's choices, and those that are numbers as such."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self.names: Mapping[str, None] = dict.fromkeys(one.name for one in choices)
        self._numbers = {number for one in self.names if (number := _number(one)) is not None}

    def __contains__(self, name: str) -> bool:
        """Whether a name is a choice, or a number that is one: 1 and 01 are equal to an author."""
        return name in self.names or _number(name) in self._numbers


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:  # most names are no numbers
        return None


class FormView:
    """One form, looked at once for all rules."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.fields: Sequence[Field] = tuple(form.walk())
        self.places = Places(form)
        self.guesses = Guesses()
        self._lists: dict[str, ListNames] = {}
        self._trees: dict[str, Tree] = {}

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

    def named(self, name: str) -> Field | None:
        """Return the field of a name, ``None`` if there is none or more than one."""
        found = self.places.by_name.get(name, ())
        return found[0].field if len(found) == 1 else None

    def list_names(self, list_name: str) -> ListNames | None:
        """Return the names of a list, ``None`` where its choices are not known here."""
        if list_name not in self.form.lists:
            return None
        if list_name not in self._lists:
            self._lists[list_name] = ListNames(self.form.lists[list_name])
        return self._lists[list_name]

    @cached_property
    def written(self) -> Sequence[Written]:
        """Every expression of the form, in reading order."""
        return (*self._in_fields(), *self._in_settings())

    @cached_property
    def mentions(self) -> Sequence[Mention]:
        """Every ``${name}`` of the form but those of what was saved last."""
        found = [
            Mention(one.field, one.place, name) for one in self.written for name in one.tree.names
        ]
        for field in self.fields:
            found += [
                Mention(field, self.at(field, "trigger"), name) for name in names_in(field.trigger)
            ]
            found += self._in_texts(field)
        found += self._in_choices()
        return found

    def _in_fields(self) -> Iterator[Written]:
        for field in self.fields:
            for key in EXPRESSIONS:
                if source := getattr(field, key):
                    yield self._read(field, self.at(field, key), source)
            if field.default and is_dynamic(field.default):
                yield self._read(field, self.at(field, "default"), field.default)
            for key, source in field.extra.items():
                if is_condition(key):
                    yield self._read(field, self.at(field, key), source)

    def _in_settings(self) -> Iterator[Written]:
        rows = self.form.settings
        for key, source in rows.items():
            if key in _IN_SETTINGS or is_condition(key):
                yield self._read(None, Place("settings", 0, key), source)

    def _in_choices(self) -> Iterator[Mention]:
        for list_name, choices in self.form.lists.items():
            for choice in choices:
                for language, words in choice.label.items():
                    for name in names_in(words):
                        key = self.column("choices", "label", language)
                        yield Mention(None, self.choice_at(list_name, choice, key), name)

    def _read(self, field: Field | None, place: Place, source: str) -> Written:
        tree = self._trees.get(source)
        if tree is None:
            tree = self._trees[source] = _tree(source)
        return Written(field, place, source, tree)

    def _in_texts(self, field: Field) -> Iterator[Mention]:
        for base in TEXTS:
            text: Text = getattr(field, base)
            for language, words in text.items():
                for name in names_in(words):
                    if not name.startswith("last-saved"):
                        place = self.at(field, self.column("survey", base, language))
                        yield Mention(field, place, name)


def _tree(source: str) -> Tree:
    try:
        top = parse(source)
    except ExpressionError as trouble:
        return Tree(trouble=trouble)
    nodes = tuple(walk(top))
    calls = tuple(one for one in nodes if isinstance(one, Call))
    named = [one.name for one in nodes if isinstance(one, Reference) and not one.last_saved]
    named += [name for call in calls for name in quoted_reference(call)]
    return Tree(top, nodes, calls, tuple(dict.fromkeys(named)))

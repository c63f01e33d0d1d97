"""What a form is: a typed, immutable tree, whichever file it was read from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from types import MappingProxyType

Value = str | int | float | date | time | datetime | tuple[str, ...] | None
"""An answer: ``None`` is blank; select_multiple and rank are tuples of choice names."""

Text = Mapping[str, str]
"""Words by language code; ``""`` is the language written in a column without a suffix."""

EMPTY: Mapping[str, str] = MappingProxyType({})


def _empty() -> Mapping[str, str]:
    return EMPTY


GROUP, REPEAT = "group", "repeat"


def is_condition(column: str) -> bool:
    """Whether a column or setting of our own holds an expression (``sle::audience_when``)."""
    return column.startswith("sle::") and column.endswith("_when")


def in_language(text: Text, language: str = "") -> str:
    """Return the words in a language, else in the form's own, else whatever is there."""
    return text.get(language) or text.get("") or next(iter(text.values()), "")


@dataclass(frozen=True, slots=True)
class SheetSource:
    """How one sheet was written: its title, and each column's header and letters by our key.

    ``letters`` is empty for a TOML file, which has no cells.
    """

    title: str = ""
    headers: Mapping[str, str] = field(default_factory=_empty)
    letters: Mapping[str, str] = field(default_factory=_empty)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a form was written, so that a finding can name sheet, column and cell.

    ``sheets`` is by canonical name (``survey``, ``choices``, ``settings``, ``external_choices``).
    ``lists`` says, for a list that is not on the choices sheet, where it is.
    """

    name: str = ""
    sheets: Mapping[str, SheetSource] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=_empty)


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of the choices sheet; ``columns`` holds every other column, for filters."""

    name: str
    label: Text
    columns: Mapping[str, str] = field(default_factory=_empty)
    row: int = field(default=0, compare=False)
    media: Text = field(default_factory=_empty)


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the survey sheet: a question, a note, a calculation, a group or a repeat.

    ``type`` is the canonical type word (``select_one``, ``integer``, ``group`` ...). ``path`` is
    the names from the top joined by ``/``. Expressions are kept as written. ``extra`` holds the
    columns that XLSForm does not know (``sle::audience`` ...). ``required`` and ``read_only`` are
    expressions too: ``yes`` in a cell is ``true()`` here, ``no`` is "". Keys of ``media`` are
    ``image``, ``image::cy`` ... ``row`` is the row of the sheet, or the line of a TOML file, where
    it was written; it is no part of what the field is.
    """

    name: str
    type: str
    path: str
    label: Text = field(default_factory=_empty)
    hint: Text = field(default_factory=_empty)
    guidance_hint: Text = field(default_factory=_empty)
    required: str = ""
    required_message: Text = field(default_factory=_empty)
    relevant: str = ""
    constraint: str = ""
    constraint_message: Text = field(default_factory=_empty)
    calculation: str = ""
    default: str = ""
    trigger: str = ""
    read_only: str = ""
    choice_filter: str = ""
    repeat_count: str = ""
    appearance: str = ""
    list_name: str = ""
    or_other: bool = False
    parameters: Mapping[str, str] = field(default_factory=_empty)
    media: Mapping[str, str] = field(default_factory=_empty)
    extra: Mapping[str, str] = field(default_factory=_empty)
    children: tuple["Field", ...] = ()
    row: int = field(default=0, compare=False)

    @property
    def holds_children(self) -> bool:
        """Whether this is a group or a repeat."""
        return self.type in (GROUP, REPEAT)

    def walk(self) -> Iterator["Field"]:
        """Yield this field and everything in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Form:
    """A whole form. ``hash`` (SHA-256 of its canonical text, hex) is its identity with ``id``.

    ``settings`` holds every setting but the id, title and version. ``languages`` starts with the
    form's own; ``""`` is the language of columns without a suffix. ``source`` is for findings
    only: two forms that say the same are equal, whichever file they came from.
    """

    id: str
    title: str
    version: str
    fields: tuple[Field, ...]
    lists: Mapping[str, tuple[Choice, ...]]
    settings: Mapping[str, str] = field(default_factory=_empty)
    languages: tuple[str, ...] = ("",)
    hash: str = ""
    source: Source = field(default=Source(), repr=False, compare=False)
    by_path: Mapping[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = {one.path: one for one in self.walk()}
        object.__setattr__(self, "by_path", MappingProxyType(index))

    def walk(self) -> Iterator[Field]:
        """Yield every field in reading order."""
        for one in self.fields:
            yield from one.walk()

"""What a form's page is made of, before any answer: sections, and the blocks in each, in order."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from sle_desktop.engine.definition import GROUP, REPEAT, Choice, Field, Form, in_language
from sle_desktop.engine.question_types import AnsweredBy, type_of

LOOSE = "-"
"""The key of the section of questions that stand in no group; no field can have this name."""

TALK = "-talk"
"""The key of the section of what an audit leaves to talk about."""

STATUS = "action_status"
SETTLES = {"action_id", STATUS}
"""The questions of a repeat whose rows are earlier actions; the forms' README says so."""

LETTER, CODE, SHORT = "sle_letter", "sle::code", "sle::short"
DESCRIPTORS = {one: f"sle::descriptor_{one}" for one in "rag"}

_MARKS_MOST = 4
_SAID = ("note",)
_TAGS = re.compile(r"<[^<>]{1,80}>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_HASHES = re.compile(r"(?m)^#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a group inside a section."""

    field: Field
    depth: int


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. ``inline`` sets a short scale beside its label, as in a list of scales.

    ``about`` is the sign of the statement that it belongs to: it stands there already, and room
    is short. ``silent`` leaves its hint to the column beside.
    """

    field: Field
    inline: bool = False
    about: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A note, or a question that only another device can answer."""

    field: Field


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement looked at from up to four sides: a row of marks.

    ``views`` are questions over lists with letters, ``heads`` what stands above each; the words of
    the statement are those of the last. ``details`` are the questions about it that follow and end
    its name (``evidence_4b``), ``links`` the hidden one that names its evidence.
    """

    views: tuple[Field, ...]
    heads: tuple[str, ...]
    details: "tuple[Ask | Said, ...]" = ()
    links: Field | None = None

    @property
    def code(self) -> str:
        """The statement's short sign, such as ``4b``."""
        return self.views[-1].extra.get(CODE, "")

    @property
    def end(self) -> str:
        """What the names of its questions end with."""
        return self.views[-1].name.rpartition("_")[2]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Everything that is asked about it, the views first."""
        linked = (self.links,) if self.links is not None else ()
        return (*self.views, *(one.field for one in self.details), *linked)


@dataclass(frozen=True, slots=True)
class Lens:
    """One thing looked for: a scale with the questions that follow and begin with its name."""

    scale: Field
    exceptions: Field | None = None
    note: Field | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        """All its questions, as they stand."""
        return tuple(one for one in (self.scale, self.exceptions, self.note) if one is not None)


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands above the marks of the statements that follow, said once."""

    statement: Statement


class Closing(Enum):
    """A view that belongs to an audit as a whole; it asks nothing itself."""

    OWN = "The school’s own view"
    TALK = "Talk about these"
    PICTURE = "The picture so far"


@dataclass(frozen=True, slots=True)
class Rows:
    """A repeat, with the blocks of each of its rows."""

    field: Field
    blocks: "tuple[Block, ...]"
    is_section: bool = False

    @property
    def settles(self) -> bool:
        """Whether the rows are earlier actions, of which one says how they stand."""
        return {one.name for one in self.field.children} >= SETTLES


Block = Heading | Heads | Ask | Lens | Said | Statement | Rows | Closing


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the form that is shown at once.

    ``whole`` is the statement about all of it, which stays in sight at its foot.
    """

    key: str
    label: str
    short: str
    number: str
    fields: tuple[Field, ...]
    blocks: tuple[Block, ...]
    whole: Statement | None = None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements with questions of their own; an audit's recommendation has four."""
        return tuple(one for one in self.blocks if isinstance(one, Statement) and one.details)

    @property
    def settles(self) -> bool:
        """Whether it says how earlier actions stand: that comes before anything else."""
        return any(isinstance(one, Rows) and one.settles for one in self.blocks)

    @property
    def repeat(self) -> Field | None:
        """The repeat that is the whole section, if one is."""
        alone = self.fields[0] if self.fields else None
        return alone if alone is not None and alone.type == REPEAT else None


@dataclass(frozen=True)
class Plan:
    """The sections of a form, in order."""

    sections: tuple[Section, ...]
    of_path: Mapping[str, str] = field(init=False, repr=False)
    """The key of the section that a field's path is in."""

    def __post_init__(self) -> None:
        where = {
            inner.path: section.key
            for section in self.sections
            for one in section.fields
            for inner in one.walk()
        }
        object.__setattr__(self, "of_path", where)

    def section(self, key: str) -> Section | None:
        """Return the section of a key, if there is one."""
        return next((one for one in self.sections if one.key == key), None)


def plan_of(form: Form) -> Plan:
    """Return what the page of a form is made of."""
    return Plan(closed(tuple(sorted(_sections(form), key=lambda one: not one.settles))))


def closed(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections with an audit's closing views among them, if the form is an audit.

    The school's own view ends the first section, what to talk about follows the last
    recommendation, and the picture opens the last section.
    """
    weighed = [at for at, one in enumerate(sections) if one.whole is not None]
    if not weighed:
        return sections
    talk = Section(TALK, Closing.TALK.value, Closing.TALK.value, "", (), (Closing.TALK,))
    cut = weighed[-1] + 1
    first = replace(sections[0], blocks=(*sections[0].blocks, Closing.OWN))
    after = (talk, *sections[cut:])
    last = replace(after[-1], blocks=(Closing.PICTURE, *after[-1].blocks))
    return (first, *sections[1:cut], *after[:-1], last)


def words(text: str) -> str:
    """Return a label without the mark-up that forms from elsewhere carry."""
    if not any(sign in text for sign in "<*_[#"):
        return text
    plain = _HASHES.sub("", _TAGS.sub("", text))
    return _LINK.sub(r"\1", _STRONG.sub(r"\2", plain)).strip()


def label_of(one: Field, form: Form) -> str:
    """Return a field's own words in the form's language, else its name."""
    language = form.settings.get("default_language", "")
    return words(in_language(one.label, language)) or one.name.replace("_", " ").strip()


def is_seen(one: Field) -> bool:
    """Whether a field can appear on a page at all."""
    if one.holds_children:
        return any(is_seen(child) for child in one.children)
    kind = type_of(one.type)
    return kind.visible or (one.type == "calculate" and bool(in_language(one.label)))


def lettered(choices: Iterable[Choice]) -> bool:
    """Whether every choice of a list is a position with its letter."""
    listed = tuple(choices)
    return bool(listed) and all(one.columns.get(LETTER) for one in listed)


def _sections(form: Form) -> Iterator[Section]:
    loose = tuple(one for one in form.fields if not one.holds_children and is_seen(one))
    begun = False
    for one in form.fields:
        if not is_seen(one):
            continue
        if one.holds_children:
            yield _section(form, one)
        elif not begun:
            begun = True
            blocks = _Blocks(form).of(loose)
            yield Section(LOOSE, form.title, "Questions", "", loose, blocks)


def _section(form: Form, one: Field) -> Section:
    label = label_of(one, form)
    blocks = _Blocks(form)
    inside: tuple[Block, ...]
    if one.type == REPEAT:
        inside = (Rows(one, blocks.of(one.children), is_section=True),)
    else:
        inside = blocks.of(one.children)
    short = one.extra.get(SHORT) or label
    last = inside[-1] if inside else None
    is_whole = isinstance(last, Statement) and bool(last.details) and last.end == one.name
    whole = last if is_whole and isinstance(last, Statement) else None
    number = one.extra.get(CODE, "")
    return Section(one.path, label, short, number, (one,), inside[:-1] if whole else inside, whole)


class _Blocks:
    """Turns fields into blocks."""

    def __init__(self, form: Form) -> None:
        self._form = form

    def of(self, fields: tuple[Field, ...], depth: int = 1) -> tuple[Block, ...]:
        """Return the blocks of the fields of one container, in order."""
        scales = self._scales(fields)
        found: list[Block] = []
        marks = _Marks()
        for one in fields:
            if marks.take(one) or not is_seen(one):
                continue
            if marks.views and not self._joins(marks, one):
                found += self._statements(marks)
                marks = _Marks()
            if self._is_lettered(one):
                marks.views.append(one)
            else:
                found += self._plain(one, depth, scales)
        return _headed(_lensed((*found, *self._statements(marks))))

    def _plain(self, one: Field, depth: int, scales: set[str]) -> list[Block]:
        if one.type == GROUP:
            labelled = [Heading(one, depth)] if in_language(one.label) else []
            return [*labelled, *self.of(one.children, depth + 1)]
        if one.type == REPEAT:
            return [Rows(one, self.of(one.children, depth + 1))]
        if type_of(one.type).answered_by in (AnsweredBy.NOBODY, AnsweredBy.DEVICE):
            return [Said(one)]
        return [Ask(one, inline=one.type == "select_one" and one.list_name in scales)]

    def _scales(self, fields: tuple[Field, ...]) -> set[str]:
        """Return the lists that are scales here: with an answer that stands apart."""
        return {
            one.list_name
            for one in fields
            if any(
                choice.columns.get("sle_apart") == "yes"
                for choice in self._form.lists.get(one.list_name, ())
            )
        }

    def _is_lettered(self, one: Field) -> bool:
        return one.type == "select_one" and lettered(self._form.lists.get(one.list_name, ()))

    def _joins(self, marks: "_Marks", one: Field) -> bool:
        if not self._is_lettered(one) or len(marks.views) >= _MARKS_MOST or marks.details:
            return False
        return one.extra.get(CODE, "") == marks.views[-1].extra.get(CODE, "")

    def _statements(self, marks: "_Marks") -> list[Block]:
        """Return one row for views of the same statement, else one row each."""
        views = marks.views
        if not views:
            return []
        labels = [label_of(one, self._form) for one in views]
        about = tuple(marks.details), marks.links
        if all(label.endswith(labels[-1]) for label in labels):
            heads = tuple(
                self._head(one, label, labels[-1]) for one, label in zip(views, labels, strict=True)
            )
            return [Statement(tuple(views), heads if len(views) > 1 else ("",), *about)]
        *before, last = views
        return [*(Statement((one,), ("",)) for one in before), Statement((last,), ("",), *about)]

    def _head(self, one: Field, label: str, statement: str) -> str:
        """Return what stands above one view's marks: the words before the statement, or a name."""
        before = label.removesuffix(statement).strip().rstrip(":").strip()
        stem = one.name.removesuffix(one.extra.get(CODE, "")).replace("_", " ").strip()
        return one.extra.get(SHORT) or before or stem.capitalize()


@dataclass
class _Marks:
    """The views of a statement that is being gathered, and what follows about it."""

    views: list[Field] = field(default_factory=list)
    details: list[Ask | Said] = field(default_factory=list)
    links: Field | None = None

    def take(self, one: Field) -> bool:
        """Take a question that is about the statement; return whether it is."""
        if not self.views or CODE not in self.views[-1].extra or one.holds_children:
            return False
        end = self.views[-1].name.rpartition("_")[2]
        if CODE in one.extra or not one.name.endswith(f"_{end}"):
            return False
        if one.name == f"links_{end}":
            self.links = one
        elif is_seen(one):
            code = self.views[-1].extra[CODE]
            self.details.append(Said(one) if one.type in _SAID else Ask(one, about=code))
        return True


def _lensed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks with each scale and the exceptions and note that follow it as one."""
    found: list[Block] = []
    for one in blocks:
        lens = _lens_of(found[-1]) if found else None
        name = one.field.name if isinstance(one, Ask) else ""
        if lens is not None and isinstance(one, Ask) and name == f"{lens.scale.name}_note":
            found[-1] = replace(lens, note=one.field)
        elif lens is not None and isinstance(one, Ask) and name == f"{lens.scale.name}_exceptions":
            found[-1] = replace(lens, exceptions=one.field)
        else:
            found.append(one)
    return tuple(found)


def _lens_of(one: Block) -> Lens | None:
    """Return what a scale is, or begins."""
    if isinstance(one, Ask) and one.inline:
        return Lens(one.field)
    return one if isinstance(one, Lens) else None


def _headed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks with what stands above the marks before the first of several statements."""
    for at, one in enumerate(blocks):
        if isinstance(one, Statement) and one.details and len(one.views) > 1:
            return (*blocks[:at], Heads(one), *blocks[at:])
    return blocks

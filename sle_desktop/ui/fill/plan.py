"""What a form's page is made of, before any answer: sections, and the blocks in each, in order."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sle_desktop.engine.definition import GROUP, REPEAT, Choice, Field, Form, in_language
from sle_desktop.engine.question_types import AnsweredBy, type_of

LOOSE = "-"
"""The key of the section of questions that stand in no group; no field can have this name."""

LETTER, CODE, SHORT = "sle_letter", "sle::code", "sle::short"
DESCRIPTORS = {one: f"sle::descriptor_{one}" for one in "rag"}

_MARKS_MOST = 4
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
    """One question. ``inline`` sets a short scale beside its label, as in a list of scales."""

    field: Field
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A note, or a question that only another device can answer."""

    field: Field


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement looked at from up to four sides: a row of marks.

    ``views`` are questions over lists with letters, ``heads`` what stands above each; the words of
    the statement are those of the last.
    """

    views: tuple[Field, ...]
    heads: tuple[str, ...]

    @property
    def code(self) -> str:
        """The statement's short sign, such as ``4b``."""
        return self.views[-1].extra.get(CODE, "")


@dataclass(frozen=True, slots=True)
class Rows:
    """A repeat, with the blocks of each of its rows."""

    field: Field
    blocks: "tuple[Block, ...]"
    is_section: bool = False


Block = Heading | Ask | Said | Statement | Rows


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the form that is shown at once."""

    key: str
    label: str
    short: str
    number: str
    fields: tuple[Field, ...]
    blocks: tuple[Block, ...]

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
    return Plan(tuple(_sections(form)))


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
    return Section(one.path, label, short, one.extra.get(CODE, ""), (one,), inside)


class _Blocks:
    """Turns fields into blocks."""

    def __init__(self, form: Form) -> None:
        self._form = form

    def of(self, fields: tuple[Field, ...], depth: int = 1) -> tuple[Block, ...]:
        """Return the blocks of the fields of one container, in order."""
        scales = self._scales(fields)
        found: list[Block] = []
        marks: list[Field] = []
        for one in fields:
            if not is_seen(one):
                continue
            if marks and not self._joins(marks, one):
                found += self._statements(marks)
                marks = []
            if self._is_lettered(one):
                marks.append(one)
            else:
                found += self._plain(one, depth, scales)
        return (*found, *self._statements(marks))

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

    def _joins(self, marks: list[Field], one: Field) -> bool:
        if not self._is_lettered(one) or len(marks) >= _MARKS_MOST:
            return False
        return one.extra.get(CODE, "") == marks[-1].extra.get(CODE, "")

    def _statements(self, marks: list[Field]) -> list[Block]:
        """Return one row for views of the same statement, else one row each."""
        if not marks:
            return []
        labels = [label_of(one, self._form) for one in marks]
        if all(label.endswith(labels[-1]) for label in labels):
            heads = tuple(
                self._head(one, label, labels[-1]) for one, label in zip(marks, labels, strict=True)
            )
            return [Statement(tuple(marks), heads if len(marks) > 1 else ("",))]
        return [Statement((one,), ("",)) for one in marks]

    def _head(self, one: Field, label: str, statement: str) -> str:
        """Return what stands above one view's marks: the words before the statement, or a name."""
        before = label.removesuffix(statement).strip().rstrip(":").strip()
        stem = one.name.removesuffix(one.extra.get(CODE, "")).replace("_", " ").strip()
        return one.extra.get(SHORT) or before or stem.capitalize()

"""Any form as a sheet to fill in by hand: its questions, their choices, and lines to write on."""

import re
from collections.abc import Iterator

from sle_desktop.engine.definition import REPEAT, Field, Form, in_language
from sle_desktop.engine.question_types import AnsweredBy, type_of
from sle_desktop.reports.blocks import Block, Heading, Paragraph, Summary, line, muted, strong
from sle_desktop.reports.wording import one_line

ROWS = 3
"""How often the questions of a repeat are printed."""

_LINE = "_" * 84
_SHORT = "_" * 34
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|\*\*|\$\{[^}]*\}")
_MOST_CHOICES = 14
_BOX, _APART = "[\u2007\u2007]\u00a0", " \u2003"


def blank_summary(form: Form, project: str = "") -> Summary:
    """Return a form's sheet; what the app fills in or works out is left out."""
    purpose = form.settings.get("sle::purpose", "").strip()
    opening = [Paragraph(line(purpose))] if purpose else []
    needed = "A question marked * must be answered before the record can be signed and locked."
    return Summary(
        kind=f"{form.title}, to fill in",
        project=project,
        title=form.title,
        running=f"{form.title}, version {form.version}",
        opening=(*opening, Paragraph(line(muted(needed)), small=True)),
        verdict=(),
        blocks=tuple(_of(form, form.fields, 2)),
        audience="For whoever fills it in. Type it into the app afterwards, and destroy the sheet.",
        attribution=form.settings.get("sle::attribution", ""),
    )


def _of(form: Form, fields: tuple[Field, ...], level: int) -> Iterator[Block]:
    for one in fields:
        if one.type == REPEAT:
            yield Heading(_label(one), f"as often as needed, {ROWS} times here", 2)
            for number in range(1, ROWS + 1):
                yield Heading(str(number), level=3)
                yield from _of(form, one.children, 3)
        elif one.holds_children:
            label = _label(one)
            if _asks(one) and label:
                yield Heading(label, level=2 if level == 2 else 3)
            yield from _of(form, one.children, 3)
        else:
            yield from _question(form, one)


def _asks(group: Field) -> bool:
    return any(_is_asked(one) for one in group.walk())


def _is_asked(one: Field) -> bool:
    return type_of(one.type).answered_by is AnsweredBy.PERSON and bool(in_language(one.label))


def _question(form: Form, one: Field) -> Iterator[Block]:
    if one.type == "note" and in_language(one.label):
        yield Paragraph(line(muted(_label(one))), small=True)
    if not _is_asked(one):
        return
    star = " *" if one.required else ""
    hint = one_line(_TAG.sub("", in_language(one.hint)))
    parts = [strong(f"{_label(one)}{star}")]
    if hint:
        parts.append(muted(f"  {hint}"))
    yield Paragraph(line(*parts), leads=True)
    choices = form.lists.get(one.list_name, ()) if one.list_name else ()
    if choices and len(choices) <= _MOST_CHOICES:
        labels = [one_line(in_language(choice.label)) for choice in choices]
        said = _APART.join(f"{_BOX}{label}" for label in labels)
        yield Paragraph(line(said))
    elif one.type == "text" and "multiline" in one.appearance:
        yield Paragraph(line(_LINE), leads=True)
        yield Paragraph(line(_LINE), leads=True)
        yield Paragraph(line(_LINE))
    else:
        yield Paragraph(line(_LINE if one.type == "text" else _SHORT))


def _label(one: Field) -> str:
    return one_line(_TAG.sub("…" if "${" in in_language(one.label) else "", in_language(one.label)))

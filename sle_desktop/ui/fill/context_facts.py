"""What stands beside a question: gathered from the record, the record before, and the form."""

from collections.abc import Mapping

from sle_desktop.domain.audience import Audience
from sle_desktop.engine.definition import Field
from sle_desktop.ui.fill.audit_desk import named
from sle_desktop.ui.fill.context import ContextFact
from sle_desktop.ui.fill.controls import options_of
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.plan import CODE, DESCRIPTORS, lettered, words
from sle_desktop.ui.fill.readers import ONLY_YOU, when_seen, who_sees
from sle_desktop.ui.fill.statement.evidence_list import Seen
from sle_desktop.ui.marks import Mark

_SEEN_MOST = 4
_AT_THE_FOOT = ("priority_", "direction_")
_MARKS = {"r": Mark.RED, "a": Mark.AMBER, "g": Mark.GREEN}


def fact_of(desk: Desk, key: str, audience: Mapping[str, Audience]) -> ContextFact | None:
    """Return what helps with the question of a key; ``None`` for none."""
    if not key or not desk.instance.has(key):
        return None
    live = desk.at(key)
    field = live.field
    prior = desk.opened.prior.get(field.path, "")
    seen = audience.get(field.path)
    readers = who_sees(seen) if seen else ONLY_YOU
    is_statement = field.type == "select_one" and lettered(live.choices)
    is_silent = is_statement or field.name.startswith(_AT_THE_FOOT)
    helps = (words(live.hint) if is_silent else "", words(live.guidance))
    about = links_beside(desk, field)
    code = field.name.rpartition("_")[2]
    return ContextFact(
        title=f"{code} so far" if about else _title(field, words(live.label)),
        last=prior,
        last_from=desk.opened.prior_title if prior else "",
        last_mark=_mark(desk, key, prior),
        guidance="\n".join(one for one in helps if one),
        last_note=_last_note(desk, field) if about else "",
        evidence=_seen(desk, about, code) if about else (),
        descriptors=() if about else descriptors_of(desk, field),
        chosen=chosen_mark(desk, key),
        readers=readers,
        readers_when=when_seen(seen) if seen and readers != ONLY_YOU else "",
    )


def links_beside(desk: Desk, field: Field) -> Field | None:
    """Return the hidden question that links the evidence of a field's statement, if any."""
    group, end = field.path.rpartition("/")[0], field.name.rpartition("_")[2]
    return desk.opened.form.by_path.get(f"{group}/links_{end}") if group else None


def _last_note(desk: Desk, field: Field) -> str:
    """Return what was known about a statement last time."""
    group, end = field.path.rpartition("/")[0], field.name.rpartition("_")[2]
    return desk.opened.prior.get(f"{group}/evidence_{end}", "")


def _seen(desk: Desk, links: Field, code: str) -> tuple[Seen, ...]:
    """Return what was noted for a recommendation since last time, what is linked first."""
    if desk.audit is None or desk.folded:  # a lesson's notes are for no eyes in the school
        return ()
    linked = str(desk.at(links.path).value or "").split()
    group = links.path.rpartition("/")[0]
    found = [
        Seen(
            one.id,
            named(one),
            tuple(f"{line.at}  {line.words}".strip() for line in one.lines.get(group, ())),
            code,
            linked=one.id in linked,
            may_link=desk.may_write,
        )
        for one in desk.audit.near()
    ]
    told = [one for one in found if one.linked or one.lines or _is_books(desk, one.id)]
    return tuple(sorted(told, key=lambda one: not one.linked)[:_SEEN_MOST])


def _is_books(desk: Desk, record_id: str) -> bool:
    piece = desk.audit.get(record_id) if desk.audit is not None else None
    return piece is not None and piece.kind == "books"


def _title(field: Field, label: str) -> str:
    code = field.extra.get(CODE, "")
    label = label or field.name.replace("_", " ")
    return f"{code}  {label}" if code and not label.startswith(code) else label


def _mark(desk: Desk, key: str, prior: str) -> Mark | None:
    """Return the mark of last time's answer, if the question is one of positions."""
    if not prior:
        return None
    options = options_of(desk.at(key).choices)
    return next((one.mark for one in options if one.label == prior), None)


def chosen_mark(desk: Desk, key: str) -> Mark | None:
    """Return the mark of the present answer."""
    live = desk.at(key)
    options = options_of(live.choices) if live.value is not None else ()
    return next((one.mark for one in options if one.value == live.value), None)


def descriptors_of(desk: Desk, field: Field) -> tuple[tuple[Mark, str], ...]:
    """Return what R, A and G look like, of the field or of one beside it with the same code."""
    for one in (field, *_beside(desk, field)):
        said = [
            (_MARKS[letter], one.extra.get(column, "")) for letter, column in DESCRIPTORS.items()
        ]
        if any(words for _, words in said):
            return tuple((mark, words) for mark, words in said if words)
    return ()


def _beside(desk: Desk, field: Field) -> list[Field]:
    code = field.extra.get(CODE, "")
    group = desk.opened.form.by_path.get(field.path.rpartition("/")[0])
    if not code or group is None:
        return []
    return [one for one in group.children if one.extra.get(CODE, "") == code]

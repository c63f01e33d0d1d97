"""The expressions of a form, each compiled and with what it reads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sle_desktop.engine.definition import Text
from sle_desktop.engine.dependencies.places import Place, Places, common_repeat
from sle_desktop.engine.dependencies.reads import Read, Reads, reads_of
from sle_desktop.engine.dependencies.shapes import Shape, as_written, compiled
from sle_desktop.engine.expressions import Expression, ExpressionError

RELEVANT, CALCULATION, COUNT = "relevant", "calculation", "repeat_count"
REQUIRED, READ_ONLY, CONSTRAINT, FILTER = "required", "read_only", "constraint", "choice_filter"

ORDERED = (RELEVANT, CALCULATION, COUNT)
"""Columns whose outcome other expressions can read, so that their order matters."""

COLUMNS = (*ORDERED, REQUIRED, READ_ONLY, CONSTRAINT, FILTER)
WORDS = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
"""Columns of text in which ``${name}`` shows an answer."""

_WORDS = {"yes": "true()", "true": "true()", "no": "false()", "false": "false()"}
"""What people write instead of an expression, as every reader of XLSForm takes it."""

NAME = re.compile(r"\$\{\s*([^{}$#\s](?:[^{}$#]*[^{}$#\s])?)\s*\}")


@dataclass(eq=False, slots=True)
class Rule:
    """One expression of one field.

    ``expression`` is ``None`` when it cannot be read, and ``fault`` then says why. ``names`` stand
    for ``_0``, ``_1`` ... in the compiled shape. ``rank`` orders those that others read: each
    reads only what lower ranks give.
    """

    place: Place
    column: str
    source: str
    expression: Expression | None = None
    names: tuple[str, ...] = ()
    reads: Reads = field(default_factory=Reads)
    fault: str = ""
    rank: int = 0

    def says(self, about: str) -> str:
        """Return a complaint of the compiler with the names as they were written."""
        return as_written(about, self.names)

    def __repr__(self) -> str:
        return f"Rule({self.place.path}: {self.column} = {self.source!r})"


def source_of(place: Place, column: str) -> str:
    """Return the expression in a column, with the words yes and no as expressions."""
    written: str = getattr(place.field, column)
    if not written:  # by far the most
        return ""
    source = written.strip()
    return _WORDS.get(source.casefold(), source)


def rule_of(place: Place, column: str, source: str, places: Places) -> Rule:
    """Return a compiled rule; one that cannot be used carries its fault instead."""
    rule = Rule(place, column, source)
    try:
        shape, rule.names = compiled(source)
    except ExpressionError as error:
        rule.fault = error.says
        return rule
    if shape.outline.plain:
        rule.reads = _plain_reads(rule, shape, places)
    else:
        rule.reads = reads_of(shape.expression.ast, place, places)
    if column != CALCULATION and "once" in shape.expression.functions:
        own = Read(place, place.repeat, text=True)  # once() gives what the field holds already
        rule.reads = replace(rule.reads, fields=(*rule.reads.fields, own))
    if rule.reads.unknown:
        rule.fault = f"There is no question named “{rule.reads.unknown[0]}”."
        return rule
    rule.expression = shape.expression
    return rule


def _plain_reads(rule: Rule, shape: Shape, places: Places) -> Reads:
    fields: dict[Read, None] = {}
    unknown: dict[str, None] = {}
    for use in shape.outline.uses:
        name = rule.names[int(use.name[1:])] if rule.names else use.name
        target = places.find(name, rule.place)
        if target is None:
            unknown[name] = None
        else:
            within = None if use.wide else common_repeat(rule.place, target)
            fields[Read(target, within, use.text)] = None
    return Reads(tuple(fields), shape.outline.position, tuple(unknown))


def names_in(words: str) -> tuple[str, ...]:
    """Return the names written as ``${name}`` in words or in the trigger column."""
    return tuple(dict.fromkeys(NAME.findall(words))) if "${" in words else ()


def words_read(place: Place, words: Text, places: Places) -> Iterator[Read]:
    """Yield what the ``${name}`` in a label, hint or message read, in any language."""
    for text in words.values():
        for name in names_in(text):
            target = places.find(name, place)
            if target is not None:
                yield Read(target, common_repeat(place, target), text=True)


def rules_of(places: Places) -> Iterator[Rule]:
    """Yield the rule of every expression in a form, in reading order."""
    for place in places.all:
        for column in COLUMNS:
            source = source_of(place, column)
            if source:
                yield rule_of(place, column, source, places)

"""Rule: an expression compares a question only with choices that its list has."""

import difflib
from collections.abc import Iterator, Mapping

from sle_desktop.engine.definition import Choice, Field
from sle_desktop.engine.expressions import Binary, Call, Literal, Path, Reference, Syntax
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView, Written, choices_of
from sle_desktop.engine.question_types import type_of

_COMPARES = ("=", "!=")


def choices_exist(view: FormView) -> Iterator[Finding]:
    """Name every comparison with a choice that is not on the list."""
    for one in view.written:
        for node in one.nodes():
            for operand, text in _pairs(node):
                field = _asked(view, one, operand)
                if field is not None:
                    yield from _missing(view, one, field, text)


def _pairs(node: Syntax) -> Iterator[tuple[Syntax, str]]:
    """Yield every question compared with a text, as they stand in one node."""
    if isinstance(node, Binary) and node.operator in _COMPARES:
        for operand, literal in ((node.left, node.right), (node.right, node.left)):
            if isinstance(literal, Literal):
                yield operand, _name(literal)
    elif isinstance(node, Call) and node.name == "selected" and len(node.arguments) == 2:
        operand, literal = node.arguments
        yield from [(operand, _name(literal))] if isinstance(literal, Literal) else []


def _name(literal: Literal) -> str:
    value = literal.value
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return value.strip()


def _asked(view: FormView, one: Written, operand: Syntax) -> Field | None:
    """Return the question with choices that an operand stands for: ``${name}`` or a dot."""
    if isinstance(operand, Reference):
        named = view.named(operand.name)
        field = named[0] if len(named) == 1 else None
    elif isinstance(operand, Path) and operand.start is None and not operand.absolute:
        steps = [(step.axis, step.test, step.predicates) for step in operand.steps]
        in_own_column = one.place.key == "constraint" and steps == [("self", "node()", ())]
        field = one.field if in_own_column else None
    else:
        field = None
    return field if field is not None and type_of(field.type).chooses else None


def _missing(view: FormView, one: Written, field: Field, text: str) -> Iterator[Finding]:
    choices = choices_of(view, field)
    if choices is None or not text or text in choices:
        return
    if _is_number_of(text, choices):
        return
    near = difflib.get_close_matches(text[:60], choices, n=1)
    says = f"“{text[:60]}” is no choice of “{field.name}”, so this is never true."
    listed = ", ".join(list(choices)[:6]) + (" …" if len(choices) > 6 else "")
    do = f"Did you mean “{near[0]}”?" if near else f"Its choices are {listed}."
    yield view.find("UNKNOWN_CHOICE", one.place, says, do)


def _is_number_of(text: str, choices: Mapping[str, Choice]) -> bool:
    """Whether a number is a choice in another spelling: 1 and 01 are equal in an expression."""
    number = _number(text)
    return number is not None and any(_number(name) == number for name in choices)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:  # most names are no numbers
        return None

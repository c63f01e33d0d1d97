"""Rule: an expression compares a question only with choices that its list has."""

from collections.abc import Iterator
from itertools import islice

from sle_desktop.engine.definition import Field
from sle_desktop.engine.expressions import Binary, Call, Literal, Path, Reference, Syntax
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView, Written
from sle_desktop.engine.question_types import type_of

_COMPARES = ("=", "!=")
_SEARCH = "search("
"""An appearance by which another dialect fills the list from a file; what is in it is not known."""


def choices_exist(view: FormView) -> Iterator[Finding]:
    """Name every comparison with a choice that is not on the list."""
    for one in view.written:
        for node in one.tree.nodes:
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
        field = view.named(operand.name)
    elif isinstance(operand, Path) and operand.start is None and not operand.absolute:
        steps = [(step.axis, step.test, step.predicates) for step in operand.steps]
        in_own_column = one.place.key == "constraint" and steps == [("self", "node()", ())]
        field = one.field if in_own_column else None
    else:
        field = None
    if field is None or not type_of(field.type).chooses or _SEARCH in field.appearance:
        return None
    return field


def _missing(view: FormView, one: Written, field: Field, text: str) -> Iterator[Finding]:
    known = view.list_names(field.list_name)
    if known is None or not text or text in known:
        return
    says = f"“{text[:60]}” is no choice of “{field.name[:60]}”, so this is never true."
    listed = ", ".join(name[:30] for name in islice(known.names, 6))
    do = f"Its choices are {listed}{' …' if len(known.names) > 6 else ''}."
    cure = view.guesses.cure(text, known.names, do)
    yield view.find("UNKNOWN_CHOICE", one.place, says, cure)

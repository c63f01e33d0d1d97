"""Rule: what is required can be asked at all."""

from collections.abc import Iterator

from sle_desktop.engine.definition import Field
from sle_desktop.engine.expressions import Binary, Call, Literal, Syntax
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView


def required_reachable(view: FormView) -> Iterator[Finding]:
    """Name every required question that its own or a group's relevance always hides."""
    never = {
        one.field.path
        for one in view.written
        if one.field and one.place.key == "relevant" and one.tree.top and is_never(one.tree.top)
    }
    for field in view.form.fields if never else ():
        yield from _under(view, field, never)


def _under(view: FormView, one: Field, never: set[str], hidden: str = "") -> Iterator[Finding]:
    hidden = hidden or (one.name if one.path in never else "")
    if hidden and one.required:
        own = hidden == one.name
        why = "its relevance" if own else f"the relevance of “{hidden[:60]}”"
        says = f"“{one.name[:60]}” is required but can never be asked: {why} is never true."
        do = "Mend the relevance, or take “required” out."
        yield view.find("REQUIRED_NEVER_ASKED", view.at(one, "required"), says, do)
    for child in one.children:
        yield from _under(view, child, never, hidden)


def is_never(tree: Syntax) -> bool:
    """Whether a condition is false whatever is answered; only what is plain to see counts."""
    if isinstance(tree, Call):
        return tree.name == "false"
    if isinstance(tree, Literal):
        return not tree.value
    if not isinstance(tree, Binary):
        return False
    if tree.operator == "and":
        return is_never(tree.left) or is_never(tree.right) or _excludes(tree)
    if tree.operator == "or":
        return is_never(tree.left) and is_never(tree.right)
    return _differ(tree)


def _differ(tree: Binary) -> bool:
    """Whether two texts or numbers as written are compared and differ."""
    if not (isinstance(tree.left, Literal) and isinstance(tree.right, Literal)):
        return False
    same = tree.left.value == tree.right.value
    return (tree.operator == "=" and not same) or (tree.operator == "!=" and same)


def _excludes(tree: Binary) -> bool:
    """Whether one question would have to be two different things: ``${x} = 'a' and ${x} = 'b'``."""
    sides = (tree.left, tree.right)
    if not all(isinstance(one, Binary) and one.operator == "=" for one in sides):
        return False
    left, right = (_compared(one) for one in sides if isinstance(one, Binary))
    return left is not None and right is not None and left[0] == right[0] and left[1] != right[1]


def _compared(one: Binary) -> tuple[str, str | float] | None:
    name = getattr(one.left, "name", None)
    if name is None or isinstance(one.left, Call) or not isinstance(one.right, Literal):
        return None
    return name, one.right.value

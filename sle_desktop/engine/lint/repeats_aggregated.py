"""Rule: a question in a repeat is read from outside it only through a function that takes many."""

from collections.abc import Iterator

from sle_desktop.engine.definition import Field
from sle_desktop.engine.expressions import Call, Filter, Path, Reference, Syntax
from sle_desktop.engine.expressions.syntax import children
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView, Written

_TAKES_MANY = frozenset(
    (
        *("sum", "count", "count-non-empty", "max", "min", "join", "indexed-repeat", "concat"),
        *("boolean", "not", "position", "once", "randomize", "area", "distance", "checklist"),
        *("weighted-checklist", "name", "local-name"),
    )
)


def repeats_aggregated(view: FormView) -> Iterator[Finding]:
    """Name every ``${name}`` of a repeat used outside as if there were only one."""
    for one in view.written:
        if one.tree.top is None or one.field is None:
            continue
        said = set()
        for reference in _alone(one.tree.top):
            repeat = _repeat_left(view, one, reference)
            if repeat is not None and reference.name not in said:
                said.add(reference.name)
                yield _finding(view, one, reference, repeat)


def _alone(tree: Syntax) -> Iterator[Reference]:
    """Yield references that no function takes as many; without recursion, trees are deep."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Reference):
            if not node.last_saved:
                yield node
        elif isinstance(node, Call):
            if node.name not in _TAKES_MANY:
                waiting.extend(reversed(node.arguments))
        elif not isinstance(node, (Path, Filter)):
            waiting.extend(reversed(children(node)))


def _repeat_left(view: FormView, one: Written, reference: Reference) -> Field | None:
    """Return the repeat that the named question is in and the expression is not."""
    places = view.places.by_name.get(reference.name, [])
    if len(places) != 1 or one.field is None:
        return None
    inner = places[0].repeat
    if inner is None:
        return None
    around = view.places.by_path[one.field.path]
    return None if inner in around.around() else inner.field


def _finding(view: FormView, one: Written, reference: Reference, repeat: Field) -> Finding:
    says = f"${{{reference.name}}} is in the repeat “{repeat.name}”, which has many rows."
    do = "Only the first row counts here. Use sum(), count(), join() … or indexed-repeat()."
    return view.find("REPEAT_FROM_OUTSIDE", one.place, says, do)

"""Rule: every function that is called exists and gets the values that it takes."""

from collections.abc import Iterator

from sle_desktop.engine.expressions import Call
from sle_desktop.engine.expressions.functions import FUNCTIONS, why_not
from sle_desktop.engine.lint.expressions_read import quoted
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView, Written


def functions_exist(view: FormView) -> Iterator[Finding]:
    """Name calls of functions that do not exist, belong to another dialect, or lack a value."""
    for one in view.written:
        for call in one.tree.calls:
            if (trouble := why_not(call)) is not None:
                yield _finding(view, one, call, trouble.says)


def _finding(view: FormView, one: Written, call: Call, says: str) -> Finding:
    where = f" In {quoted(one.source, call.at)}."
    if call.name in FUNCTIONS:
        do = f"Look at {call.name}() again."
        return view.find("WRONG_ARGUMENTS", one.place, says + where, do)
    fact, _, guess = says.partition(" Did you mean")
    do = f"Did you mean{guess}" if guess else "Use one of the functions that ODK documents."
    known_elsewhere = "no function" not in fact
    code = "FOREIGN_FUNCTION" if known_elsewhere else "UNKNOWN_FUNCTION"
    return view.find(code, one.place, fact + where, do)

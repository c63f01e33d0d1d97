"""Rule: every expression can be read."""

from collections.abc import Iterator

from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView, Written


def expressions_read(view: FormView) -> Iterator[Finding]:
    """Name expressions that cannot be read, with the place in them."""
    for one in view.written:
        if one.trouble is None:
            continue
        if _doubled(one):
            says = f"“==” in {quoted(one.source, one.trouble.at)} compares nothing."
            yield view.find("DOUBLE_EQUALS", one.place, says, "Write one “=”.")
        else:
            says = f"{quoted(one.source, one.trouble.at)} cannot be read: {one.trouble.says}"
            do = f"Look at character {one.trouble.at + 1}."
            yield view.find("EXPRESSION_UNREADABLE", one.place, says, do)


def _doubled(one: Written) -> bool:
    at = one.trouble.at if one.trouble else 0
    return one.source[at : at + 1] == "=" and one.source[at + 1 :].lstrip().startswith("=")


def quoted(source: str, at: int = 0, length: int = 70) -> str:
    """Return an expression in quotation marks, the part around a place if it is long."""
    line = " ".join(source.split())
    if len(line) <= length:
        return f"“{line}”"
    start = max(0, min(at - length // 2, len(source) - length))
    return f"“{'…' if start else ''}{' '.join(source[start : start + length].split())}…”"

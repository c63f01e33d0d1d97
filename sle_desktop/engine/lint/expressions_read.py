"""Rule: every expression can be read."""

from collections.abc import Iterator

from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView


def expressions_read(view: FormView) -> Iterator[Finding]:
    """Name expressions that cannot be read, with the place in them."""
    for one in view.written:
        trouble = one.tree.trouble
        if trouble is None:
            continue
        where = quoted(one.source, trouble.at)
        if _doubled(one.source, trouble.at):
            says = f"“==” in {where} compares nothing."
            yield view.find("DOUBLE_EQUALS", one.place, says, "Write one “=”.")
        else:
            says = f"{where} cannot be read: {trouble.says[:200]}"
            do = f"Look at character {trouble.at + 1}."
            yield view.find("EXPRESSION_UNREADABLE", one.place, says, do)


def _doubled(source: str, at: int) -> bool:
    return source[at : at + 1] == "=" and source[at + 1 :].lstrip().startswith("=")


def quoted(source: str, at: int = 0, length: int = 70) -> str:
    """Return an expression in quotation marks, the part around a place if it is long."""
    line = " ".join(source.split())
    if len(line) <= length:
        return f"“{line}”"
    start = max(0, min(at - length // 2, len(source) - length))
    return f"“{'…' if start else ''}{' '.join(source[start : start + length].split())}…”"

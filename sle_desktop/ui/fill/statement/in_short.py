"""A statement in one line: what stands before finishing, what to talk about, else what is known."""

from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.place import Place
from sle_desktop.ui.fill.plan import Statement
from sle_desktop.ui.fill.statement.short_line import Short

TWO_APART = "Two bands apart: talk about this"
VISITOR = "Secure, with fewer than two kinds of evidence: what would a visitor see?"


def in_short(statement: Statement, place: Place, desk: Desk) -> Short:
    """Return the line of a statement that is not open."""
    asked = _Asked(statement, place, desk)
    wrong = [says for key in asked.keys.values() if (says := desk.says(key))]
    if wrong:
        return Short(wrong[0], "circle-alert", wrong=True)
    if asked.is_asked("talked") and not asked.text("talked"):
        return Short(TWO_APART, "messages-square")
    if asked.is_asked("visitor"):
        return Short(VISITOR, "eye")
    return Short(" · ".join(_known(asked)))


def _known(asked: "_Asked") -> list[str]:
    changed, why_not = asked.text("changed"), asked.text("why_not")
    said = [f"Changed: {changed}"] if changed else [why_not] if why_not else []
    count = len(asked.text("links").split())
    kinds = asked.count("sources")
    if count:
        said.append(f"{count} piece{'s' if count > 1 else ''} of evidence")
    elif kinds:
        said.append(f"{kinds} kind{'s' if kinds > 1 else ''} of evidence")
    return said


class _Asked:
    """The questions of a statement by the first word of their names."""

    def __init__(self, statement: Statement, place: Place, desk: Desk) -> None:
        self._desk = desk
        self.keys = {
            one.name.removesuffix(f"_{statement.end}"): place.key_of(one)
            for one in statement.fields
        }

    def is_asked(self, name: str) -> bool:
        """Whether a question applies now."""
        return name in self.keys and self._desk.at(self.keys[name]).relevant

    def text(self, name: str) -> str:
        """Return the words of an answer that applies."""
        return str(self._desk.at(self.keys[name]).value or "") if self.is_asked(name) else ""

    def count(self, name: str) -> int:
        """Return how many of several were chosen."""
        value = self._desk.at(self.keys[name]).value if self.is_asked(name) else None
        return len(value) if isinstance(value, tuple) else 0

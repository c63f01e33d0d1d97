"""Small forms with one slip each, for the tests of the rules."""

from dataclasses import dataclass

from sle_desktop.engine.lint import CODES, Finding, lint
from sle_desktop.engine.reading import read_bytes

YES = '[[choices]]\nlist_name = "yn"\nname = "yes"\nlabel = "Yes"\n'
LIST = YES + '[[choices]]\nlist_name = "yn"\nname = "no"\nlabel = "No"\n'
ASK = '[[survey]]\ntype = "select_one yn"\nname = "ask"\nlabel = "Ask"\n'
AGE = '[[survey]]\ntype = "integer"\nname = "age"\nlabel = "Age"\n'
WITH_LIST = ASK + LIST


def text(**cells: str) -> str:
    """Return a question; ``sle__x`` is the column ``sle::x``."""
    head = {"type": "text", "name": "q", "label": "Q"} | cells
    lines = (f"\"{key.replace('__', '::')}\" = '''{cell}'''" for key, cell in head.items())
    return "\n[[survey]]\n" + "\n".join(lines) + "\n"


def group(inside: str, kind: str = "group", **cells: str) -> str:
    begin = text(**({"type": f"begin_{kind}", "name": "part", "label": "Part"} | cells))
    return f'{begin}{inside}\n[[survey]]\ntype = "end_{kind}"\n'


def check(toml: str) -> list[Finding]:
    read = read_bytes(toml.encode(), "form.toml")
    assert read.form is not None
    return [*read.findings, *lint(read.form)]


@dataclass(frozen=True)
class Slip:
    """A form with one slip: the code, the column, and words that the finding must hold."""

    code: str
    column: str
    says: str
    do: str
    toml: str

    def __str__(self) -> str:
        return f"{self.code}-{self.column}"

    def check(self) -> None:
        """See that the slip is found, alone, at its place, with what to do."""
        found = check(self.toml)
        assert [one.code for one in found] == [self.code], found
        (finding,) = found
        assert finding.severity == CODES[self.code].severity
        assert finding.column == self.column
        assert finding.row or finding.sheet == "settings"
        assert self.says in finding.says
        assert self.do in finding.do
        assert finding.says.endswith((".", "?"))
        assert finding.do.endswith((".", "?"))

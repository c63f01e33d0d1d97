"""A term of three laptops: a lead's and two SLEs', and the stick that travels between them."""

import json
from dataclasses import dataclass
from pathlib import Path

from tests.forms.sample import records
from tests.stories.command_line import CommandLine

PASSPHRASE = "correct horse battery staple"
PEOPLE = {"priya": "lead", "helen": "sle", "tom": "sle"}
ANSWERS = records()["hollowbrook_visit_1"].answers


@dataclass(frozen=True)
class Term:
    """The laptops, and the folder that stands for stick and e-mail."""

    lead: CommandLine
    helen: CommandLine
    tom: CommandLine
    folder: Path

    def join(self, laptop: CommandLine) -> None:
        request, grant = self.folder / "request.json", self.folder / "grant.json"
        asked = laptop.json("join", "request", "-o", request)
        granted = self.lead.json("join", "grant", request, "-o", grant)
        assert granted["request"] == asked["words"]
        joined = laptop.json("join", "accept", grant)
        assert joined["words"] == granted["words"]
        assert joined["project"] == "Maths in Dorset"

    def visit(self, laptop: CommandLine, school: str = "100001") -> str:
        answers = {name: value for name, value in ANSWERS.items() if name != "last_actions"}
        file = self.folder / "answers.json"
        file.write_text(json.dumps(answers, default=str), "utf-8")
        made = laptop.json("records", "new", "visit", "--school", school, "--answers", file)
        signed = ("--sign", "sle=Helen Loder", "--sign", "maths_lead=Dan Meech")
        laptop.json("records", "finish", made["id"], *signed)
        return str(made["id"])

    def share(self, laptop: CommandLine) -> Path:
        return Path(laptop.json("share", "export", "-o", self.folder)["file"])


def laptops_in(folder: Path) -> Term:
    priya, helen, tom = (CommandLine(folder / name, PASSPHRASE) for name in PEOPLE)
    return Term(priya, helen, tom, folder / "stick")

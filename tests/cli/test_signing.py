"""Who signs, as the command line says it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.stories.command_line import CommandLine

BOTH = ("--sign", "sle=Helen Loder", "--sign", "maths_lead=Daniel Meech")
LINE = [[0.1, 0.2, 0.5], [1, 0.5, 0.9]]

NO_INK: dict[str, Any] = {
    "no strokes": {"sle": 5},
    "no points": {"sle": [5]},
    "points of two": {"sle": [[[1, 1]]]},
    "words": {"sle": [[["a", 1, 1]]]},
    "truth": {"sle": [[[True, 1, 1]]]},
    "outside the box": {"sle": [[[1e308, 1, 1]]]},
    "before the box": {"sle": [[[-1, 0, 0]]]},
    "nothing": {"sle": None},
    "without end": {"sle": [[[0.1, 0.2, 0.5]] * 20_001]},
}


@pytest.mark.parametrize(
    ("words", "code", "begins"),
    [
        ((), 2, "Usage"),
        (("--sign", "sle"), 3, "SIGNATURE_UNCLEAR"),
        (("--sign", "=x"), 3, "SIGNATURE_UNCLEAR"),
        (("--sign", "sle= "), 3, "SIGNATURE_UNCLEAR"),
        (("--sign", "sle=\u200b"), 3, "SIGNATURE_UNCLEAR"),
        ((*BOTH, "--sign", "sle=Somebody"), 3, "SIGNATURE_TWICE"),
        ((*BOTH, "--sign", "teacher=Sam Okafor"), 3, "SIGNATURE_UNKNOWN"),
        ((*BOTH, "--sign", "SLE=Helen Loder"), 3, "SIGNATURE_UNKNOWN"),
        ((*BOTH, "--comment", "head=Thank you"), 3, "SIGNATURE_UNCLEAR"),
        (BOTH[:2], 3, "SIGNATURE_MISSING"),
    ],
)
def test_it_must_be_clear_who_signs(
    sample: CommandLine, visit: str, words: tuple[str, ...], code: int, begins: str
) -> None:
    ran = sample("records", "finish", visit, *words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(begins)


def test_ink_must_be_strokes_of_somebody_who_signs(
    sample: CommandLine, visit: str, tmp_path: Path
) -> None:
    file = tmp_path / "ink.json"
    for what, ink in NO_INK.items():
        file.write_text(json.dumps(ink), "utf-8")
        ran = sample("records", "finish", visit, *BOTH, "--ink", file)
        assert (ran.code, ran.err.partition(":")[0]) == (3, "INK_UNREADABLE"), what
    file.write_text(json.dumps({"head": [LINE]}), "utf-8")
    assert "SIGNATURE_UNCLEAR" in sample("records", "finish", visit, *BOTH, "--ink", file).err
    assert sample("records", "finish", visit, *BOTH, "--ink", tmp_path / "none").code == 4
    assert sample.json("records", "show", visit)["state"] == "draft"


def test_people_sign_with_ink_with_a_comment_or_decline(
    sample: CommandLine, visit: str, tmp_path: Path
) -> None:
    ink = tmp_path / "ink.json"
    ink.write_text(json.dumps({"sle": [LINE, [], LINE]}), "utf-8")
    words = ("--sign", "sle=Helen Loder", "--declined", "maths_lead=Daniel Meech")
    more = ("--sign", "head=Ruth Avery", "--comment", "head=Release time is tight.", "--ink", ink)
    made = sample.json("records", "finish", visit, *words, *more)
    assert (made["record"], made["version"]) == (visit, 1)
    [document] = made["documents"]
    assert set(document) == {"copy", "document", "sha256", "pages"}
    assert len(document["sha256"]) == 64

    ran = sample("records", "finish", visit, *BOTH)
    assert (ran.code, ran.err.partition(":")[0]) == (3, "RECORD_LOCKED")


def test_a_head_who_was_out_signs_a_second_version_alone(
    sample: CommandLine, visit: str, tmp_path: Path
) -> None:
    sample.json("records", "finish", visit, *BOTH)
    sample.json("records", "revise", visit, "--reason", "The headteacher signs.")
    ran = sample("records", "finish", visit, "--sign", "sle=Helen Loder")
    assert (ran.code, ran.err.partition(":")[0]) == (3, "SIGNATURE_MISSING")
    made = sample.json("records", "finish", visit, "--sign", "head=Ruth Avery")
    assert made["version"] == 2
    pdf = tmp_path / "visit.pdf"
    sample.json("report", visit, "-o", pdf)
    [verdict] = sample.json("verify", pdf)
    assert verdict["replaces"] in (1, "1")
    kinds = [one["kind"] for one in sample.json("records", "show", visit)["events"]]
    assert kinds == ["sealed", "awaited", "sealed"]


def test_a_sealed_record_is_corrected_by_a_second_version(
    sample: CommandLine, visit: str, tmp_path: Path
) -> None:
    ran = sample("records", "revise", visit, "--reason", "Too early")
    assert (ran.code, ran.err.partition(":")[0]) == (3, "NOT_SEALED")
    first = sample.json("records", "finish", visit, *BOTH)
    assert sample("records", "revise", visit, "--reason", " ").err.startswith("REASON_MISSING: ")
    draft = sample.json("records", "revise", visit, "--reason", "A slip in the date")
    assert (draft["id"], draft["state"], draft["version"]) == (visit, "draft", 2)

    pdf = tmp_path / "visit.pdf"
    assert sample("report", visit, "-o", pdf).err.startswith("NOT_SEALED_YET: ")
    sample.json("report", visit, "-o", pdf, "--version", "1")
    second = sample.json("records", "finish", visit, *BOTH)
    assert second["version"] == 2
    assert second["documents"][0]["document"] == first["documents"][0]["document"]
    latest = tmp_path / "latest.pdf"
    sample.json("report", visit, "-o", latest)
    told = [(one["version"], one["replaces"]) for one in sample.json("verify", pdf, latest)]
    assert [version for version, _ in told] == [1, 2]
    assert told[0][1] is None
    assert told[1][1]
    states = sample.json("records", "list", "--state", "sealed")
    assert [one["version"] for one in states if one["id"] == visit] == [2]
    assert sample.json("check") == {"ok": True, "problems": []}

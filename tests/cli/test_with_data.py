"""A report with its data: PDF/A-3a, sealed anew, and what is inside is that copy's and no more."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.cli.conftest import id_of
from tests.reports.checker import check
from tests.stories.command_line import CommandLine


def data(pdf: bytes) -> tuple[str, dict[str, Any]]:
    """Return the name and the content of the one file inside."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        [(name, held)] = opened.attachments.items()
        told: dict[str, Any] = json.loads(held.get_file().read_bytes())
        return name, told


def report(run: CommandLine, record: str, file: Path, *more: str) -> bytes:
    run.json("report", record, "-o", file, "--with-data", *more)
    return file.read_bytes()


def test_it_is_sealed_anew_and_says_the_same(reading: CommandLine, tmp_path: Path) -> None:
    record = id_of(reading, "visit", "sealed")
    pdf = report(reading, record, tmp_path / "with.pdf")
    reading.json("report", record, "-o", tmp_path / "plain.pdf")
    assert check(pdf) == {}
    verdicts = reading.json("verify", tmp_path / "with.pdf", tmp_path / "plain.pdf")
    assert [one["verdict"] for one in verdicts] == ["intact", "intact"]
    with_data, plain = verdicts
    assert (with_data["document"], with_data["version"]) == (plain["document"], plain["version"])
    name, told = data(pdf)
    assert name == f"{plain['document']}-version-1-school.json"
    shown = reading.json("records", "show", record)
    assert {key: told[key] for key in ("id", "form", "school", "state", "version")} == {
        key: shown[key] for key in ("id", "form", "school", "state", "version")
    }


def test_the_pages_are_those_of_the_sealed_document(reading: CommandLine, tmp_path: Path) -> None:
    record = id_of(reading, "book_scrutiny", "sealed")
    report(reading, record, tmp_path / "with.pdf")
    reading.json("report", record, "-o", tmp_path / "plain.pdf")
    pages = []
    for file in ("with.pdf", "plain.pdf"):
        with pikepdf.open(tmp_path / file) as opened:
            pages.append([page.Contents.read_bytes() for page in opened.pages])
    assert pages[0] == pages[1]


def test_answers_are_those_of_the_copy_in_the_shape_of_the_command_line(
    reading: CommandLine, tmp_path: Path
) -> None:
    record = id_of(reading, "visit", "sealed")
    _, told = data(report(reading, record, tmp_path / "with.pdf"))
    shown = reading.json("records", "show", record)["answers"]
    assert told["answers"]["about"]["date"] == shown["about"]["date"]
    assert told["answers"]["about"]["arrived"] == shown["about"]["arrived"]
    assert told["answers"]["about"]["present"] == shown["about"]["present"]
    steps = told["answers"]["next_steps"]
    assert steps == [{name: one[name] for name in steps[0]} for one in shown["next_steps"]]
    assert "engagement" in shown["close"]
    assert "engagement" not in told["answers"]["close"]  # for the project lead alone
    assert "private_notes" not in told["answers"]["close"]
    assert "events" not in told


def test_each_copy_holds_its_own_data(reading: CommandLine, tmp_path: Path) -> None:
    record = id_of(reading, "lesson_observation", "sealed")
    teacher = reading.json("records", "show", record)["answers"]["about"]["teacher"]
    held = {
        copy: data(report(reading, record, tmp_path / f"{copy}.pdf", "--copy", copy))
        for copy in ("teacher", "school")
    }
    assert teacher in str(held["teacher"])
    assert teacher not in str(held["school"])
    assert held["school"][1]["copy"] == "school"


def test_a_draft_is_watermarked_and_unsealed_with_data_too(
    reading: CommandLine, tmp_path: Path
) -> None:
    record = id_of(reading, "book_scrutiny", "draft")
    pdf = report(reading, record, tmp_path / "draft.pdf", "--draft")
    assert check(pdf) == {}
    told = reading("verify", tmp_path / "draft.pdf", json_out=True)
    assert told.document[0]["verdict"] == "unsealed"
    assert data(pdf)[1]["state"] == "draft"


@pytest.mark.parametrize(
    ("more", "code", "refusal"),
    [((), 3, "NOT_SEALED_YET: "), (("--copy", "teacher"), 4, "NO_SUCH_COPY: ")],
)
def test_what_is_refused_is_refused_alike(
    reading: CommandLine, tmp_path: Path, more: tuple[str, ...], code: int, refusal: str
) -> None:
    record = id_of(reading, "book_scrutiny", "draft")
    told = reading("report", record, "-o", tmp_path / "x.pdf", "--with-data", *more)
    assert told.code == code
    assert told.err.startswith(refusal)
    assert not (tmp_path / "x.pdf").exists()

"""The JSON that scripts rely on: the keys, the types, and nothing else on standard output."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import id_of
from tests.stories.command_line import CommandLine

FORMS = Path(__file__).parents[2] / "forms"
LINE = {"id", "form", "form_version", "school", "title", "state", "version", "updated"}


def test_lists_have_their_keys(reading: CommandLine) -> None:
    for one in reading.json("schools", "list"):
        assert set(one) == {"id", "urn", "name", "town", "phase"}
    assert [one["name"] for one in reading.json("schools", "list", "hollow")] == [
        "Hollowbrook First School"
    ]
    assert reading.json("schools", "list", "%") == []
    records = reading.json("records", "list")
    assert all(set(one) == LINE for one in records)
    assert all(isinstance(one["version"], int) for one in records)
    drafts = [one["state"] == "draft" for one in records]
    assert drafts == sorted(drafts, reverse=True)
    visits = reading.json("records", "list", "--form", "visit", "--school", "990001")
    assert {(one["form"], one["school"]) for one in visits} == {
        ("visit", "Hollowbrook First School")
    }


def test_a_record_is_nested_as_its_form_is(reading: CommandLine) -> None:
    shown = reading.json("records", "show", id_of(reading, "book_scrutiny", "draft"))
    assert {"id", "form", "school", "state", "version", "answers", "events"} <= set(shown)
    about, books = shown["answers"]["about"], shown["answers"]["books"]
    assert about["date"] == "2026-11-20"
    assert about["years"] == ["3", "4"]
    assert about["classes"] == 2
    assert [one["letter"] for one in books] == list("ABCDEFGH")
    assert shown["answers"]["lenses"]["models_exceptions"] == ["E", "H"]
    sealed = reading.json("records", "show", id_of(reading, "visit", "sealed"))
    event = sealed["events"][0]
    assert event["kind"] == "sealed"
    assert event["at"].endswith("+00:00")


def test_problems_info_backup_and_report_have_their_keys(
    sample: CommandLine, tmp_path: Path
) -> None:
    told = sample("records", "problems", id_of(sample, "eef_audit", "draft"), json_out=True)
    assert told.code == 1
    assert all(set(one) == {"path", "label", "says"} for one in told.document)
    info = sample.json("info")
    assert info["slots"] == ["recovery", "passphrase"]
    assert info["last_backup"] is None
    assert info["data"] == str(sample.data)
    made = sample.json("backup", "-o", tmp_path)
    assert set(made) == {"file", "bytes", "verified"}


def test_forms_have_their_keys(reading: CommandLine, tmp_path: Path) -> None:
    nobody = CommandLine(tmp_path / "none", None)
    text, none = tmp_path / "x.toml", tmp_path / "none.xlsx"
    text.write_text("just words", "utf-8")
    ran = nobody("forms", "check", FORMS / "visit.toml", text, none, tmp_path, json_out=True)
    assert ran.code == 4
    assert [set(one) for one in ran.document] == [
        {"file", "ok", "title", "questions", "findings"}
    ] * 4
    assert [one["ok"] for one in ran.document] == [True, False, False, False]
    keys = {"severity", "code", "sheet", "row", "column", "says", "do"}
    assert all(set(finding) == keys for one in ran.document for finding in one["findings"])
    assert ran.document[0]["questions"] > 20
    assert "NO_SUCH_FILE: " in ran.err
    assert nobody("forms", "check", tmp_path).code == 3
    listed = reading.json("forms", "list")
    assert {"id", "version", "title"} <= set(listed[0])


@pytest.mark.parametrize(
    ("calculation", "value"),
    [("1 div 0", "Infinity"), ("0 div 0", "NaN"), ("2 * 3", "6"), ("today()", "2026")],
)
def test_a_run_is_json_whatever_a_form_works_out(
    tmp_path: Path, calculation: str, value: str
) -> None:
    form, answers = tmp_path / "small.toml", tmp_path / "answers.json"
    form.write_text(
        '[settings]\nform_title = "Small"\nform_id = "small"\n'
        '[[survey]]\ntype = "text"\nname = "a"\nlabel = "A"\n'
        f'[[survey]]\ntype = "calculate"\nname = "c"\ncalculation = "{calculation}"\n'
        f'[[survey]]\ntype = "decimal"\nname = "d"\nlabel = "D"\ncalculation = "{calculation}"\n',
        "utf-8",
    )
    answers.write_text("{}", "utf-8")
    ran = CommandLine(tmp_path / "none", None)(
        "forms", "run", form, "--answers", answers, json_out=True
    )
    assert ran.code in (0, 1), ran.err

    def no_constant(word: str) -> Any:
        raise AssertionError(word)

    told = json.loads(ran.out, parse_constant=no_constant)
    assert set(told) == {"values", "relevant", "problems"}
    assert value in str(told["values"].get("c", value))


def test_quiet_says_nothing_and_still_tells_by_its_code(reading: CommandLine) -> None:
    draft = id_of(reading, "eef_audit", "draft")
    ran = reading("--quiet", "records", "problems", draft)
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    ran = reading("records", "show", "nobody", "--quiet", json_out=True)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("NO_SUCH_RECORD: ")

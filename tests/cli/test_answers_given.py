"""What a script may give as answers, and what is refused, always by its path and never halfway."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import id_of
from tests.stories.command_line import CommandLine

Write = Callable[[Any], Path]

NO_ANSWERS: dict[str, bytes] = {
    "a list": b"[1, 2]",
    "null": b"null",
    "nothing": b"",
    "half an object": b"{",
    "a deep list": b"[" * 100_000,
    "a deep object": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "NaN": b'{"about": {"visits_planned": NaN}}',
    "Infinity": b'{"about": {"visits_planned": -Infinity}}',
    "five thousand digits": b'{"about": {"visits_planned": ' + b"9" * 5000 + b"}}",
    "two answers to one question": b'{"about": {"purpose": "a", "purpose": "b"}}',
}


@pytest.mark.parametrize("content", NO_ANSWERS.values(), ids=NO_ANSWERS.keys())
def test_what_is_no_object_of_answers_is_refused(
    reading: CommandLine, answers_file: Write, content: bytes
) -> None:
    ran = reading(
        "records", "new", "visit", "--school", "990003", "--answers", answers_file(content)
    )
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("ANSWERS_UNREADABLE: ")
    assert "Python" not in ran.err
    assert "sys." not in ran.err


def test_a_value_that_does_not_fit_is_named_by_its_path_and_leaves_no_draft(
    reading: CommandLine, answers_file: Write
) -> None:
    before = reading.json("records", "list")
    file = answers_file({"next_steps": [{"what": "x"}, {"what": ["a"]}]})
    ran = reading("records", "new", "visit", "--school", "990003", "--answers", file)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("ANSWER_REFUSED: next_steps[2]/what: ")
    assert reading.json("records", "list") == before


def test_words_of_every_kind_come_back_as_they_were(
    sample: CommandLine, answers_file: Write
) -> None:
    kept = [
        "=1+1",
        "👩‍👩‍👧‍👦 مرحبا ‮abc",
        "Ysgol Gymraeg Bro Eirwg; Świętosława",
        "a\nb\tc",
        "' OR 1=1 --",
    ]
    for words in kept:
        file = answers_file({"about": {"purpose": words}})
        shown = sample.json("records", "new", "visit", "--school", "990003", "--answers", file)
        assert shown["answers"]["about"]["purpose"] == words
    file = answers_file({"about": {"purpose": "a\x00b\x1b[31m"}})
    shown = sample.json("records", "new", "visit", "--school", "990003", "--answers", file)
    assert shown["answers"]["about"]["purpose"] == "ab[31m"


NO_PLACE = {
    "NO_SUCH_FIELD": (
        "books[99]/letter",
        "books[0]/letter",
        "books[-1]/letter",
        "books/letter",
        "books[1",
        "",
    ),
    "ANSWER_REFUSED": ("books[1]", "about", "about/youngest", "about/photo_permission"),
}


def test_a_path_that_takes_no_answer_is_refused(reading: CommandLine) -> None:
    draft = id_of(reading, "book_scrutiny", "draft")
    for code, paths in NO_PLACE.items():
        for path in paths:
            ran = reading("records", "set", draft, path, "no")
            assert (ran.code, ran.out) == (4 if code.startswith("NO_SUCH") else 3, "")
            assert ran.err.startswith(f"{code}: ")


def test_one_answer_is_set_changed_and_taken_away(sample: CommandLine) -> None:
    draft = id_of(sample, "book_scrutiny", "draft")

    def about(path: str, value: str) -> Any:
        shown = sample.json("records", "set", draft, f"about/{path}", value)
        return shown["answers"]["about"].get(path)

    assert about("focus", "r1 r2") == ["r1", "r2"]
    assert about("focus", '["r3", "r1"]') == ["r1", "r3"]
    assert about("focus", "") is None
    assert about("unit", "=1+1") == "=1+1"
    assert about("unit", "  ") is None
    ran = sample("records", "set", draft, "about/focus", '["r1", 5]')
    assert (ran.code, ran.err.partition(":")[0]) == (3, "ANSWER_REFUSED")
    ran = sample("records", "set", draft, "sample/books_read", "-3")
    assert (ran.code, ran.err.partition(":")[0]) == (3, "ANSWER_REFUSED")
    ran = sample("records", "set", draft, "about/period_to", "2020-01-01")
    assert "ends before it begins" in ran.err


def test_a_file_of_answers_is_found_and_read_or_refused(
    reading: CommandLine, tmp_path: Path, answers_file: Write
) -> None:
    def refused(file: Path | str) -> tuple[int, str]:
        ran = reading("records", "new", "visit", "--school", "990003", "--answers", file)
        return ran.code, ran.err.partition(":")[0]

    assert refused(tmp_path / "none.json") == (4, "NO_SUCH_FILE")
    assert refused(tmp_path) == (3, "FILE_UNREADABLE")
    assert refused(answers_file(b"\xff\xfe\x00")) == (3, "FILE_UNREADABLE")
    assert refused("/dev/zero") == (3, "FILE_TOO_LARGE")


def test_a_sealed_record_is_locked_whatever_the_path(reading: CommandLine) -> None:
    ran = reading("records", "set", id_of(reading, "visit", "sealed"), "no/such/path", "1")
    assert (ran.code, ran.err.partition(":")[0]) == (3, "RECORD_LOCKED")


def test_a_list_by_a_form_that_is_none_is_no_empty_list(reading: CommandLine) -> None:
    ran = reading("records", "list", "--form", "dance", json_out=True)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("NO_SUCH_FORM: ")

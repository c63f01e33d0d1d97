"""Records become documents: accessible, the same bytes twice, whatever people type."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from sle_desktop.domain.filled import Filled
from sle_desktop.engine.definition import Field, Form
from sle_desktop.reports.documents import draw_document
from tests.forms.sample import TODAY, records
from tests.reports.checker import check
from tests.reports.filling import facts, filled, page_words, sample

COPIES = [
    (key, copy)
    for key, record in records(TODAY).items()
    for copy in (("teacher", "school") if "lesson" in record.header["form"] else ("school",))
]
FORMS = [("visit", "school"), ("eef_audit", "school"), ("book_scrutiny", "school"),
         ("lesson_observation", "teacher"), ("lesson_observation", "school")]  # fmt: skip
ODD = 'A <b>bold</b> & "quoted" word, ‘’“”, \u202eabc\u202c, 👍\u200d🏫, ﷽, \t\x00 and\nmore'


@pytest.mark.parametrize(("key", "copy"), COPIES)
def test_the_samples_documents_are_accessible(key: str, copy: str) -> None:
    draft = not records(TODAY)[key].sealed
    drawn = draw_document(sample(key, copy), facts(draft=draft))
    assert check(drawn.pdf) == {}
    assert drawn.warnings == ()


def test_the_same_record_gives_the_same_bytes() -> None:
    one = sample("stourbank_review")
    assert draw_document(one, facts()).pdf == draw_document(one, facts()).pdf


def test_the_ending_is_printed_and_held_in_the_file() -> None:
    pdf = draw_document(sample("hollowbrook_visit_3"), facts()).pdf
    words = _words(pdf)
    ending = words.partition("A-0031 ends ")[2][:9]
    assert f"<sle:contents>{ending}</sle:contents>".encode() in pdf


def test_a_long_document_says_on_its_last_page_how_to_check_it() -> None:
    one = sample("hollowbrook_visit_3")
    assert "How to check this document" not in _words(draw_document(one, facts()).pdf)
    rows = [dict(one.values["last_actions"][0], action_note="word " * 60) for _ in range(40)]
    drawn = draw_document(replace(one, values={**one.values, "last_actions": rows}), facts())
    assert drawn.pages >= 3
    assert page_words(drawn.pdf)[-1].count("How to check this document") == 1


@pytest.mark.parametrize(("form_id", "reader"), FORMS)
@pytest.mark.parametrize("draft", [True, False])
def test_no_answers_at_all(form_id: str, reader: str, *, draft: bool) -> None:
    assert check(draw_document(filled(form_id, {}, reader), facts(draft=draft)).pdf) == {}


@pytest.mark.parametrize(("form_id", "reader"), FORMS)
def test_odd_words_in_every_field(form_id: str, reader: str) -> None:
    one = stuffed(form_id, reader, ODD, rows=2)
    one = replace(one, school=replace(one.school, name='<b>St John\'s & "Co"'))
    drawn = draw_document(one, facts())
    assert check(drawn.pdf) == {}
    assert "<b>bold</b>" in _words(drawn.pdf)


@pytest.mark.parametrize(("form_id", "reader"), FORMS)
def test_very_long_words_in_every_field(form_id: str, reader: str) -> None:
    for words in ("x" * 2_000, "Many words go on. " * 40):
        assert draw_document(stuffed(form_id, reader, words, rows=1), facts()).pages > 1


def test_twenty_thousand_characters_in_one_answer() -> None:
    one = sample("hollowbrook_visit_3")
    group = {**one.values["noticed_group"], "to_work_on": "All of it matters. " * 1_053}
    drawn = draw_document(replace(one, values={**one.values, "noticed_group": group}), facts())
    assert drawn.pages >= 5
    assert _words(drawn.pdf).count("matters") >= 1_053


def test_forty_steps_and_twelve_signatures() -> None:
    one = sample("hollowbrook_visit_3")
    rows = list(one.values["next_steps"]) * 20
    many = replace(one, values={**one.values, "next_steps": rows}, signatures=one.signatures * 6)
    assert check(draw_document(many, facts()).pdf) == {}


def stuffed(form_id: str, reader: str, words: str, rows: int) -> Filled:
    """A record with the same words in every text, and something in every other question."""
    one = filled(form_id, {}, reader)
    return replace(one, values=_stuffed(one.form, one.form.fields, words, rows))


def _stuffed(form: Form, fields: tuple[Field, ...], words: str, rows: int) -> Mapping[str, Any]:
    plain: dict[str, Any] = {
        "text": words,
        "date": date(2026, 11, 10),
        "time": time(9, 5),
        "integer": 7,
        "decimal": 1.5,
    }
    values: dict[str, Any] = {}
    for field in fields:
        if field.type == "repeat":
            inner = _stuffed(form, field.children, words, rows)
            values[field.name] = [{**inner, "row": str(number)} for number in range(rows)]
        elif field.holds_children:
            values[field.name] = _stuffed(form, field.children, words, rows)
        elif field.type.startswith("select"):
            names = tuple(choice.name for choice in form.lists[field.list_name])
            values[field.name] = names[0] if field.type == "select_one" else names[:4]
        elif field.type in plain:
            values[field.name] = plain[field.type]
    return values


def _words(pdf: bytes) -> str:
    return " ".join(page_words(pdf))

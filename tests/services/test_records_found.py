"""Records found by a person, moved to another day, and exported."""

import json
from datetime import date, timedelta

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.clock import local_date
from sle_desktop.errors import UserError
from sle_desktop.services.finding import Sought
from sle_desktop.services.house_words import HouseWords
from sle_desktop.services.record_export import RecordExport
from tests.services.test_drafts import of


def titles(notebook: Notebook, **sought: str) -> list[str]:
    keys = notebook.records.keys(Sought(**sought))
    return [one.title for one in notebook.records.lines(keys)]


def test_people_are_who_signed_and_whom_forms_name(notebook: Notebook) -> None:
    people = notebook.records.people()
    assert people == tuple(sorted(people, key=str.casefold))
    assert len(people) > 3
    ours = notebook.records.people(of(notebook, "Cranmead"))
    assert set(ours) < set(people)


def test_every_person_leads_to_records_and_nobody_else(notebook: Notebook) -> None:
    every = len(titles(notebook))
    for name in notebook.records.people():
        assert 0 < len(titles(notebook, person=name)) <= every
    assert titles(notebook, person="Nobody of that name") == []


def test_a_teacher_is_found_in_a_draft_that_nobody_signed(notebook: Notebook) -> None:
    opened = notebook.fieldwork.start("lesson_observation", of(notebook, "Cranmead"))
    notebook.fieldwork.answer(opened, "about/teacher", "Perpetua Goodland")
    assert "Perpetua Goodland" in notebook.records.people()
    assert len(titles(notebook, person="Perpetua Goodland")) == 1
    mine = notebook.myself.person().name
    assert set(titles(notebook, person="Perpetua Goodland")) < set(titles(notebook, person=mine))


def test_a_draft_moves_to_another_day_and_back(notebook: Notebook) -> None:
    opened = notebook.fieldwork.start("visit", of(notebook, "Cranmead"))
    record_id, was = opened.record.id, opened.record.date
    day = local_date(notebook.now()) - timedelta(days=3)
    kept = notebook.drafts.move_day(record_id, day)
    moved = notebook.fieldwork.open(record_id)
    assert moved.record.date == day
    assert day in moved.instance.answers.values()
    notebook.drafts.bring_back(kept)
    assert notebook.fieldwork.open(record_id).record.date == was


def test_a_day_that_the_form_refuses_changes_nothing(notebook: Notebook) -> None:
    opened = notebook.fieldwork.start("lesson_observation", of(notebook, "Cranmead"))
    with pytest.raises(UserError) as refused:
        notebook.drafts.move_day(opened.record.id, date(2099, 1, 1))
    assert refused.value.code == "DAY_REFUSED"
    assert notebook.records.record(opened.record.id).date == opened.record.date


def test_an_export_is_what_the_command_line_prints(notebook: Notebook) -> None:
    line = next(one for one in notebook.records.records() if one.title == "Visit 3")
    export = RecordExport(notebook.records, notebook.projects, notebook.fieldwork)
    read = json.loads(export.as_json(line.id))
    assert (read["id"], read["form"], read["state"]) == (line.id, "visit", "sealed")
    assert read["school"] == "Hollowbrook First School"
    assert read["answers"]
    assert isinstance(read["events"], list)


def test_softer_words_are_found_and_shown_where_they_were_chosen(notebook: Notebook) -> None:
    def found(line: str) -> set[str]:
        groups = {one.kind: one.hits for one in notebook.searching.search(line)}
        return {hit.address for hit in groups.get("records", ())}

    assert found("lesson visit") >= found("lesson observation") > set()
    assert found("book look") >= found("book scrutiny") > set()
    words = HouseWords(notebook.store)
    assert words.said("Lesson observation") == "Lesson observation"
    words.choose(soft=True)
    assert words.said("Lesson observation") == "Lesson visit"
    assert not [one for one in titles(notebook) if "observation" in one]
    words.choose(soft=False)
    assert [one for one in titles(notebook) if "observation" in one]

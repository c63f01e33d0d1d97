"""What the services take as answers, and what the app fills in for good."""

from datetime import date
from typing import Any

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.domain.records import Signature
from sle_desktop.errors import UserError
from sle_desktop.services.beginning import open_actions
from sle_desktop.services.fieldwork import OpenRecord
from tests.cli.conftest import complete

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"nothing": 1}, "nothing"),
    ({"about": {"nothing": 1}}, "about/nothing"),
    ({"about": 5}, "about"),
    ({"about": [1]}, "about"),
    ({"next_steps": {"what": "x"}}, "next_steps"),
    ({"next_steps": [5]}, "next_steps[1]"),
    ({"next_steps": [{"what": ["a"]}]}, "next_steps[1]/what"),
    ({"about": {"present": ["maths_lead", "king"]}}, "about/present"),
    ({"about": {"present": [["x"]]}}, "about/present"),
    ({"about": {"present": {"a": 1}}}, "about/present"),
    ({"about": {"date": 20261124}}, "about/date"),
    ({"about": {"date": True}}, "about/date"),
    ({"about": {"date": "2026-13-40"}}, "about/date"),
    ({"about": {"joint": True}}, "about/joint"),
    ({"about": {"minutes_here": 7}}, "about/minutes_here"),
    ({"about": {"visits_planned": 10**400}}, "about/visits_planned"),
    ({"about": {"visits_planned": 1e308}}, "about/visits_planned"),
    ({"about": {"purpose": "\ud800"}}, "about/purpose"),
    ({"about": {"purpose": "x" * 20_000}}, "about/purpose"),
    (
        {"about": {"date": "2026-11-24"}, "next_steps": [{"by_when": "1999-01-01"}]},
        "next_steps[1]/by_when",
    ),
    ({"last_actions": [{"action_what": "Something else"}]}, "last_actions[1]/action_what"),
]


def school(notebook: Notebook, name: str = "Cranmead") -> str:
    return notebook.projects.find_school(name).id


def test_a_value_that_does_not_fit_is_named_by_its_path(notebook: Notebook) -> None:
    before, cranmead = notebook.records.counts(), school(notebook)
    for answers, path in REFUSED:
        with pytest.raises(UserError) as refused:
            notebook.fieldwork.start("visit", cranmead, answers)
        assert refused.value.code == "ANSWER_REFUSED"
        assert refused.value.says.startswith(f"{path}: ")
    assert notebook.records.counts() == before


def test_many_answers_are_kept_all_or_none(notebook: Notebook) -> None:
    opened = notebook.fieldwork.start("visit", school(notebook), {"about": {"purpose": "Before"}})
    with pytest.raises(UserError):
        notebook.fieldwork.fill(opened, {"about": {"purpose": "After", "date": "never"}})
    assert opened.instance.at("about/purpose").value == "Before"
    notebook.fieldwork.answer(opened, "about/names", "Ann Hill")
    again = notebook.fieldwork.open(opened.record.id)
    assert again.instance.at("about/purpose").value == "Before"
    assert again.instance.at("about/names").value == "Ann Hill"


def refused(notebook: Notebook, opened: OpenRecord, key: str, value: object) -> str:
    with pytest.raises(UserError) as error:
        notebook.fieldwork.answer_strictly(opened, key, value)
    assert error.value.code == "ANSWER_REFUSED"
    return error.value.says


def test_what_the_app_filled_in_stays_as_it_was(notebook: Notebook) -> None:
    audit = notebook.fieldwork.start("eef_audit", school(notebook, "Hollowbrook"))
    prior = audit.instance.at("r1/prior_1a")
    assert prior.value is not None
    assert "stays as it was" in refused(notebook, audit, prior.key, "g")
    assert audit.instance.at(prior.key).value == prior.value
    notebook.fieldwork.answer_strictly(audit, prior.key, prior.value)

    first = notebook.fieldwork.start("eef_audit", notebook.projects.add_school("Fernleigh").id)
    assert first.instance.at("r1/prior_1a").value is None
    assert "stays as it was" in refused(notebook, first, "r1/prior_1a", "g")

    visit = notebook.fieldwork.start("visit", school(notebook))
    row = visit.instance.at("last_actions").rows[0]
    for name, other in (("action_id", "x"), ("action_due", "2030-01-01")):
        refused(notebook, visit, f"{row}/{name}", other)
    notebook.fieldwork.answer_strictly(visit, f"{row}/action_status", "done")
    notebook.fieldwork.answer_strictly(visit, "about/visit_number", 7)
    lesson = notebook.fieldwork.start("lesson_observation", school(notebook))
    refused(notebook, lesson, "about/protocol", "maths_lead_head")


def test_the_answers_of_a_record_may_be_given_again(notebook: Notebook) -> None:
    """What ``records show`` prints, ``records new`` takes, at its own school and at a new one."""
    fernleigh = notebook.projects.add_school("Fernleigh").id
    for line in notebook.records.records(state="sealed"):
        answers = notebook.fieldwork.open(line.id).instance.values()
        for school_id in (line.school_id, fernleigh):
            copy = notebook.fieldwork.start(line.form_id, school_id, answers)
            assert notebook.fieldwork.problems(copy) == ()
            assert not [path for path in copy.overruled if "prior" not in path] or (
                school_id == fernleigh
            )


def test_a_draft_is_of_the_day_that_its_answers_name(notebook: Notebook) -> None:
    visit = notebook.fieldwork.start("visit", school(notebook), {"about": {"date": "2026-10-01"}})
    assert visit.record.date == date(2026, 10, 1)
    assert visit.instance.at("last_actions").rows == ()


def test_rows_are_given_by_their_ids_not_by_their_places(notebook: Notebook) -> None:
    visit = notebook.fieldwork.start("visit", school(notebook))
    ids = [
        str(visit.instance.at(f"{row}/action_id").value)
        for row in visit.instance.at("last_actions").rows
    ]
    assert len(ids) == 2
    answers = {
        "last_actions": [
            {"action_id": ids[1], "action_status": "partly"},
            {"action_status": "done"},
        ]
    }
    given = notebook.fieldwork.start("visit", school(notebook), answers)
    told = given.instance.values()["last_actions"]
    assert [(one["action_id"], one["action_status"]) for one in told] == [
        (ids[0], "done"),
        (ids[1], "partly"),
    ]
    assert given.overruled == ()


def test_what_the_app_knows_goes_before_what_is_given(notebook: Notebook) -> None:
    notebook.projects.change_school(school(notebook), observation_protocol="themes")
    given = notebook.fieldwork.start(
        "lesson_observation",
        school(notebook),
        {"about": {"protocol": "maths_lead_head", "key_idea": "Tenths"}},
    )
    assert given.overruled == ("about/protocol",)
    assert given.instance.at("about/protocol").value == "themes"
    assert given.instance.at("about/key_idea").value == "Tenths"


def test_answers_of_one_school_settle_nothing_at_another(notebook: Notebook) -> None:
    theirs = notebook.fieldwork.start("visit", school(notebook)).instance.values()["last_actions"]
    answers = complete("hollowbrook_visit_1") | {
        "last_actions": [{**one, "action_status": "done"} for one in theirs]
    }
    fernleigh = notebook.projects.add_school("Fernleigh").id
    visit = notebook.fieldwork.start("visit", fernleigh, answers)
    assert notebook.fieldwork.problems(visit) == ()
    at = notebook.now()
    signed = [Signature(role, "Somebody", "read", at) for role in ("sle", "maths_lead")]
    notebook.finishing.finish(visit.record.id, signed)
    cranmead = school(notebook)
    with notebook.store.reading() as work:
        assert len(open_actions(work, cranmead)) == len(theirs)

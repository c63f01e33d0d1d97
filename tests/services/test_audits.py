"""What an audit leaves to talk about, its picture, its evidence and its priorities."""

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.services.audit_talk import talk_of
from sle_desktop.services.fieldwork import OpenRecord
from sle_desktop.services.priorities import (
    has_criterion,
    priorities_now,
    too_many,
    without_criterion,
)


@pytest.fixture
def audit(notebook: Notebook) -> OpenRecord:
    """The draft of a review audit at Hollowbrook."""
    draft = notebook.records.records(form="eef_audit", state="draft")[0]
    return notebook.fieldwork.open(draft.id)


def test_views_two_bands_apart_are_listed_with_what_was_said(audit: OpenRecord) -> None:
    answer = audit.instance.answer
    before = [one.code for one in talk_of(audit.instance).apart]
    answer("r5/self_5a", "g")
    answer("r5/sle_5a", "r")
    found = talk_of(audit.instance).apart
    assert [one.code for one in found] == [*before, "5a"]
    assert (found[-1].before, found[-1].now, found[-1].said) == ("g", "r", "")
    answer("r5/talked_5a", "We look again in March.")
    assert talk_of(audit.instance).apart[-1].said == "We look again in March."
    answer("r5/sle_5a", "a")
    assert [one.code for one in talk_of(audit.instance).apart] == before


def test_not_looked_at_is_neither_red_nor_a_slip(audit: OpenRecord) -> None:
    answer = audit.instance.answer
    assert audit.instance.at("r4/prior_4b").value == "r"
    for value in ("not_looked", None):
        answer("r4/agreed_4b", value)
        talk = talk_of(audit.instance)
        assert "4b" in [one.code for one in talk.unseen]
        assert "4b" not in [one.code for one in talk.slips]
    answer("r4/agreed_4b", "not_applicable")
    assert "4b" not in [one.code for one in talk_of(audit.instance).unseen]


def test_a_slip_is_told_with_its_reason_and_a_thin_green_with_its_statement(
    audit: OpenRecord,
) -> None:
    answer = audit.instance.answer
    before = str(audit.instance.at("r4/prior_4a").value)
    assert before == "a"
    answer("r4/agreed_4a", "r")
    answer("r4/changed_4a", "The cards are gone.")
    slip = next(one for one in talk_of(audit.instance).slips if one.code == "4a")
    assert (slip.before, slip.now, slip.said) == ("a", "r", "The cards are gone.")
    answer("r4/agreed_4a", "g")
    answer("r4/sources_4a", ("lessons",))
    assert [one.code for one in talk_of(audit.instance).thin] == ["4a"]
    answer("r4/sources_4a", ("lessons", "books"))
    assert talk_of(audit.instance).thin == ()


def test_a_fourth_now_is_refused_by_the_names_of_the_three(audit: OpenRecord) -> None:
    instance = audit.instance
    for number in range(1, 9):
        instance.answer(f"r{number}/priority_r{number}", "later")
    for number in (1, 2, 4):
        instance.answer(f"r{number}/priority_r{number}", "now")
    says = too_many(instance, "r5/priority_r5", "now")
    assert says.startswith("1 Assessment, 2 Models and 4 Connected knowledge are Now already.")
    assert too_many(instance, "r4/priority_r4", "now") == "", "it is one of the three"
    assert too_many(instance, "r5/priority_r5", "next") == ""
    assert too_many(instance, "r5/agreed_5a", "g") == ""
    assert [one.name for one in priorities_now(instance)] == ["r1", "r2", "r4"]


def test_what_comes_now_needs_a_success_criterion(audit: OpenRecord) -> None:
    instance = audit.instance
    instance.answer("r8/priority_r8", "now")
    assert not has_criterion(instance, "r8")
    assert "r8" in [one.name for one in without_criterion(instance)]
    row = instance.at("criteria").rows[-1]
    instance.answer(f"{row}/criterion_recommendation", "r8")
    assert has_criterion(instance, "r8")


def test_the_picture_compares_only_what_was_looked_at_twice(
    notebook: Notebook, audit: OpenRecord
) -> None:
    picture = notebook.audits.pictures.picture(audit.record, audit.instance)
    assert [one.name for one in picture.strip.stages] == ["Baseline", "Review 1"]
    assert picture.moved[0] == "14 of 32 statements were looked at both times."
    counts = [int(one.split()[0]) for one in picture.moved[1:]]
    assert sum(counts) == 14
    assert all(" of 14 " in one for one in picture.moved[1:])
    assert "not looked at" in picture.beneath
    assert any("before the baseline" in one for one in picture.cautions)
    assert not any("%" in one or "average" in one for one in picture.moved)


def test_another_sle_is_told_before_a_change_is_read_as_movement(
    notebook: Notebook, audit: OpenRecord
) -> None:
    audit.instance.answer("about/prior_rated_by", "Jo Marsh")
    cautions = notebook.audits.pictures.picture(audit.record, audit.instance).cautions
    assert cautions[0].startswith("Jo Marsh agreed the positions last time, ")


def test_a_first_audit_says_where_statements_stand(notebook: Notebook) -> None:
    signed = notebook.records.records(form="eef_audit", state="sealed")
    opened = [notebook.fieldwork.open(one.id) for one in signed]
    first = next(one for one in opened if not one.record.prior_id)
    picture = notebook.audits.pictures.picture(first.record, first.instance)
    assert picture.moved[0].endswith(" of 32 statements were looked at.")
    assert all(" of " in one for one in picture.moved)
    assert picture.beneath == ""


def test_evidence_is_what_was_recorded_here_since_last_time(
    notebook: Notebook, audit: OpenRecord
) -> None:
    pieces = notebook.audits.evidence.near(audit.record)
    assert pieces
    assert {one.sign for one in pieces} <= {"L", "B", "V"}
    assert [one.day for one in pieces] == sorted((one.day for one in pieces), reverse=True)
    here = {one.id for one in notebook.records.records(school=audit.record.school_id)}
    assert {one.id for one in pieces} <= here
    prior = notebook.records.record(audit.record.prior_id)
    assert all(prior.date is not None and one.day >= prior.date for one in pieces)
    lesson = next(one for one in pieces if one.lines)
    assert lesson.kind == "lessons"
    assert all(line.words for lines in lesson.lines.values() for line in lines)


def test_what_is_linked_stays_in_the_list_and_out_of_every_copy(
    notebook: Notebook, audit: OpenRecord
) -> None:
    old = next(
        one
        for one in notebook.records.records(school=audit.record.school_id, form="visit")
        if one.title == "Visit 1"
    )
    prior = notebook.records.record(audit.record.prior_id)
    pieces = notebook.audits.evidence.near(audit.record, frozenset({old.id}))
    assert old.id in [one.id for one in pieces]
    assert prior.id not in [one.id for one in pieces]
    notebook.fieldwork.answer(audit, "r4/links_4b", old.id)
    drawn = notebook.finishing.preview(audit.record.id, "school")
    assert old.id.encode() not in drawn.pdf

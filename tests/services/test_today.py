"""What Today shows of the sample, of one school alone, and of other people's records."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.clock import local_date
from sle_desktop.domain.duties import Kind
from sle_desktop.domain.handing import Heard
from sle_desktop.domain.records import State
from sle_desktop.services.calendars import Calendars
from sle_desktop.services.how_far import HowFar
from sle_desktop.services.joining import LEAD_RECIPIENT
from sle_desktop.services.today import DRAFTS_SHOWN, Todays, TodaySeen
from tests.services.conftest import TODAY
from tests.services.test_drafts import of

See = Callable[..., TodaySeen]


@pytest.fixture
def todays(notebook: Notebook) -> Todays:
    """The sample's day, at ten in the morning."""
    ten = datetime(TODAY.year, TODAY.month, TODAY.day, 10, tzinfo=UTC)
    return Todays(notebook.store, notebook.library, Calendars(), lambda: ten)


def owed(seen: TodaySeen) -> dict[str, list[tuple[Kind, str]]]:
    return {one.name: [(duty.kind, duty.when) for duty in one.duties] for one in seen.groups}


def test_the_sample_has_something_in_every_part_of_the_page(
    notebook: Notebook, todays: Todays
) -> None:
    with notebook.store.work() as work:
        work.meta.set(LEAD_RECIPIENT, "age1somebody")
    seen = todays.see()
    kinds = {duty.kind for group in seen.groups for duty in group.duties}
    assert kinds == set(Kind) - {Kind.SUMMARY}
    assert seen.drafts
    assert seen.planned
    assert {one.id for one in seen.forms} >= {"visit", "lesson_observation", "eef_audit"}
    assert seen.week == "week 4 of the half term"


def test_duties_are_grouped_by_school_ones_own_before_the_schools_actions(todays: Todays) -> None:
    seen = todays.see()
    assert [group.name.partition(" ")[0] for group in seen.groups if group.school_id] == [
        "Cranmead",
        "Hollowbrook",
        "Stourbank",
    ]
    for group in seen.groups:
        places = [(one.kind is Kind.ACTION, one.due) for one in group.duties]
        assert places == sorted(places)
    hollowbrook = owed(seen)["Hollowbrook First School"]
    assert (Kind.SPOKEN, "Today") in hollowbrook
    assert (Kind.WRITTEN, "4 working days left") in hollowbrook
    assert owed(seen)["Cranmead Primary School"] == [(Kind.COPIES, "2 working days late")]


def test_feedback_is_noted_and_may_be_taken_back(todays: Todays) -> None:
    def spoken() -> list[str]:
        duties = [one for group in todays.see().groups for one in group.duties]
        return [one.id for one in duties if one.kind is Kind.SPOKEN]

    (lesson,) = spoken()
    assert todays.note_feedback(lesson).records == {lesson}
    assert spoken() == []
    todays.note_feedback(lesson, given=False)
    assert spoken() == [lesson]


def test_a_school_alone_shows_nothing_of_others(notebook: Notebook, todays: Todays) -> None:
    ours = of(notebook, "Stourbank")
    seen = todays.see(ours)
    assert [group.school_id for group in seen.groups] == [ours]
    assert not seen.drafts
    assert seen.schools == ((ours, "Stourbank Middle School"),)


def test_nothing_is_said_of_sharing_before_joining(notebook: Notebook, todays: Todays) -> None:
    with notebook.store.work() as work:
        work.meta.set(LEAD_RECIPIENT, "")
    assert "Project lead" not in owed(todays.see())


def test_records_of_other_people_are_not_owed(notebook: Notebook, todays: Todays) -> None:
    with notebook.store.work() as work:
        for one in work.records.list(limit=1000):
            if one.state == "draft":
                work.records.put(replace(one, author="somebody-else"))
    seen = todays.see()
    assert not seen.drafts
    assert not [one for group in seen.groups for one in group.duties if one.kind is Kind.SPOKEN]


def test_drafts_say_how_far_they_are(todays: Todays) -> None:
    seen = todays.see()
    assert [(one.title, one.how_far) for one in seen.drafts] == [
        ("Review 1 audit", HowFar(14, 32, "")),
        ("Lesson observation, Year 4", HowFar(3, 5, "sections")),
        ("Book scrutiny, Years 3 and 4", HowFar(4, 8, "sections")),
    ]
    assert seen.drafts[0].touched.startswith("today, ")


def test_a_draft_that_is_set_aside_is_not_gone_on_with(notebook: Notebook, todays: Todays) -> None:
    before = todays.see()
    notebook.fieldwork.set_aside(before.drafts[0].record_id)
    assert before.drafts[0] not in todays.see().drafts


def test_many_drafts_are_cut_and_counted(notebook: Notebook, todays: Todays) -> None:
    for _ in range(DRAFTS_SHOWN):
        notebook.fieldwork.start("book_scrutiny", of(notebook, "Cranmead"))
    seen = todays.see()
    assert len(seen.drafts) == DRAFTS_SHOWN
    assert seen.more_drafts == 3


def test_the_next_visits_are_planned_until_something_is_recorded(
    notebook: Notebook, todays: Todays
) -> None:
    seen = todays.see()
    assert [(one.school, one.what) for one in seen.planned] == [
        ("Cranmead Primary School", "Visit 3"),
        ("Hollowbrook First School", "Visit 4"),
    ]
    day = seen.planned[0].day
    after = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)

    def on(days: int) -> str:
        later = replace(todays, now=lambda: after + timedelta(days=days))
        found = later.see().planned
        return next((one.when for one in found if one.school.startswith("Cranmead")), "gone")

    assert [on(days) for days in (-4, -1, 0, 1, 15)] == [
        "In 2 working days",
        "Tomorrow",
        "Today",
        "No record of it yet",
        "gone",
    ]


def test_the_schools_that_were_used_last_come_first(notebook: Notebook, todays: Todays) -> None:
    notebook.fieldwork.start("visit", of(notebook, "Cranmead"))
    assert [name.partition(" ")[0] for _, name in todays.see().schools] == [
        "Cranmead",
        "Hollowbrook",
        "Stourbank",
    ]


def test_inset_days_of_the_school_move_what_is_due(notebook: Notebook, todays: Todays) -> None:
    today = date(TODAY.year, TODAY.month, TODAY.day)
    notebook.projects.change_school(of(notebook, "Hollowbrook"), inset_days=(today,))
    spoken = next(
        when for kind, when in owed(todays.see())["Hollowbrook First School"] if kind is Kind.SPOKEN
    )
    assert spoken == "1 working day left"


def test_an_update_is_due_two_weeks_after_the_last_while_something_waits(
    notebook: Notebook, todays: Todays, tmp_path: Path
) -> None:
    def due() -> list[str]:
        found = [one.duties[0] for one in todays.see().groups if not one.school_id]
        return [f"{one.why}: {one.when}" for one in found]

    assert due()[0].startswith("Nothing shared yet · 12 records wait: Since ")
    notebook.sharing.export(tmp_path)
    assert due() == []
    today = local_date(todays.now())
    with notebook.store.work() as work:
        two_weeks_ago = todays.now() - timedelta(days=14)
        work.meta.set("share.at", two_weeks_ago.isoformat())
    assert due() == []  # nothing waits
    visit = notebook.fieldwork.start("visit", of(notebook, "Cranmead")).record
    with notebook.store.work() as work:
        work.records.put(visit.sealed(todays.now()))
    day = today - timedelta(days=14)
    assert due() == [f"Last shared {day.day} {day:%B} · 1 record waits: Two weeks today"]


def test_what_was_sent_to_the_teacher_leaves_the_schools_copy(
    notebook: Notebook, todays: Todays
) -> None:
    lessons = notebook.records.records(form="lesson_observation")
    sealed = next(one for one in lessons if one.state == "sealed")
    with notebook.store.work() as work:
        for event in work.events.of_record(sealed.id):
            assert event.kind != "printed"
        record = work.records.get(sealed.id)
        later = replace(record, version=2, state=State.DRAFT)
        contents = work.records.contents(sealed.id)
        work.records.add(later)
        work.records.put_answers(sealed.id, 2, dict(contents.answers), todays.now())
        work.records.put(later.sealed(todays.now()))
    teacher = next(text for key, (_, text) in contents.answers.items() if key.endswith("/teacher"))

    def owed_copies() -> list[str]:
        duties = [one for group in todays.see().groups for one in group.duties]
        return [one.what for one in duties if one.kind is Kind.COPIES and one.id == sealed.id]

    assert "both copies" in owed_copies()[0]
    object.__setattr__(notebook.finishing, "now", todays.now)
    notebook.handing_over.hear(sealed.id, Heard("sent", teacher))
    assert "the school’s copy" in owed_copies()[0]
    notebook.handing_over.hear(sealed.id, Heard("sent", "everybody else"))
    assert owed_copies() == []

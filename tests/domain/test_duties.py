from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from sle_desktop.domain.actions import Action, Standing
from sle_desktop.domain.calendars import BankHolidays, Calendar, HalfTerm
from sle_desktop.domain.duties import (
    LESSON,
    VISIT,
    Case,
    Duty,
    Kind,
    in_order,
    of_action,
    of_case,
    of_sharing,
    when_of,
)
from sle_desktop.domain.records import Event, Record, State

MONDAY = date(2026, 11, 23)
TERMS = (
    HalfTerm("Autumn 1", date(2026, 9, 2), date(2026, 10, 23)),
    HalfTerm("Autumn 2", date(2026, 11, 2), date(2026, 12, 18)),
    HalfTerm("Spring 1", date(2027, 1, 4), date(2027, 2, 12)),
    HalfTerm("Spring 2", date(2027, 2, 22), date(2027, 3, 25)),
    HalfTerm("Summer 1", date(2027, 4, 12), date(2027, 5, 28)),
    HalfTerm("Summer 2", date(2027, 6, 7), date(2027, 7, 22)),
)
OURS = Calendar("ours", "Ours", "", TERMS, BankHolidays(frozenset(), date(2028, 12, 31)))


def at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def record(form: str, day: date, state: State = State.DRAFT, **changed: Any) -> Record:
    title = {LESSON: "Lesson observation, Year 5", VISIT: "Visit 3"}.get(form, "Review 1 audit")
    made = Record(
        "r", 1, form, "hash", "s", state, at(day), at(day), title=title, date=day, author="me"
    )
    return replace(made, **changed)


def event(kind: str, day: date, note: str = "", version: int = 1, hour: int = 12) -> Event:
    return Event(f"{kind}{day}", "r", version, at(day, hour), kind, note)


def sealed(form: str, day: date, *events: Event, copies: tuple[str, ...] = ("school",)) -> Case:
    locked = record(form, day, State.SEALED)
    first = event("sealed", day, hour=11)
    signed = frozenset({"sle", "maths_lead"})
    return Case(locked, locked, (first, *events), copies, signed=signed)


def duties(case: Case, today: date = MONDAY) -> dict[Kind, Duty]:
    return {one.kind: one for one in of_case(case, OURS, today)}


def test_feedback_is_spoken_by_the_next_working_day_and_written_within_five() -> None:
    friday = MONDAY - timedelta(days=3)
    found = duties(Case(record(LESSON, friday), about="teacher T04"))
    spoken, written = found[Kind.SPOKEN], found[Kind.WRITTEN]
    assert (spoken.what, spoken.when) == ("Spoken feedback, Year 5 lesson", "Today")
    assert spoken.why == "Seen Friday 20 November · teacher T04"
    assert (written.due, written.when) == (date(2026, 11, 27), "4 working days left")


def test_spoken_feedback_is_settled_by_the_form_or_an_event_that_may_be_taken_back() -> None:
    draft = Case(record(LESSON, MONDAY))
    assert Kind.SPOKEN not in duties(replace(draft, spoken=True))
    given = replace(draft, events=(event("feedback", MONDAY),))
    assert Kind.SPOKEN not in duties(given)
    back = replace(given, events=(*given.events, event("no_feedback", MONDAY, hour=13)))
    assert Kind.SPOKEN in duties(back)


def test_a_clock_stands_still_in_the_holidays() -> None:
    found = duties(Case(record(LESSON, date(2026, 10, 23))), today=date(2026, 10, 28))
    assert found[Kind.SPOKEN].due == date(2026, 11, 2)
    assert found[Kind.SPOKEN].when == "1 working day left"


def test_a_visit_is_summed_up_within_five_working_days() -> None:
    found = duties(Case(record(VISIT, date(2026, 11, 13))))[Kind.SUMMARY]
    assert found.what == "Finish the summary of visit 3"
    assert found.when == "1 working day late"
    assert found.is_late


def test_other_drafts_have_no_clock() -> None:
    assert not duties(Case(record("eef_audit", date(2026, 1, 1))))


def test_copies_that_were_not_handed_over_are_owed() -> None:
    found = duties(sealed(VISIT, date(2026, 11, 13)))[Kind.COPIES]
    assert found.what == "Send visit 3 to the school"
    assert found.why == "Signed 13 November · copy ready"
    assert found.when == "1 working day late"


def test_a_copy_counts_as_handed_over_when_it_was_sent_or_printed() -> None:
    day, both = date(2026, 11, 18), ("teacher", "school")
    shown = sealed(LESSON, day, event("shown", day), copies=both)
    assert "both copies" in duties(shown)[Kind.COPIES].what
    assert not duties(sealed(LESSON, day, event("sent", day, "To everybody."), copies=both))
    told = sealed(LESSON, day, event("sent", day, "to Anna Old by e-mail"), copies=both)
    known = replace(told, names={"teacher": ("Anna Old",), "school": ("Ruth Stickland",)})
    assert "the school’s copy" in duties(known)[Kind.COPIES].what
    given = sealed(LESSON, day, event("printed", day, "Teacher’s copy"), copies=both)
    assert "the school’s copy" in duties(given)[Kind.COPIES].what


def test_a_new_version_must_be_handed_over_again() -> None:
    day, later = date(2026, 11, 16), date(2026, 11, 20)
    locked = record(VISIT, day, State.SEALED, version=2, updated=at(later))
    told = (event("sent", day), event("sealed", later, version=2, hour=13))
    case = Case(locked, locked, told, ("school",))
    assert Kind.COPIES in duties(case)
    again = event("sent", later, version=2, hour=14)
    assert not duties(replace(case, events=(*told, again)))


def test_a_correction_in_hand_owes_no_second_summary() -> None:
    day = date(2026, 11, 2)
    draft = record(VISIT, day, version=2)
    case = sealed(VISIT, day, event("sent", day))
    assert not duties(replace(case, record=draft))


def test_a_heads_signature_is_awaited_until_the_head_has_signed() -> None:
    day = date(2026, 11, 18)
    asked = sealed(VISIT, day, event("awaited", day, "head"), event("sent", day))
    found = duties(asked)[Kind.SIGNATURE]
    assert found.what == "Head’s signature on visit 3"
    assert (found.why, found.when) == ("Asked on 18 November", "2 working days left")
    assert not duties(replace(asked, signed=frozenset({"sle", "head"})))


def test_an_action_is_a_duty_from_a_week_before_its_day() -> None:
    action = Action("a", "s", "r", "One number line", "Maths lead", MONDAY, agreed_on=MONDAY)

    def of(days: int, status: str = "open") -> list[Duty]:
        moved = replace(action, due=MONDAY + timedelta(days=days))
        return list(of_action(Standing(moved, status), OURS, MONDAY))

    assert not of(8)
    assert of(7)[0].when == "5 working days left"
    assert of(7)[0].why == "Maths lead · agreed 23 November"
    assert of(-1)[0].when == "1 working day late"
    assert of(-14)[0].when == "10 working days late"
    assert not of(-14, "done")
    assert of(-14, "partly")
    assert not list(of_action(Standing(replace(action, due=None)), OURS, MONDAY))


def test_beyond_the_calendar_a_duty_says_that_weekdays_are_counted() -> None:
    summer = date(2027, 7, 21)
    found = duties(Case(record(VISIT, summer)), today=summer)[Kind.SUMMARY]
    assert not found.is_known
    assert found.why.endswith("· weekdays counted")


def test_lateness_is_said_in_words_also_at_a_weekend() -> None:
    saturday = date(2026, 11, 21)
    assert when_of(saturday - timedelta(days=1), 0, saturday) == "Late since Friday"
    assert when_of(saturday + timedelta(days=1), 0, saturday) == "By Sunday"
    assert when_of(date(2026, 7, 22), 0, date(2026, 8, 10)) == "Late, 22 July"
    assert when_of(date(2026, 8, 20), 0, date(2026, 8, 10)) == "By 20 August"


@pytest.mark.parametrize(("days", "words"), [(14, "Two weeks today"), (20, "20 days ago")])
def test_an_update_is_due_after_two_weeks(days: int, words: str) -> None:
    last = MONDAY - timedelta(days=days)
    (duty,) = of_sharing(last, 6, True, MONDAY)
    assert duty.when == words
    assert duty.why.endswith("6 records wait")
    assert not list(of_sharing(last, 0, True, MONDAY))
    (first,) = of_sharing(last, 1, False, MONDAY)
    assert first.why == "Nothing shared yet · 1 record waits"
    assert first.when.startswith("Since ")
    assert not list(of_sharing(MONDAY - timedelta(days=13), 6, True, MONDAY))


def test_what_is_due_first_comes_first() -> None:
    lesson = list(of_case(Case(record(LESSON, MONDAY)), OURS, MONDAY))
    late = list(of_case(sealed(VISIT, date(2026, 11, 2)), OURS, MONDAY))
    assert [one.kind for one in in_order([*lesson, *late])] == [
        Kind.COPIES,
        Kind.SPOKEN,
        Kind.WRITTEN,
    ]

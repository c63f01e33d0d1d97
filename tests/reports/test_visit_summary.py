"""A visit's summary: one page, actions above narrative, n of N, no private word."""

from dataclasses import replace
from typing import Any

import pytest

from sle_desktop.reports.documents import draw_document
from sle_desktop.reports.summaries import report_of, summarise
from sle_desktop.reports.visit_summary import TOLD
from tests.forms.instruments import shipped
from tests.reports.filling import facts, filled, headings, sample, section, text

VISIT = summarise(sample("hollowbrook_visit_3"))


def visit(**about: Any) -> str:
    return text(summarise(filled("visit", {"about": {"date": "2026-11-17", **about}})))


def test_it_opens_with_when_who_why_and_what() -> None:
    assert text(list(VISIT.opening)).splitlines() == [
        "When: Wednesday 18 November 2026, 13:00–15:45, half a day. Visit 3 of 6, at school.",
        "Who: Helen Loder (SLE), Daniel Meech (maths lead)",
        "Why: To see whether number lines are used the same way from Year 1 to Year 4.",
        "Recommendation 2: Use manipulatives and representations.",
        "What: Joint lesson observation (Year 3, 45 minutes); book scrutiny (Years 2 and 4, 35 "
        "minutes); pupil voice (Years 3 and 4, 30 minutes); planning (maths lead, 45 minutes).",
    ]


def test_actions_come_before_what_was_noticed() -> None:
    assert headings(VISIT) == [
        "Last time’s actions",
        "What we noticed",
        "Change since last time, and how we know",
        "Agreed next steps",
        "School’s comment",
    ]


def test_last_times_actions_are_counted_and_lateness_is_said_in_words() -> None:
    said = "Last time’s actions | 1 of 4 done, 3 past their day; agreed 15 September to 20 October"
    assert said in text(VISIT)
    assert section(VISIT, "Last time’s actions").splitlines()[1] == (
        "✓ Done | Agree one number-line progression, Years 1 to 4 | On the wall in all 4 classrooms"
    )


def test_next_steps_say_who_by_when_and_what_success_looks_like() -> None:
    rows = section(summarise(sample("hollowbrook_visit_1")), "Agreed next steps").splitlines()
    assert rows[1] == (
        "Agree one number-line progression, Years 1 to 4 | Maths lead, all four teachers | 20 Oct "
        "2026 | The same line, drawn and labelled the same way, in all four rooms / Help: Helen "
        "brings three progressions to choose from"
    )
    assert "Next visit: Wednesday 27 January 2027, 09:00. Please have ready:" in text(VISIT)


def test_the_kind_is_said_unless_it_is_the_usual_one() -> None:
    assert VISIT.kind == "Visit summary · Review"
    assert summarise(sample("hollowbrook_visit_1")).kind == "Visit summary"


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({}, "When: Tuesday 17 November 2026. At school.\n"),
        ({"mode": "video", "joint": "yes"}, ". By video, joint with another SLE."),
        ({"visit_number": 3}, ". Visit 3, at school."),
        ({"visit_number": 7, "visits_planned": 6}, ". Visit 7, at school."),
        ({"arrived": "13:00"}, "2026, from 13:00. At"),
        ({"arrived": "09:00", "left": "15:55"}, "09:00–15:55, a whole day. "),
        ({"present": ["head", "teacher"]}, "Who: Helen Loder (SLE), the headteacher, teachers\n"),
        ({"recommendations": ["r2", "r4"]}, "Recommendation 2, models; Recommendation 4, connec"),
    ],
)
def test_what_is_known_of_a_visit_is_said_gracefully(about: dict[str, Any], said: str) -> None:
    assert said in visit(**about) + "\n"


def test_reasons_stand_where_nothing_is_listed() -> None:
    told = summarise(
        filled(
            "visit",
            {
                "noticed_group": {"no_activities_because": "The fire alarm"},
                "close": {"no_steps_because": "We meet on Friday to agree them"},
            },
        )
    )
    assert "What: The fire alarm." in text(told)
    assert "None this time. We meet on Friday to agree them." in text(told)


def test_an_empty_draft_has_no_empty_sections() -> None:
    assert headings(summarise(filled("visit"))) == []


def test_no_private_or_lead_word_is_printed() -> None:
    told = text(VISIT)
    for word in ("Ask Ruth for a standing half day", "Release time for the maths lead is promised"):
        assert word not in told


def test_forty_actions_and_an_added_question_are_all_printed() -> None:
    one = sample("hollowbrook_visit_3")
    rows = [dict(one.values["last_actions"][0], action_what=f"Action {n}") for n in range(40)]
    told = summarise(replace(one, values={**one.values, "last_actions": rows}))
    assert "40 of 40 done" in text(told)
    assert all(f"| Action {number} |" in text(told) for number in range(40))


def test_every_question_that_the_school_may_see_is_told() -> None:
    form = shipped("visit")
    seen = {
        one.name
        for one in form.walk()
        if "school" in one.extra.get("sle::audience", "")
        and not (one.holds_children and one.type == "group")
        and one.type not in ("note", "acknowledge")
    }
    assert seen - TOLD == set()


def test_the_headteachers_signature_may_follow() -> None:
    one = sample("hollowbrook_visit_3")
    assert report_of(one).signing(one).awaited == "head"


def test_the_samples_visits_fit_one_page() -> None:
    for key in ("hollowbrook_visit_1", "hollowbrook_visit_3", "stourbank_visit_1"):
        assert draw_document(sample(key), facts()).pages == 1, key

"""The visit while it is filled: days, last time’s actions and next steps."""

import pytest

from tests.forms.filled import asked, blank
from tests.forms.instruments import IDS

VISIT = IDS[3]


@pytest.mark.parametrize(
    ("left", "units"),
    [("10:30", "0.25"), ("12:00", "0.5"), ("13:45", "0.75"), ("15:30", "1"), ("08:00", None)],
)
def test_days_claimed_are_suggested_from_the_times(left: str, units: str | None) -> None:
    one = blank(VISIT, {"about": {"arrived": "09:00", "left": left}})
    assert one.at("about/units").value == units
    one.answer("about/units", "0.75")
    assert one.at("about/units").value == "0.75"


def test_last_times_actions_are_settled_one_by_one() -> None:
    rows = [{"action_what": "Agree one progression"}, {"action_what": "Film one lesson"}]
    one = blank(VISIT, {"last_actions": rows})
    assert "action_status" in asked(one)
    one.fill_from({"last_actions": [{"action_status": "done"}, {"action_status": "dropped"}]})
    assert "action_status" not in asked(one)
    assert "action_note" in asked(one)
    one.fill_from({"last_actions": [{}, {"action_note": "Another lesson is filmed instead."}]})
    assert "action_note" not in asked(one)


def test_the_fifth_next_step_is_one_too_many() -> None:
    step = {"who": "Maths lead", "by_when": "2026-12-18", "success": "Pupils explain."}
    one = blank(VISIT, {"next_steps": [step | {"what": f"Step {n}"} for n in range(4)]})
    assert "what" not in asked(one)
    one.fill_from({"next_steps": [{}, {}, {}, {}, step | {"what": "Step 5"}]})
    assert [problem.shown for problem in one.problems() if problem.shown.endswith("what")] == [
        "next_steps[5]/what"
    ]


def test_a_next_step_has_a_name_a_day_and_a_picture_of_success() -> None:
    one = blank(VISIT, {"next_steps": [{"what": "Read six books together"}]})
    assert {"who", "by_when", "success"} <= asked(one)
    assert "no_steps_because" not in asked(one)


@pytest.mark.parametrize(
    ("kind", "needed"), [("support", False), ("review", True), ("final", True)]
)
def test_a_review_says_what_changed_and_how_we_know(kind: str, needed: bool) -> None:
    one = blank(VISIT, {"about": {"kind": kind}})
    assert ("change" in asked(one)) is needed
    one.answer("noticed_group/change", "Two of four classes then, four now.")
    assert ("change_known_by" in asked(one)) is needed
    assert one.at("noticed_group/change_unsupported").relevant


def test_a_worry_about_engagement_is_explained_to_the_lead() -> None:
    one = blank(VISIT, {"close": {"engagement": "none"}})
    assert "engagement_note" not in asked(one)
    one.answer("close/engagement", "concern")
    assert "engagement_note" in asked(one)

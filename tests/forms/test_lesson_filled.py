"""The lesson observation while it is filled: who may read what, and fairness to the teacher."""

from typing import Any

import pytest

from sle_desktop.domain.audience import audiences
from sle_desktop.engine.instance import Instance
from tests.forms.filled import asked, blank
from tests.forms.instruments import IDS
from tests.forms.sample import TODAY

LESSON = IDS[1]


NAMED = ("maths_lead", "maths_lead_head")
SEEN = {
    "about": {"teacher": "Anna Hansford", "years": ["5"]},
    "noticed_group": {"idea_fluency": "Bonds were quick.", "talk_could": "Four could explain."},
    "feedback": {"strength_1": "Talk had a purpose."},
    "close": {"teacher_comment": "The strips are staying!"},
}


def for_school(one: Instance) -> dict[str, Any]:
    values: dict[str, Any] = one.values().get("for_school", {})
    return values


@pytest.mark.parametrize("protocol", ["themes", "", "something_new", *NAMED])
def test_the_schools_copy_names_the_teacher_only_where_that_was_agreed(protocol: str) -> None:
    one = blank(LESSON, SEEN)
    one.answer("about/protocol", protocol)
    if protocol in NAMED:
        assert for_school(one) == {
            "teacher_named": "Anna Hansford",
            "strength_1_named": "Talk had a purpose.",
            "idea_fluency_named": "Bonds were quick.",
            "talk_could_named": "Four could explain.",
        }
    else:
        assert for_school(one) == {}


def test_without_a_word_from_the_school_themes_only_is_the_rule() -> None:
    assert blank(LESSON).at("about/protocol").value == "themes"


@pytest.mark.parametrize("protocol", ["themes", *NAMED])
def test_the_comment_goes_to_the_school_only_when_the_teacher_ticks(protocol: str) -> None:
    one = blank(LESSON, SEEN)
    one.answer("about/protocol", protocol)
    assert "comment_shared" not in for_school(one)
    one.answer("close/comment_to_school", "yes")
    assert for_school(one)["comment_shared"] == "The strips are staying!"
    one.answer("close/comment_to_school", "no")
    assert "comment_shared" not in for_school(one)


@pytest.mark.parametrize(("left", "warned"), [("10:24", True), ("10:25", False), ("", False)])
def test_under_twenty_minutes_is_a_glimpse(left: str, warned: bool) -> None:
    one = blank(LESSON, {"about": {"arrived": "10:05", "left": left}})
    assert one.at("about/short_visit").relevant is warned
    assert ("left" in asked(one)) is (left == "")


def test_leaving_before_arriving_is_questioned() -> None:
    one = blank(LESSON, {"about": {"arrived": "10:05", "left": "09:45"}})
    assert "left" in asked(one)


def test_a_fourth_observation_in_a_year_is_pointed_out() -> None:
    one = blank(LESSON, {"about": {"observations_before": 2}})
    assert not one.at("about/observed_enough").relevant
    one.answer("about/observations_before", 3)
    assert one.at("about/observed_enough").relevant
    assert "observations_before" not in asked(one)


def test_times_seen_are_written_as_on_the_timeline() -> None:
    one = blank(LESSON)
    for times, taken in (("10:41", True), ("9:05, 10:44", True), ("ten", False), ("10.41", False)):
        one.answer("feedback/strength_1_seen_at", times)
        assert ("strength_1_seen_at" not in asked(one)) is taken


def test_an_agreed_try_needs_its_day_its_help_and_its_theme() -> None:
    one = blank(LESSON, {"next_steps": [{"what": "One wrong answer a lesson"}]})
    assert {"theme", "by_when", "support", "success"} <= asked(one)
    assert "no_steps_because" not in asked(one)
    one.fill_from({"about": {"date": TODAY.isoformat()}, "next_steps": [{"by_when": "2026-11-01"}]})
    assert "by_when" in asked(one)


def test_time_sampling_is_off_until_it_is_asked_for() -> None:
    one = blank(LESSON)
    assert not one.at("samples").relevant
    one.answer("about/sampling", "five")
    assert one.at("samples").relevant


def test_the_teacher_reads_only_the_rows_that_the_observer_chose() -> None:
    rows = [{"note": "Eight seconds of waiting.", "shown": "yes"}, {"note": "Cards out."}]
    one = blank(LESSON, {"log": rows})
    for name in ("at", "code", "note", "quote"):
        conditions = audiences(one.form)[f"log/{name}"].conditions
        first, second = (f"log[{row}]/{name}" for row in one.rows["log"])
        assert all(one.holds(condition, first) for condition in conditions)
        assert not all(one.holds(condition, second) for condition in conditions)

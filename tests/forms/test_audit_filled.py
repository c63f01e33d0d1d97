"""The EEF audit while it is filled: change, direction, priorities and soft prompts."""

import pytest

from tests.forms.filled import asked, blank, labels_shown
from tests.forms.instruments import IDS, label

AUDIT = IDS[0]


@pytest.mark.parametrize(
    ("prior", "agreed", "expected"),
    [
        ("", "a", set()),
        ("not_looked", "g", set()),
        ("not_applicable", "a", set()),
        ("r", "not_looked", set()),
        ("r", "", set()),
        ("a", "a", set()),
        ("r", "a", {"changed_4b"}),
        ("a", "g", {"changed_4b"}),
        ("g", "a", {"changed_4b", "dropped_4b"}),
        ("g", "r", {"changed_4b", "dropped_4b"}),
        ("a", "r", {"changed_4b", "dropped_4b"}),
        ("a", "not_applicable", {"why_not_4b"}),
    ],
)
def test_only_a_change_between_two_looks_is_explained(
    prior: str, agreed: str, expected: set[str]
) -> None:
    one = blank(AUDIT)
    before = asked(one)
    one.fill_from({"r4": {"prior_4b": prior, "agreed_4b": agreed}})
    assert asked(one) - before == expected


@pytest.mark.parametrize(
    ("prior", "now", "direction"),
    [
        ("", "a", "first_look"),
        ("not_looked", "a", "first_look"),
        ("r", "a", "improving"),
        ("r", "g", "improving"),
        ("g", "g", "steady"),
        ("g", "a", "slipping"),
        ("a", "r", "slipping"),
        ("a", "not_looked", None),
    ],
)
def test_a_direction_is_suggested_and_may_be_changed(
    prior: str, now: str, direction: str | None
) -> None:
    one = blank(AUDIT, {"r5": {"prior_position_r5": prior}})
    one.answer("r5/position_r5", now)
    assert one.at("r5/direction_r5").value == direction
    if direction:
        one.answer("r5/direction_r5", "improving")
        assert one.at("r5/direction_r5").value == "improving"


def test_three_recommendations_can_be_now_and_a_fourth_is_questioned() -> None:
    one = blank(AUDIT)
    for number in (1, 4, 8):
        one.answer(f"r{number}/priority_r{number}", "now")
    assert not [
        name for name in asked(one) if name in ("priority_r1", "priority_r4", "priority_r8")
    ]
    one.answer("r6/priority_r6", "now")
    assert "priority_r6" in asked(one)
    one.answer("r6/priority_r6", "next")
    assert "priority_r6" not in asked(one)


def test_secure_on_one_kind_of_evidence_prompts_softly() -> None:
    one = blank(AUDIT, {"r2": {"agreed_2a": "g", "sources_2a": ["books"]}})
    prompt = label(one.at("r2/visitor_2a").field)
    assert prompt in labels_shown(one)
    assert not {name for name in asked(one) if name.endswith("_2a")}
    one.answer("r2/sources_2a", ["books", "lessons"])
    assert prompt not in labels_shown(one)


@pytest.mark.parametrize(
    ("school", "sle", "apart"),
    [("g", "r", True), ("r", "g", True), ("a", "r", False), ("g", "a", False), ("g", "", False)],
)
def test_views_two_bands_apart_are_talked_about(school: str, sle: str, apart: bool) -> None:
    one = blank(AUDIT, {"r3": {"self_3c": school, "sle_3c": sle}})
    assert one.at("r3/talked_3c").relevant is apart
    assert "talked_3c" not in asked(one)


def test_another_sle_than_last_time_is_pointed_out() -> None:
    one = blank(AUDIT, {"about": {"rated_by": "Helen Loder", "prior_rated_by": "Helen Loder"}})
    assert not one.at("about/another_sle").relevant
    one.answer("about/prior_rated_by", "Peter Vance")
    assert one.at("about/another_sle").relevant


def test_a_baseline_says_how_much_support_came_first() -> None:
    one = blank(AUDIT)
    assert one.at("about/support_days_before").relevant
    one.answer("about/stage", "review")
    assert not one.at("about/support_days_before").relevant
    assert "review_number" in asked(one)


def test_a_criterion_is_met_only_with_what_was_found() -> None:
    one = blank(AUDIT, {"criteria": [{"different": "Pupils compare strategies."}]})
    assert {"criterion_recommendation", "measure", "baseline_value", "target_value"} <= asked(one)
    assert "now_value" not in asked(one)
    one.fill_from({"criteria": [{"criterion_status": "met"}]})
    assert "now_value" in asked(one)

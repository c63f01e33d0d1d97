"""The sample project: fictional, filled as the forms ask, the same on whichever day it is made."""

import re
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from sle_desktop.domain.people import ROLES
from sle_desktop.domain.records import MEANINGS
from sle_desktop.domain.schools import CONTACT_ROLES, PHASES, PROTOCOLS
from tests.forms.filled import Sample
from tests.forms.instruments import IDS, shipped
from tests.forms.sample import FOLDER, records, table, working_day

# A working day, a Sunday, and a day in the summer holidays of a leap year.
DAYS = (date(2026, 11, 24), date(2027, 2, 28), date(2028, 8, 16))
KEYS = tuple(records())


@cache
def sample(today: date) -> Sample:
    return Sample(today)


@pytest.mark.parametrize("today", DAYS)
def test_every_answer_is_taken(today: date) -> None:
    assert {key: says for key, says in sample(today).refused.items() if says} == {}


@pytest.mark.parametrize("today", DAYS)
def test_a_sealed_record_was_ready_and_a_draft_is_not(today: date) -> None:
    for key, one in sample(today).made.items():
        problems = one.problems()
        if records()[key].sealed:
            assert problems == (), key
        else:
            assert problems, key
            # What is left is blank, not outside its constraint: nobody has to correct a sample.
            assert all(one.at(problem.key).value is None for problem in problems), key


@pytest.mark.parametrize("key", KEYS)
def test_nothing_is_hidden_away(key: str) -> None:
    one = sample(DAYS[0]).made[key]
    hidden = [
        live.key
        for live in one.walk()
        if not live.field.holds_children and not live.relevant and live.value is not None
    ]
    assert hidden == []


def test_every_visit_settles_exactly_the_actions_open_on_its_day() -> None:
    made = sample(DAYS[0]).made
    open_actions: dict[str, set[str]] = {}
    for key, record in records().items():
        mine = open_actions.setdefault(record.header["school"], set())
        one = made[key]
        if record.header["form"] == "visit":
            answers = one.values()
            told = (
                {row["action_id"]: row["action_status"] for row in answers["last_actions"]}
                if ("last_actions" in answers)
                else {}
            )
            # Lessons' next steps are the teacher's own and are followed up with the teacher.
            assert set(told) == mine, key
            mine -= {action for action, status in told.items() if status in ("done", "dropped")}
        if record.sealed and record.header["form"] != "lesson_observation":
            mine |= set(one.rows.get("next_steps", ()))


def test_carried_actions_say_what_was_agreed() -> None:
    made = sample(DAYS[0]).made
    agreed = {
        row_id: (record.at(f"next_steps[{row_id}]/what").value, by)
        for record in made.values()
        for row_id in record.rows.get("next_steps", ())
        for by in [record.at(f"next_steps[{row_id}]/by_when").value]
    }
    carried = [
        row
        for record in made.values()
        if record.form.id == "visit"
        for row in record.values(plain=False).get("last_actions", ())
    ]
    assert len(carried) >= 12
    for row in carried:
        assert (row["action_what"], row["action_due"]) == agreed[row["action_id"]]


def test_no_day_of_a_record_is_a_week_end() -> None:
    for today in DAYS:
        assert all(one.day.weekday() < 5 and one.day <= today for one in records(today).values())


def test_a_week_end_goes_back_to_friday_and_keeps_the_order_of_days() -> None:
    days = [date(2026, 11, 20) + timedelta(days=number) for number in range(14)]
    moved = [working_day(day) for day in days]
    assert moved == sorted(moved)
    assert working_day(date(2026, 11, 22)) == working_day(date(2026, 11, 21)) == date(2026, 11, 20)


def test_there_is_enough_to_see() -> None:
    forms = [one.header["form"] for one in records().values()]
    assert set(forms) == set(IDS)
    assert len([one for one in records().values() if one.sealed]) >= 10
    assert len([one for one in records().values() if not one.sealed]) == 3
    agreed = [
        live.value
        for live in sample(DAYS[0]).made["hollowbrook_review"].walk()
        if live.field.name.startswith("agreed_")
    ]
    assert len([one for one in agreed if one]) == 14


def test_statements_moved_as_the_story_says() -> None:
    one = sample(DAYS[0]).made["stourbank_review"]
    moves: dict[str, int] = {}
    for live in one.walk():
        if live.field.name.startswith("agreed_"):
            prior = one.at(live.key.replace("agreed_", "prior_")).value
            if prior in ("r", "a", "g") and live.value in ("r", "a", "g"):
                moves[f"{prior}{live.value}"] = moves.get(f"{prior}{live.value}", 0) + 1
    assert moves == {"ra": 6, "ag": 3, "rg": 1, "rr": 4, "aa": 6, "gg": 4, "ga": 2, "ar": 1}


def test_people_and_schools_hang_together() -> None:
    people = {one["key"]: one for one in table("people")["person"]}
    schools = {one["key"]: one for one in table("schools")["school"]}
    assert len({one["code"] for one in people.values() if one["role"] == "teacher"}) == len(
        [one for one in people.values() if one["role"] == "teacher"]
    )
    assert {one["role"] for one in people.values()} <= set(ROLES)
    for school in schools.values():
        assert school["phase"] in PHASES
        assert school["observation_protocol"] in PROTOCOLS
        assert {one["role"] for one in school["contact"]} == set(CONTACT_ROLES) - {"other"}
    project = table("project")
    assert people[project["sle"]]["role"] == "sle"
    assert people[project["lead"]]["role"] == "lead"
    for key, record in records().items():
        assert record.header["school"] in schools, key
        assert record.header["author"] in people, key
        assert record.header.get("teacher", project["sle"]) in people, key


def test_signatures_are_those_that_the_form_asks_for() -> None:
    people = {one["key"]: one for one in table("people")["person"]}
    for key, record in records().items():
        settings = shipped(record.header["form"]).settings
        must = set(settings["sle::signers"].split())
        may = must | set(settings.get("sle::signers_may", "").split())
        signed = record.header.get("signature", [])
        roles = {one["role"] for one in signed}
        assert roles <= may, key
        assert (must <= roles) is record.sealed, key
        for one in signed:
            assert people[one["person"]]["role"] == one["role"], key
            assert one["meaning"] in MEANINGS, key
            assert (one["meaning"] == "comment") >= bool(one.get("comment")), key
            assert one["at"] <= record.header["sealed_at"], key
            assert ("witness" in one) is (one["role"] != "sle"), key


def test_every_number_and_address_is_invented() -> None:
    text = "\n".join(one.read_text("utf-8") for one in sorted(FOLDER.rglob("*.toml")))
    # Ofcom sets aside 01632 960000 to 960999 for drama; .example is reserved by RFC 2606.
    for number in re.findall(r"\b0\d[\d ]{8,}", text):
        assert re.fullmatch(r"01632 960\d{3}", number.strip()), number
    for address in re.findall(r"[\w.+-]+@[\w-]+\.[\w.]+", text):
        assert address.endswith(".example"), address
    urns = [one["urn"] for one in table("schools")["school"]]
    assert all(urn.startswith("99") and len(urn) == 6 for urn in urns)


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("key", KEYS)
def test_no_teacher_is_named_outside_the_observation_of_that_teacher(key: str) -> None:
    record = records()[key]
    names = [
        one["name"]
        for one in table("people")["person"]
        if one["role"] == "teacher" and one["key"] != record.header.get("teacher")
    ]
    for text in _texts(record.answers):
        assert not [name for name in names if name in text], text


@pytest.mark.parametrize("key", KEYS)
def test_no_text_holds_a_fixed_date_or_straight_quotes(key: str) -> None:
    months = "January|February|March|April|June|August|October|November|December"
    for text in _texts(records()[key].answers):
        assert not re.search(rf"\b({months})\b|\b20\d\d\b(?!-)", text), text
        assert "'" not in text, text
        assert '"' not in text, text

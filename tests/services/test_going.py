"""What is told to go is what the lead's copy holds, and what is told to stay is not in it."""

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.clock import SCHOOL_ZONE, now
from sle_desktop.engine.definition import Field
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance import Instance
from sle_desktop.engine.reading import read_bytes
from sle_desktop.services.going import Going, Told, what_goes

FORM = """
[settings]
form_title = "Lesson"
form_id = "lesson"
[[survey]]
type = "begin_group"
name = "about"
label = "The lesson"
"sle::audience" = "school lead"
[[survey]]
type = "text"
name = "teacher"
label = "Teacher"
"sle::audience" = "lead:code"
"sle::people" = "teacher"
[[survey]]
type = "text"
name = "focus"
label = "Agreed focus?"
"sle::audience" = "school lead"
[[survey]]
type = "text"
name = "class_name"
label = "Class"
"sle::audience" = "school"
[[survey]]
type = "integer"
name = "send"
label = "Pupils with SEND"
"sle::audience" = "lead:min5"
[[survey]]
type = "end_group"
[[survey]]
type = "begin_repeat"
name = "log"
label = "Timeline"
"sle::audience" = "lead:count"
[[survey]]
type = "text"
name = "note"
label = "What was seen"
"sle::audience" = "lead"
[[survey]]
type = "end_repeat"
[[survey]]
type = "begin_group"
name = "close"
label = "Notes"
"sle::audience" = "lead"
[[survey]]
type = "text"
name = "open"
label = "For all"
"sle::audience" = "lead"
"sle::audience_when" = "${open} = 'yes'"
[[survey]]
type = "end_group"
"""


def coded(one: Field, words: str) -> str:
    return "T04" if "sle::people" in one.extra else words.replace("Josie Purkiss", "T04")


def told(answers: dict[str, object]) -> Going:
    form = read_bytes(FORM.encode(), "lesson.toml").form
    assert form is not None
    instance = Instance.create(form, Environment(now=now, zone=SCHOOL_ZONE))
    assert not instance.fill_from(answers)
    return what_goes(instance, coded)


PAPER = Told("The PDF", "and the ink in it")


def test_a_section_that_goes_whole_is_one_line() -> None:
    going = told({"about": {"focus": "Number lines"}})
    assert going == Going((Told("The lesson"),), (PAPER,))


def test_a_section_that_stays_whole_is_one_line() -> None:
    going = told({"about": {"class_name": "Herons"}})
    assert going == Going((), (Told("The lesson"), PAPER))


def test_names_go_as_codes_and_that_is_said() -> None:
    going = told({"about": {"teacher": "Josie Purkiss", "focus": "Lines", "class_name": "Herons"}})
    assert going.goes == (Told("The lesson", "agreed focus; teacher as T04"),)
    assert going.stays == (Told("The lesson", "class"), PAPER)
    assert going.coded == ("T04",)


def test_a_repeat_that_goes_as_a_number_keeps_its_rows() -> None:
    going = told({"log": [{"note": "One"}, {"note": "Two"}]})
    assert going.goes == (Told("Timeline", "how many (2)"),)
    assert going.stays == (Told("Timeline", "everything else"), PAPER)


@pytest.mark.parametrize(("pupils", "goes"), [(4, False), (5, True)])
def test_a_number_under_five_stays(pupils: int, goes: bool) -> None:
    assert (Told("The lesson") in told({"about": {"send": pupils}}).goes) is goes


@pytest.mark.parametrize(("word", "goes"), [("no", False), ("yes", True)])
def test_a_condition_decides(word: str, goes: bool) -> None:
    assert (Told("Notes") in told({"close": {"open": word}}).goes) is goes


def test_what_was_not_answered_is_not_told() -> None:
    assert told({}) == Going((), (PAPER,))


def test_private_notes_never_go_from_any_record_of_the_sample(notebook: Notebook) -> None:
    for line in notebook.records.records():
        before = notebook.before_signing.look(line.id)
        said = " ".join(f"{one.section} {one.part}" for one in before.going.goes)
        assert "my notes" not in said
        assert "what was seen or heard" not in said
        assert before.going.goes
        assert before.going.stays[-1] == PAPER


def test_every_code_that_is_told_stands_for_a_teacher_of_the_school(notebook: Notebook) -> None:
    seen = set()
    for line in notebook.records.records(form="lesson_observation"):
        codes = {one.code for one in notebook.projects.teachers(line.school_id)}
        going = notebook.before_signing.look(line.id).going
        assert set(going.coded) <= codes
        seen |= set(going.coded)
    assert seen

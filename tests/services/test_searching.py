"""One line finds schools, people, actions, records and notes, and nothing of another school."""

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.domain.actions import Standing
from sle_desktop.domain.schools import School
from sle_desktop.services.searching import Group, Hit

ODD_LINES = (
    '"',
    'talk (NEAR "x',
    "a* OR b*",
    "NOT",
    "words:x",
    "-",
    "\0",
    "“",
    "'; DROP",
    "%",
    "x" * 999,
)


def _found(notebook: Notebook, line: str, school_id: str = "") -> dict[str, tuple[Hit, ...]]:
    return {one.kind: one.hits for one in notebook.searching.search(line, school_id)}


def _names(hits: tuple[Hit, ...]) -> list[str]:
    return [one.shown.words for one in hits]


def _school(notebook: Notebook, name: str) -> School:
    (school,) = notebook.projects.schools(name)
    return school


def test_a_school_is_found_with_its_records(notebook: Notebook) -> None:
    found = _found(notebook, "hollow")
    (school,) = found["schools"]
    assert school.shown.words == "Hollowbrook First School"
    assert school.shown.marks == ((0, 6),)
    assert school.address == f"school/{_school(notebook, 'Hollow').id}"
    assert len(found["records"]) == 6
    assert all("Hollowbrook" in one.more for one in found["records"])
    assert "people" not in found
    assert "actions" not in found


def test_people_are_found_by_name_role_and_code_once(notebook: Notebook) -> None:
    (ruth,) = _found(notebook, "STICKLAND")["people"]
    assert ruth.more == "headteacher, designated safeguarding lead · Hollowbrook First School"
    assert _names(_found(notebook, "t04")["people"]) == ["Anna Hansford"]
    assert _names(_found(notebook, "maths lead stour")["people"]) == ["Tom Ridout"]


def test_actions_are_found_and_lead_to_their_record(notebook: Notebook) -> None:
    found = _found(notebook, "number line photograph")["actions"]
    assert _names(found) == ["Photograph each class’s number line in use"]
    assert found[0].more == "Maths lead · by 6 October 2026 · Hollowbrook First School"
    (action,) = [
        one.action for one in _standings(notebook) if one.action.what.startswith("Photograph")
    ]
    assert action.record_id in found[0].address or action.id in found[0].address


def test_an_action_says_why_it_was_found(notebook: Notebook) -> None:
    found = _found(notebook, "pupils")["actions"]
    assert found[0].shown.marks
    hidden = next(one for one in found if not one.shown.marks)
    assert "pupils" in hidden.more.lower()


def test_an_action_is_not_found_again_as_a_note(notebook: Notebook) -> None:
    found = _found(notebook, "agree number line progression")
    assert "Agree one number-line progression, Years 1 to 4" in _names(found["actions"])
    assert not set(_names(found["actions"])) & set(_names(found.get("notes", ())))


def _standings(notebook: Notebook) -> tuple[Standing, ...]:
    with notebook.store.reading() as work:
        return work.actions.standings()


@pytest.mark.parametrize(
    "line", ["lesson visit year 4", "lesson observation year 4", "year 4 lesson v"]
)
def test_softer_names_find_the_same_records(notebook: Notebook, line: str) -> None:
    assert "Lesson observation, Year 4" in _names(_found(notebook, line)["records"])


def test_a_record_is_found_by_the_number_on_its_paper(notebook: Notebook) -> None:
    with notebook.store.reading() as work:
        paper = work.documents.list()[0]
    short = paper.number.replace("-0", "").replace("0", "").lower()
    for line in (paper.number, paper.number.lower(), short):
        first = _found(notebook, line)["records"][0]
        assert first.address == f"record/{paper.record_id}"
        assert first.more.startswith(f"{paper.number} · ")
    other = _school(notebook, "Cranmead").id
    assert notebook.records.record(paper.record_id).school_id != other
    assert "records" not in _found(notebook, paper.number, other)


def test_a_note_is_found_with_its_question_and_place(notebook: Notebook) -> None:
    first = _found(notebook, "explained jump")["notes"][0]
    assert first.shown.words.startswith("9 of 12 pupils explained a jump")
    assert [first.shown.words[start:end] for start, end in first.shown.marks] == [
        "explained",
        "jump",
    ]
    assert first.more.startswith("2b: how do we know? · Review 1 audit · Hollowbrook")
    kind, record_id, key = first.address.split("/", 2)
    assert (kind, key) == ("record", "r2/evidence_2b")
    assert notebook.records.record(record_id).title == "Review 1 audit"


def test_a_note_that_is_carried_on_is_shown_once(notebook: Notebook) -> None:
    for line in ("stourbank", "line", "headteacher", "maths lead"):
        hits = _found(notebook, line)["notes"]
        told = [(one.shown.words.casefold(), one.more.split(" · ")[-2]) for one in hits]
        assert len(told) == len(set(told))


def test_in_a_school_nothing_of_another_and_nothing_private(notebook: Notebook) -> None:
    hollow = _school(notebook, "Hollow")
    for line in ("stour", "cranmead", "lesson", "maths", "pupils", "year", "visit", "ruth"):
        for hits in _found(notebook, line, hollow.id).values():
            for hit in hits:
                named = hit.address.split("/")[1]
                assert notebook.whereabouts.school_of(named) == hollow.id
                assert "private_notes" not in hit.address
    assert _found(notebook, "release time maths lead promised term")["notes"]  # for the lead alone
    assert "notes" not in _found(notebook, "release time maths lead promised term", hollow.id)
    assert "notes" in _found(notebook, "release time paper raise")
    assert "notes" not in _found(notebook, "release time paper raise", hollow.id)
    assert "schools" not in _found(notebook, "stourbank", hollow.id)


def test_words_beyond_ascii_are_found_without_their_accents(notebook: Notebook) -> None:
    school = notebook.projects.add_school("École Élan")
    notebook.fieldwork.start("visit", school.id)
    found = _found(notebook, "ecole ela")
    assert _names(found["schools"]) == ["École Élan"]
    assert len(found["records"]) == 1


@pytest.mark.parametrize("line", ODD_LINES)
def test_no_line_is_refused(notebook: Notebook, line: str) -> None:
    assert all(isinstance(one, Group) and one.hits for one in notebook.searching.search(line))


def test_nothing_typed_finds_nothing(notebook: Notebook) -> None:
    assert notebook.searching.search("   ") == ()

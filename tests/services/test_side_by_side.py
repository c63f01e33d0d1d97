"""Evidence by recommendation as it is read from a school's records."""

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.domain.evidence import Kind, Says
from sle_desktop.services.side_by_side import Row, SideBySide
from tests.services.test_drafts import of


def see(notebook: Notebook, school: str) -> SideBySide:
    return notebook.side_by_side.see(of(notebook, school))


def row(seen: SideBySide, number: str) -> Row:
    return next(one for one in seen.rows if one.number == number)


@pytest.fixture
def stourbank(notebook: Notebook) -> SideBySide:
    return see(notebook, "Stourbank")


def test_each_recommendation_has_the_position_of_the_latest_audit(stourbank: SideBySide) -> None:
    positions = [one.beside.audited.position for one in stourbank.rows]
    assert positions == ["g", "a", "r", "a", "a", "g", "a", "a"]
    assert (stourbank.lessons, stourbank.scrutinies) == (1, 1)
    audited = row(stourbank, "1").beside.audited
    assert set(audited.statements or {}) == {"1a", "1b", "1c", "1d"}


def test_lines_of_lessons_are_found_by_theme_and_tag(stourbank: SideBySide) -> None:
    seen = row(stourbank, "2").beside.seen
    assert [one.says for one in seen[:1]] == [Says.STRENGTH]
    assert seen[0].at == ""
    assert any(one.at for one in seen)
    assert all(stourbank.sources[one.record_id].title.startswith("Lesson") for one in seen)


def test_what_books_showed_is_found_by_the_statements_it_is_about(stourbank: SideBySide) -> None:
    looks = [(one.what, one.strength) for one in row(stourbank, "4").beside.looks]
    assert looks == [
        ("Learning builds in small steps", "consistent"),
        ("Range and depth of work", "some"),
        ("Ideas come back and are practised", "clear"),
    ]
    agreed = row(stourbank, "2").beside.looks[-1]
    assert (agreed.what, agreed.strength) == (
        "Plan the link from bar to symbols for the ratio unit",
        "",
    )


def test_what_disagrees_is_said(stourbank: SideBySide) -> None:
    found = row(stourbank, "1").beside.disagreements
    assert [one.kind for one in found] == [
        Kind.SECURE_BOOKS,
        Kind.SECURE_LESSONS,
        Kind.BOOKS_LESSONS,
    ]
    assert found[0].words == (
        "The audit says 1b and 1d are secure; books show little evidence for “Errors are put"
        " right”."
    )
    assert row(stourbank, "8").beside.disagreements == ()


def test_a_draft_audit_counts_and_is_called_one(notebook: Notebook) -> None:
    hollowbrook = see(notebook, "Hollowbrook")
    assert row(hollowbrook, "1").beside.audited.is_draft
    assert not row(hollowbrook, "5").beside.audited.is_known
    assert row(hollowbrook, "5").beside.disagreements == ()


def test_what_is_set_aside_does_not_count(notebook: Notebook) -> None:
    before = see(notebook, "Hollowbrook")
    books = next(
        key for key, one in before.sources.items() if one.title.startswith("Book scrutiny")
    )
    notebook.fieldwork.set_aside(books)
    after = see(notebook, "Hollowbrook")
    assert (before.scrutinies, after.scrutinies) == (1, 0)
    assert not any(one.beside.looks for one in after.rows)


def test_only_what_came_since_the_audit_before_counts(notebook: Notebook) -> None:
    seen = see(notebook, "Hollowbrook")
    assert seen.since == seen.strip.stages[0].day
    assert seen.since is not None
    assert all(one.day >= seen.since for one in seen.sources.values())


def test_a_school_without_an_audit_has_nothing_beside_it(notebook: Notebook) -> None:
    assert see(notebook, "Cranmead").rows == ()

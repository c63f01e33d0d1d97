"""What the page of a school shows, whatever drafts and corrections lie beside the audits."""

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.services.schools_view import MOST_STAGES, Strip
from tests.services.test_drafts import of


def stages(notebook: Notebook, school: str) -> list[tuple[str, bool]]:
    strip = notebook.schools_view.see(of(notebook, school)).strip
    return [(one.name, one.is_draft) for one in strip.stages]


def test_positions_are_compared_with_the_audit_before(notebook: Notebook) -> None:
    strip = notebook.schools_view.see(of(notebook, "Stourbank")).strip
    assert [one.number for one in strip.recommendations] == list("12345678")
    baseline, review = strip.stages
    assert {one.movement for one in baseline.positions} == {""}
    assert [(one.value, one.movement) for one in review.positions] == [
        ("g", "up one"),
        ("a", "up one"),
        ("r", "same"),
        ("a", "same"),
        ("a", "same"),
        ("g", "up one"),
        ("a", "down one"),
        ("a", "first look"),
    ]


def test_a_draft_comes_last_and_is_called_one(notebook: Notebook) -> None:
    assert stages(notebook, "Hollowbrook") == [("Baseline", False), ("Review 1", True)]


def test_a_draft_that_is_set_aside_is_left_out(notebook: Notebook) -> None:
    strip = notebook.schools_view.see(of(notebook, "Hollowbrook")).strip
    notebook.fieldwork.set_aside(strip.stages[-1].record_id)
    assert stages(notebook, "Hollowbrook") == [("Baseline", False)]


def test_a_correction_under_way_leaves_the_sealed_positions(notebook: Notebook) -> None:
    before = notebook.schools_view.see(of(notebook, "Stourbank")).strip
    notebook.finishing.new_version(before.stages[-1].record_id, "A slip")
    assert notebook.schools_view.see(of(notebook, "Stourbank")).strip == before


def test_a_school_without_an_audit_has_no_strip(notebook: Notebook) -> None:
    assert notebook.schools_view.see(of(notebook, "Cranmead")).strip == Strip()


def test_many_stages_keep_the_first_and_the_latest(notebook: Notebook) -> None:
    school = of(notebook, "Hollowbrook")
    for _ in range(MOST_STAGES):
        opened = notebook.fieldwork.start("eef_audit", school)
        with notebook.store.work() as work:
            work.records.put(opened.record.sealed(notebook.now()))
    shown = notebook.schools_view.see(school).strip.stages
    assert len(shown) == MOST_STAGES
    assert shown[0].name == "Baseline"


@pytest.mark.parametrize("school", ["Hollowbrook", "Stourbank"])
def test_open_actions_come_in_the_order_they_are_due(notebook: Notebook, school: str) -> None:
    seen = notebook.schools_view.see(of(notebook, school))
    assert seen.actions
    late = [one.is_late for one in seen.actions]
    assert late == sorted(late, reverse=True)

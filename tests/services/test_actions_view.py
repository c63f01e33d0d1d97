"""All agreed actions in one list, and settling them without opening a record."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.domain.action_groups import Group
from sle_desktop.domain.actions import Action
from sle_desktop.errors import UserError
from sle_desktop.services.actions_view import ActionLine, ActionsView, Asked
from tests.services.test_drafts import of

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MANY = 10_000


@pytest.fixture
def view(notebook: Notebook) -> ActionsView:
    return replace(notebook.actions_view, now=lambda: NOON)


def lines(view: ActionsView, asked: Asked, order: str = "due") -> list[ActionLine]:
    return view.find(asked, order).lines(0, MANY)


def test_what_is_open_comes_by_due_date_with_lateness_in_words(view: ActionsView) -> None:
    seen = lines(view, Asked())
    assert len(seen) == 17
    late = seen[1]
    assert (late.due, late.when, late.group) == ("3 November", "15 working days late", Group.LATE)
    assert late.how == "Not yet, 18 November"
    assert late.note == "carried over 3 times · Booked for next month"
    assert late.agreed == "agreed 15 September · 70 days old"
    assert [one.when for one in seen[6:9]] == [
        "1 working day left",
        "3 working days left",
        "3 working days left",
    ]


def test_actions_are_found_by_group_school_owner_and_words(
    view: ActionsView, notebook: Notebook
) -> None:
    assert {one.group for one in lines(view, Asked("late"))} == {Group.LATE}
    assert {one.group for one in lines(view, Asked("settled"))} == {Group.SETTLED}
    assert len(lines(view, Asked(""))) == 23
    theirs = lines(view, Asked(school=of(notebook, "Cranmead")))
    assert {one.school for one in theirs} == {"Cranmead Primary School"}
    assert {one.who for one in lines(view, Asked(who="maths lead"))} == {"Maths lead"}
    assert [one.who for one in lines(view, Asked(text="stourbank addition"))] == [
        "Year 4 teacher, headteacher"
    ]


def test_the_counts_do_not_depend_on_the_group_that_is_shown(view: ActionsView) -> None:
    counts = {Group.LATE: 6, Group.SOON: 3, Group.LATER: 8, Group.SETTLED: 6}
    assert view.find(Asked("late")).counts == counts
    assert view.find(Asked("settled")).counts == counts


@pytest.mark.parametrize("order", ["what", "who", "school"])
def test_other_orders(view: ActionsView, order: str) -> None:
    words = [getattr(one, order) for one in lines(view, Asked(""), order)]
    assert words == sorted(words, key=str.casefold)
    assert [one.due for one in view.find(Asked(""), order, down=True).lines(0, 1)]


def test_an_action_is_settled_and_the_undo_leaves_no_trace(view: ActionsView) -> None:
    before = lines(view, Asked(""))
    settled = view.settle(before[3].id, "done", " All four ")
    after = next(one for one in lines(view, Asked("")) if one.id == before[3].id)
    assert after.how == "Done, 24 November"
    assert after.note.endswith("All four")
    assert after.group is Group.SETTLED
    assert settled.changes.records == {before[3].record_id}
    view.take_back(settled)
    assert lines(view, Asked("")) == before


def test_an_action_said_to_be_open_again_waits_again(view: ActionsView) -> None:
    one = lines(view, Asked("settled"))[0]
    view.settle(one.id, "open")
    assert one.id in {again.id for again in lines(view, Asked())}


def test_what_is_carried_over_here_counts_like_a_visit(view: ActionsView) -> None:
    one = lines(view, Asked("soon"))[0]
    view.settle(one.id, "not_yet")
    view.settle(one.id, "partly", "Half of it")
    again = next(other for other in lines(view, Asked()) if other.id == one.id)
    assert (again.how, again.note) == ("Partly, 24 November", "carried over twice · Half of it")


@pytest.mark.parametrize(
    ("status", "note", "code"),
    [("dropped", "  ", "ACTION_NEEDS_NOTE"), ("finished", "", "NO_SUCH_STATUS")],
)
def test_refusals_change_nothing(view: ActionsView, status: str, note: str, code: str) -> None:
    before = lines(view, Asked(""))
    with pytest.raises(UserError) as refused:
        view.settle(before[0].id, status, note)
    assert refused.value.code == code
    assert lines(view, Asked("")) == before


def test_an_unknown_action_is_refused(view: ActionsView) -> None:
    with pytest.raises(UserError) as refused:
        view.settle("nothing", "done")
    assert refused.value.code == "NO_SUCH_ACTION"


def test_an_action_without_a_day_or_far_from_it(view: ActionsView, notebook: Notebook) -> None:
    school = of(notebook, "Cranmead")
    agreed = [
        Action("u", school, "r", "Someday", "Head"),
        Action("f", school, "r", "Next year", "Head", date(2027, 9, 1)),
        Action("l", school, "r", "Long ago", "Head", date(2026, 1, 5)),
    ]
    with notebook.store.work() as work:
        work.actions.put_of_record("r", agreed)
    seen = {one.what: (one.due, one.when) for one in lines(view, Asked(school=school))}
    assert seen["Someday"] == ("no day agreed", "")
    assert seen["Next year"] == ("1 September 2027", "in 40 weeks")
    assert seen["Long ago"] == ("5 January 2026", "46 weeks late")
    assert lines(view, Asked(school=school))[-1].what == "Someday"


def test_in_front_of_others_a_teachers_own_actions_are_left_out(
    view: ActionsView, notebook: Notebook
) -> None:
    every = {one.record_id for one in lines(view, Asked(""))}
    shown = {one.record_id for one in lines(view, Asked("", only_known=True))}
    hidden = {notebook.records.record(one).form_id for one in every - shown}
    assert hidden <= {"lesson_observation"}
    assert shown <= every

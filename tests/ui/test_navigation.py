import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from sle_desktop.ui.navigation import History, Navigator, address, split


def test_an_address_comes_apart_as_it_was_put_together() -> None:
    assert address("record", "r1", "about") == "record/r1/about"
    assert split("record/r1/about") == ("record", ("r1", "about"))
    assert split("schools") == ("schools", ())


def test_going_back_and_forward_is_as_in_a_browser() -> None:
    history = History()
    for where in ("schools", "school/a", "school/a", "record/1"):
        history.visit(where)
    assert [history.step(-1), history.step(-1), history.step(-1)] == [
        "school/a",
        "schools",
        "schools",
    ]
    assert history.step(1) == "school/a"
    history.visit("forms")
    assert history.step(1) == "forms"
    assert history.step(-1) == "school/a"


def test_a_replaced_address_is_not_gone_back_to() -> None:
    history = History()
    history.replace("schools")
    history.visit("record/draft")
    history.replace("records")
    assert history.here == "records"
    assert history.step(-1) == "schools"


@given(st.lists(st.sampled_from(["a", "b", "c", "<", ">"]), max_size=40))
def test_history_is_always_somewhere_it_was(moves: list[str]) -> None:
    history, visited = History(), set()
    for move in moves:
        if move in "<>":
            history.step(-1 if move == "<" else 1)
        else:
            history.visit(move)
            visited.add(move)
    assert history.here in visited | {""}
    assert bool(history.here) == bool(visited)


def test_the_navigator_tells_only_of_moves(qtbot: QtBot) -> None:
    navigator = Navigator()
    heard: list[str] = []
    navigator.moved.connect(heard.append)
    navigator.back()
    navigator.go("schools")
    navigator.go("schools")
    navigator.go("records")
    navigator.forward()
    navigator.back()
    assert heard == ["schools", "records", "schools"]


@pytest.mark.parametrize("count", [1, 500])
def test_history_stays_small(count: int) -> None:
    history = History()
    for at in range(count):
        history.visit(str(at))
    for _ in range(count):
        history.step(-1)
    assert int(history.here) >= count - 200

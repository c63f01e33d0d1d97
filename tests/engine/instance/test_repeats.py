import pytest

from sle_desktop.engine.instance import full_pass, state_of
from sle_desktop.errors import UserError
from tests.engine.instance.building import form, group, new, q, reopened, repeat

BOOKS = form(
    q("integer", "bonus"),
    repeat(
        "books",
        q("text", "letter"),
        q("integer", "marks"),
        q("calculate", "place", calculation="position(..)"),
        q("calculate", "mine", calculation="${marks} + ${bonus}"),
        q("calculate", "before", calculation="indexed-repeat(${marks}, ${books}, ${place} - 1)"),
        q("text", "why", relevant="${marks} < 3"),
    ),
    q("calculate", "total", calculation="sum(${marks})"),
    q("calculate", "how_many", calculation="count(${books})"),
    q("calculate", "second", calculation="indexed-repeat(${letter}, ${books}, 2)"),
    q("calculate", "best", calculation="max(${mine})"),
    q("calculate", "letters", calculation="join(' ', ${letter})"),
)


def test_names_mean_the_same_row_inside_and_all_rows_outside() -> None:
    one = new(BOOKS)
    for number, (letter, marks) in enumerate([("A", 5), ("B", 2), ("C", 3)], 1):
        one.add_row("books")
        one.answer(f"books[r{number}]/letter", letter)
        one.answer(f"books[r{number}]/marks", marks)
    one.answer("bonus", 10)
    assert one.values()["books"] == [
        {"letter": "A", "marks": 5, "place": 1, "mine": 15},
        {"letter": "B", "marks": 2, "place": 2, "mine": 12, "before": 5},
        {"letter": "C", "marks": 3, "place": 3, "mine": 13, "before": 2},
    ]
    assert one.at("books[r2]/why").relevant
    assert not one.at("books[r1]/why").relevant
    outside = {key: one.at(key).value for key in ("total", "how_many", "second", "best", "letters")}
    assert outside == {"total": 10, "how_many": 3, "second": "B", "best": 15, "letters": "A B C"}
    assert state_of(one) == full_pass(one)


def test_taking_a_row_away_moves_the_later_ones() -> None:
    one = new(BOOKS)
    for number in (1, 2, 3):
        one.add_row("books")
        one.answer(f"books[r{number}]/marks", number)
    delta = one.remove_row("books[r1]")
    assert delta.rows == {"books"}
    assert delta.values["books[r2]/place"] == 1
    assert delta.values["books[r2]/before"] is None
    assert delta.values["how_many"] == 2
    assert delta.values["total"] == 5
    assert not any(key.startswith("books[r1]") for key in (*one.answers, *delta.values))
    assert one.rows == {"books": ("r2", "r3")}
    assert one.row_ids("books") == ("r2", "r3")
    assert one.row_ids("books[r1]/none") == one.row_ids("total") == ()
    assert one.shown("books[r3]/marks") == "books[2]/marks"
    assert state_of(one) == full_pass(one)
    with pytest.raises(UserError, match="NO_SUCH_FIELD"):
        one.answer("books[r1]/marks", 1)


def test_a_row_can_be_put_back_where_it_was_without_defaults() -> None:
    one = new(
        form(
            repeat(
                "r", q("text", "a", default="x"), q("calculate", "n", calculation="position(..)")
            )
        )
    )
    for _ in range(3):
        one.add_row("r")
    one.remove_row("r[r2]")
    one.add_row("r", "r2", at=1, fresh=False)
    assert one.rows["r"] == one.row_ids("r") == ("r1", "r2", "r3")
    assert one.at("r[r2]/a").value is None
    assert [one.at(f"r[r{n}]/n").value for n in (1, 2, 3)] == [1, 2, 3]
    with pytest.raises(UserError, match="ROW_EXISTS"):
        one.add_row("r", "r2")


def test_repeats_in_repeats() -> None:
    one = new(
        form(
            repeat(
                "c",
                q("text", "name"),
                repeat(
                    "p",
                    q("integer", "mark"),
                    q(
                        "calculate",
                        "who",
                        calculation="concat(${name}, '-', position(..), '-', position(../..))",
                    ),
                    q("calculate", "of", calculation="${sum} + ${mark}"),
                ),
                q("calculate", "sum", calculation="sum(${mark})"),
            ),
            q("calculate", "all", calculation="sum(${mark})"),
            q("calculate", "one", calculation="indexed-repeat(${mark}, ${c}, 2, ${p}, 1)"),
            q("calculate", "classes", calculation="count(${c})"),
            q("calculate", "pupils", calculation="count(${p})"),
        )
    )
    for outer in ("x", "y"):
        one.add_row("c", outer)
        one.answer(f"c[{outer}]/name", outer.upper())
        for inner in ("1", "2"):
            one.add_row(f"c[{outer}]/p", outer + inner)
            one.answer(
                f"c[{outer}]/p[{outer}{inner}]/mark", int(inner) * (10 if outer == "y" else 1)
            )
    assert one.at("c[y]/sum").value == 30
    assert one.at("c[x]/sum").value == 3
    assert one.at("all").value == 33
    assert one.at("one").value == 10
    assert (one.at("classes").value, one.at("pupils").value) == (2, 4)
    assert one.at("c[y]/p[y2]/who").value == "Y-2-2"
    assert one.at("c[y]/p[y2]/of").value == 50
    assert one.shown("c[y]/p[y2]/mark") == "c[2]/p[2]/mark"
    assert one.key_of("c[2]/p[1]/mark") == "c[y]/p[y1]/mark"
    assert one.rows == {"c": ("x", "y"), "c[x]/p": ("x1", "x2"), "c[y]/p": ("y1", "y2")}
    assert {key: one.row_ids(key) for key in one.rows} == one.rows
    assert state_of(one) == full_pass(one)
    one.remove_row("c[x]")
    assert one.at("c[y]/p[y2]/who").value == "Y-2-1"
    assert (one.at("all").value, one.at("pupils").value) == (30, 2)
    assert state_of(one) == full_pass(one)
    assert state_of(reopened(one)) == state_of(one)


COUNTED = form(
    q("integer", "n"),
    repeat(
        "r",
        q("text", "a", default="x"),
        q("text", "b", default="concat(${n}, '-', position(..))"),
        q("text", "c", required="yes", label="Of ${n}"),
        repeat_count="${n}",
    ),
    q("calculate", "seen", calculation="join(',', ${c})"),
)


def test_a_counted_repeat_grows_shrinks_and_remembers() -> None:
    one = new(COUNTED)
    assert one.at("r").rows == ()
    delta = one.answer("n", 3)
    assert delta.rows == {"r"}
    assert one.at("r").rows == ("r[r1]", "r[r2]", "r[r3]")
    assert one.at("r[r3]/b").value == "3-3"
    one.answer("r[r3]/c", "third")
    one.answer("r[r1]/c", "first")
    assert one.at("seen").value == "first,,third"

    delta = one.answer("n", 1)
    assert one.at("r").rows == ("r[r1]",)
    assert one.at("seen").value == "first"
    assert not one.at("r[r3]/c").relevant
    assert one.at("r[r3]/c").value == "third"
    assert {"r", "r[r3]", "r[r3]/c"} <= delta.states
    assert [problem.shown for problem in one.problems()] == []
    assert one.values() == {"n": 1, "r": [{"a": "x", "b": "3-1", "c": "first"}], "seen": "first"}
    assert one.rows["r"] == one.row_ids("r") == ("r1", "r2", "r3")
    assert one.shown("r[r3]/c") == "r[3]/c"
    assert one.at("r[r1]/c").label == "Of 1"
    assert one.at("r[r3]/c").label == "Of 1"  # looked at, and so remembered, while hidden

    again = reopened(one)
    assert state_of(again) == state_of(one)
    for each in (one, again):
        each.answer("n", 4)
        assert each.at("r[r3]/c").value == "third"
        assert each.at("r[r3]/b").value == "3-3"
        assert each.at("r[r3]/c").label == "Of 4"
        assert len(each.at("r").rows) == 4
        assert state_of(each) == full_pass(each)


@pytest.mark.parametrize(("number", "rows"), [(None, 0), (0, 0), (-3, 0), (2, 2), (2.9, 2)])
def test_a_count_may_be_anything(number: float | None, rows: int) -> None:
    one = new(form(q("decimal", "n"), repeat("r", q("text", "a"), repeat_count="${n}")))
    one.answer("n", number)
    assert len(one.at("r").rows) == rows


def test_a_slip_in_a_count_does_not_hang() -> None:
    one = new(COUNTED)
    one.answer("n", 10_000_000)
    assert len(one.at("r").rows) == 1000
    assert "at most 1,000" in one.at("r").problem
    one.answer("n", 1)
    assert one.at("r").problem == ""


def test_counts_in_counts_do_not_hang() -> None:
    one = new(
        form(repeat("r", repeat("s", q("text", "a"), repeat_count="1000"), repeat_count="1000"))
    )
    assert sum(1 for live in one.walk() if live.row_id) <= 21_000


def test_rows_that_the_form_counts_are_not_added_by_hand() -> None:
    one = new(COUNTED)
    one.answer("n", 1)
    with pytest.raises(UserError, match="ROWS_COUNTED"):
        one.add_row("r")
    with pytest.raises(UserError, match="ROWS_COUNTED"):
        one.remove_row("r[r1]")


def test_a_count_read_inside_the_rows() -> None:
    one = new(
        form(
            repeat("r", q("calculate", "of", calculation="concat(position(..), '/', count(${r}))"))
        )
    )
    for _ in range(3):
        one.add_row("r")
    assert [row["of"] for row in one.values()["r"]] == ["1/3", "2/3", "3/3"]
    one.remove_row("r[r1]")
    assert [row["of"] for row in one.values()["r"]] == ["1/2", "2/2"]


def test_names_are_the_nearest_when_there_are_several() -> None:
    one = new(
        form(
            group("g", q("integer", "n"), q("calculate", "c", calculation="${n} + 1")),
            group("h", q("integer", "n"), q("calculate", "d", calculation="${n} + 1")),
        )
    )
    one.answer("g/n", 1)
    one.answer("h/n", 5)
    assert (one.at("g/c").value, one.at("h/d").value) == (2, 6)


def test_the_walk_is_in_reading_order_with_rows() -> None:
    one = new(form(q("text", "a"), group("g", repeat("r", q("text", "x"))), q("text", "z")))
    one.add_row("g/r")
    one.add_row("g/r")
    assert [live.shown for live in one.walk()] == [
        "a",
        "g",
        "g/r",
        "g/r[1]",
        "g/r[1]/x",
        "g/r[2]",
        "g/r[2]/x",
        "z",
    ]
    assert (one.at("g/r[r2]").number, one.at("g/r[r2]").row_id) == (2, "r2")
    assert one.kind("g/r[gone]/x") == "text"


@pytest.mark.parametrize(
    ("shown", "advice"),
    [
        ("book", "Did you mean “books”?"),
        ("books[3]", "1 row"),
        ("books/letter", r"books\[1\]/letter"),
        ("bonus[1]", "no rows"),
        ("", "path such as"),
        ("books[1]/x", "There are"),
        ("a//b", "There are"),
    ],
)
def test_a_path_that_leads_nowhere_is_explained(shown: str, advice: str) -> None:
    one = new(BOOKS)
    one.add_row("books")
    assert one.key_of(" books[1]/letter ") == "books[r1]/letter"
    with pytest.raises(UserError, match=f"NO_SUCH_FIELD.*{advice}"):
        one.key_of(shown)

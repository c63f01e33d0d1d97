import pytest

from sle_desktop.engine.instance import Instance
from sle_desktop.errors import UserError
from tests.engine.instance.building import choice, form, group, new, q, repeat


def says(one: Instance) -> dict[str, str]:
    return {problem.shown: problem.says for problem in one.problems()}


def test_a_blank_that_is_needed() -> None:
    one = new(
        form(
            q("text", "name", label="Your name", required="yes"),
            q("text", "why", required="${name} = 'x'", required_message="Say why ${name}."),
        )
    )
    assert one.problems()[0].label == "Your name"
    assert says(one) == {"name": "This needs an answer."}
    assert one.at("name").missing
    delta = one.answer("name", "x")
    assert says(one) == {"why": "Say why x."}
    assert "why" in delta.states
    one.answer("why", "because")
    assert one.problems() == ()
    assert not one.at("why").missing


def test_a_constraint_is_asked_of_answers_only() -> None:
    one = new(
        form(
            q("integer", "low"),
            q("integer", "high", constraint=". > ${low}", constraint_message="More than ${low}."),
        )
    )
    assert one.problems() == ()
    one.answer("low", 5)
    assert one.problems() == ()
    one.answer("high", 3)
    assert one.at("high").value == 3
    assert says(one) == {"high": "More than 5."}
    assert "high" in one.answer("low", 1).states
    assert one.problems() == ()


def test_a_constraint_without_a_message_says_something() -> None:
    one = new(form(q("integer", "age", constraint=". < 10")))
    one.answer("age", 11)
    assert says(one) == {"age": "This answer does not fit what the form asks for."}


def test_a_choice_that_is_no_longer_offered_stays_as_a_problem() -> None:
    lists = {
        "area": "north south",
        "school": (choice("a", "Alder", area="north"), choice("b", "Beech", area="south")),
    }
    one = new(
        form(
            q("select_one area", "area"),
            q("select_one school", "school", choice_filter="area=${area}"),
            lists=lists,
        )
    )
    assert one.at("school").choices == ()
    one.answer("area", "north")
    assert [each.name for each in one.at("school").choices] == ["a"]
    one.answer("school", "a")
    assert one.problems() == ()
    delta = one.answer("area", "south")
    assert "school" in delta.states
    assert one.at("school").value == "a"
    assert says(one) == {"school": "“Alder” is no longer one of the choices."}
    one.answer("area", "north")
    assert one.problems() == ()


def test_what_cannot_be_answered_is_not_asked_for() -> None:
    one = new(
        form(
            q("calculate", "c", calculation="''", required="yes"),
            q("text", "r", read_only="yes", required="yes"),
            q("note", "n", required="yes"),
            q("geopoint", "where", required="yes"),
        )
    )
    assert one.problems() == ()
    assert one.progress() == (0, 0)


def test_rows_are_named_by_their_numbers() -> None:
    one = new(form(repeat("books", group("b", q("text", "letter", required="yes")))))
    one.add_row("books")
    one.add_row("books")
    one.answer("books[r1]/b/letter", "A")
    assert says(one) == {"books[2]/b/letter": "This needs an answer."}


def test_a_broken_expression_is_a_problem_of_its_field_and_no_crash() -> None:
    one = new(
        form(
            q("text", "a"),
            q("calculate", "c", calculation="${nobody} + 1"),
            q("text", "d", constraint="regex(., '[')"),
            q("text", "e", relevant="nonsense("),
            q("text", "f", required="concat("),
            q("select_one l", "g", choice_filter="nope("),
            q("calculate", "h", calculation="${c} + 1"),
            lists={"l": "x y"},
        )
    )
    one.answer("d", "anything")
    one.answer("g", "x")
    found = says(one)
    assert set(found) == {"c", "d", "e", "f", "g"}
    assert "“nobody”" in found["c"]
    assert all("mistake" in text for text in found.values())
    assert one.at("c").value is None
    assert one.at("e").relevant
    assert one.at("g").choices == ()


def test_an_error_at_run_time_goes_when_the_answer_is_mended() -> None:
    one = new(form(q("text", "p"), q("calculate", "c", calculation="regex('a', ${p})")))
    one.answer("p", "[")
    assert one.at("c").value is None
    assert "mistake" in says(one)["c"]
    delta = one.answer("p", "a")
    assert one.at("c").value == "true"
    assert "c" in delta.states
    assert one.problems() == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("whole", "ten"),
        ("pick", "z"),
        ("many", ["x", "z"]),
        ("g", 1),
        ("books", []),
        ("sum", 4),
        ("slide", 11),
        ("day", "31/3/2026"),
        ("n", "x"),
        ("where", "1 2"),
    ],
)
def test_what_cannot_be_an_answer_is_refused(key: str, value: object) -> None:
    one = new(
        form(
            q("integer", "whole"),
            q("select_one l", "pick"),
            q("select_multiple l", "many"),
            group("g", q("text", "t")),
            repeat("books", q("text", "b")),
            q("calculate", "sum", calculation="1"),
            q("range", "slide"),
            q("date", "day"),
            q("note", "n"),
            q("geopoint", "where"),
            lists={"l": "x y"},
        )
    )
    before = one.answers
    with pytest.raises(UserError) as refusal:
        one.answer(key, value)
    assert refusal.value.code == "ANSWER_REFUSED"
    assert refusal.value.says.startswith(key)
    assert one.answers == before


def test_a_refusal_names_the_row() -> None:
    one = new(form(repeat("books", q("integer", "marks"))))
    one.add_row("books")
    with pytest.raises(UserError, match=r"^ANSWER_REFUSED: books\[1\]/marks: “x” is no"):
        one.answer("books[r1]/marks", "x")


def test_progress_counts_what_is_asked_now() -> None:
    one = new(
        form(
            group(
                "g",
                q("text", "a"),
                q("text", "b", relevant="${a} = 'x'"),
                q("note", "n"),
                q("calculate", "c", calculation="1"),
                repeat("r", q("text", "d")),
            ),
            q("text", "z"),
        )
    )
    assert one.progress("g") == (0, 1)
    one.answer("g/a", "x")
    one.add_row("g/r")
    one.add_row("g/r")
    one.answer("g/r[r1]/d", "x")
    assert one.progress("g") == (2, 4)
    assert one.progress("g/r") == (1, 2)
    assert one.progress("g/r[r1]") == (1, 1)
    assert one.progress() == (2, 5)

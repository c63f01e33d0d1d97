from sle_desktop.engine.instance import Instance
from tests.engine.instance.building import environment, form, group, new, q, reopened, repeat

FORM = form(
    group(
        "about", q("date", "date"), q("select_one yn", "agreed"), q("select_multiple yn", "many")
    ),
    repeat(
        "books",
        q("text", "letter"),
        q("integer", "year", constraint=". < 9"),
        repeat("notes", q("text", "words")),
    ),
    q("integer", "n"),
    repeat("counted", q("text", "x"), repeat_count="${n}"),
    q("calculate", "sum", calculation="sum(${year})"),
    q("note", "hello"),
    lists={"yn": "y n"},
)


def test_nested_answers_go_in_and_come_out_the_same() -> None:
    answers = {
        "about": {"date": "2026-03-31", "agreed": "y", "many": ["y", "n"]},
        "books": [
            {"letter": "A", "year": 4, "notes": [{"words": "one"}, {"words": "two"}]},
            {"letter": "B"},
        ],
        "n": 2,
        "counted": [{"x": "1"}, {"x": "2"}],
        "sum": "",
    }
    one = new(FORM)
    assert one.fill_from(answers) == []
    assert one.values() == {key: value for key, value in answers.items() if key != "sum"}
    other = new(FORM)
    assert other.fill_from(one.values()) == []
    assert other.values() == one.values()
    assert reopened(one).values() == one.values()


def test_everything_refused_is_named_and_the_rest_is_taken() -> None:
    one = new(FORM)
    refused = dict(
        one.fill_from(
            {
                "about": {"date": "tomorrow", "agreed": "maybe", "who": "x"},
                "books": [{"year": 12}, {"year": "four", "notes": "none"}, "C"],
                "n": 1,
                "counted": [{"x": "1"}, {"x": "2"}],
                "sum": 3,
                "hello": "there",
                "abuot": {},
            }
        )
    )
    assert set(refused) == {
        "about/date",
        "about/agreed",
        "about/who",
        "books[2]/year",
        "books[2]/notes",
        "books[3]",
        "counted[2]",
        "sum",
        "hello",
        "abuot",
    }
    assert refused["abuot"] == "There is no question “abuot” here. Did you mean “about”?"
    assert refused["about/agreed"].startswith("“maybe” is not one of the choices.")
    assert "1 row " in refused["counted[2]"]
    assert one.values()["books"] == [{"year": 12}, {}, {}]
    assert [problem.shown for problem in one.problems()] == ["books[1]/year"]


def test_a_group_that_is_no_object_and_a_repeat_that_is_no_list() -> None:
    one = new(FORM)
    assert [path for path, _ in one.fill_from({"about": 1, "books": {"letter": "A"}})] == [
        "about",
        "books",
    ]
    assert one.fill_from([]) != []  # type: ignore[arg-type]


def test_a_calculation_may_be_given_if_it_comes_out_the_same() -> None:
    one = new(FORM)
    assert one.fill_from({"books": [{"year": 4}, {"year": 5}], "sum": "9.0"}) == []
    assert one.fill_from({"sum": 8}) == [("sum", "The form works this out by itself, as “9”.")]


def test_an_answer_of_a_field_that_is_gone_is_kept() -> None:
    one = Instance.open(FORM, {"old": "kept", "n": 1}, {}, environment())
    assert one.answers == {"old": "kept", "n": 1, "sum": 0}
    assert one.values() == {"n": 1, "counted": [{}], "sum": 0}


def test_more_rows_than_a_record_holds_are_refused_at_once() -> None:
    one = new(FORM)
    refused = one.fill_from({"books": [{}] * 1001, "n": 2})
    assert refused == [("books", "1,001 rows are more than a record holds.")]
    assert one.at("books").rows == ()
    crowd: list[dict[str, list[dict[str, str]]]] = [{"notes": [{}] * 900} for _ in range(30)]
    assert {path for path, _ in new(FORM).fill_from({"books": crowd})} == {
        f"books[{number}]/notes" for number in range(23, 31)
    }

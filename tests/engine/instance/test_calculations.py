from datetime import UTC, date, datetime

import pytest

from sle_desktop.engine.definition import Value
from sle_desktop.engine.instance import Instance, full_pass, state_of
from sle_desktop.errors import UserError
from tests.engine.instance.building import (
    beginning,
    choice,
    environment,
    form,
    group,
    new,
    q,
    reopened,
    repeat,
)


@pytest.mark.parametrize(
    ("kind", "expression", "value"),
    [
        ("calculate", "1 + 1", 2),
        ("calculate", "1 div 4", 0.25),
        ("calculate", "'a'", "a"),
        ("calculate", "''", None),
        ("calculate", "1 = 1", "true"),
        ("calculate", "number('x')", None),
        ("calculate", "1 div 0", None),
        ("calculate", "sum(${r})", None),
        ("calculate", "${r}", None),
        ("text", "2 * 3", "6"),
        ("integer", "'12'", 12),
        ("integer", "7 div 2", 3.5),
        ("decimal", "7 div 2", 3.5),
        ("date", "'2026-03-31'", date(2026, 3, 31)),
        ("date", "today()", date(2026, 3, 31)),
        ("date", "date(today() + 1)", date(2026, 4, 1)),
        ("date", "today() + 1", date(2026, 4, 1)),
        ("select_one yn", "'y'", "y"),
        ("select_multiple yn", "'n y'", ("n", "y")),
        ("note", "'seen'", "seen"),
    ],
)
def test_a_calculation_gives_a_value_of_the_field_s_type(
    kind: str, expression: str, value: Value
) -> None:
    one = new(form(q("text", "r"), q(kind, "c", calculation=expression), lists={"yn": "y n"}))
    assert one.at("c").value == value
    assert one.at("c").read_only
    assert one.problems() == ()


def test_what_the_type_cannot_hold_is_a_problem() -> None:
    one = new(form(q("integer", "c", calculation="'ten'")))
    assert one.at("c").value is None
    assert "“ten” is no answer for integer" in one.problems()[0].says


def test_dates_and_times_read_from_calculations_are_answers() -> None:
    one = new(form(q("dateTime", "at", calculation="now()"), q("time", "t", calculation="'09:30'")))
    assert str(one.at("at").value) == "2026-03-31 10:30:00+01:00"
    assert one.values()["at"] == "2026-03-31T10:30:00.000+01:00"
    assert one.values()["t"] == "09:30:00.000"


def test_once_keeps_what_it_gave_and_lets_it_be_changed() -> None:
    one = new(
        form(
            q("text", "name"),
            q("text", "first", calculation="once(${name})"),
            q("calculate", "lot", calculation="once(random())"),
        )
    )
    assert one.at("first").value is None
    lot = one.at("lot").value
    assert lot is not None
    one.answer("name", "Ada")
    assert one.at("first").value == "Ada"
    one.answer("name", "Bea")
    assert one.at("first").value == "Ada"
    one.answer("first", "Cy")
    assert one.at("first").value == "Cy"
    assert one.answer("first", "").values == {"first": "Bea"}
    assert one.at("lot").value == lot
    assert reopened(one).at("lot").value == lot


def test_a_lot_stays_when_the_record_is_opened_again() -> None:
    one = new(
        form(
            q("calculate", "id", calculation="uuid()"), q("calculate", "n", calculation="random()")
        )
    )
    assert reopened(one).answers == one.answers


def test_a_trigger_works_a_calculation_out_when_it_changes_and_only_then() -> None:
    one = new(
        form(
            q("text", "ask"),
            q("integer", "n"),
            q("integer", "copy", calculation="${n} * 2", trigger="${ask}"),
            q("text", "note", trigger="${ask}"),
        )
    )
    assert one.at("copy").value is None
    one.answer("n", 4)
    assert one.at("copy").value is None
    one.answer("note", "words")
    assert one.answer("ask", "x").values == {"ask": "x", "copy": 8, "note": None}
    one.answer("n", 5)
    assert one.at("copy").value == 8
    one.answer("copy", 1)
    assert one.at("copy").value == 1
    assert not one.at("copy").read_only
    assert one.answer("ask", "x").values == {}
    assert one.at("copy").value == 1
    assert reopened(one).at("copy").value == 1
    one.answer("ask", "")
    assert one.at("copy").value == 10


def test_triggers_may_be_several_calculated_and_may_count() -> None:
    one = new(
        form(
            q("integer", "a"),
            q("integer", "b"),
            q("calculate", "both", calculation="${a} + ${b}"),
            q("integer", "times", calculation="coalesce(${times}, 0) + 1", trigger="${both}"),
            q("text", "last", calculation="concat(${a}, '/', ${b})", trigger="${a}, ${b}"),
        )
    )
    one.answer("a", 1)
    assert one.at("last").value == "1/"
    assert one.at("times").value is None
    one.answer("b", 2)
    assert (one.at("last").value, one.at("times").value) == ("1/2", 1)
    one.answer("b", 3)
    assert one.at("times").value == 2


def test_triggers_that_set_each_other_off_come_to_rest() -> None:
    one = new(
        form(
            q("integer", "a", calculation="${b} + 1", trigger="${b}"),
            q("integer", "b", calculation="${a} + 1", trigger="${a}"),
        )
    )
    assert one.answer("a", 1).values == {"a": 3, "b": 2}


def test_a_trigger_in_a_row_works_in_that_row() -> None:
    one = new(
        form(
            q("text", "all"),
            repeat(
                "r",
                q("text", "x"),
                q("text", "y", calculation="${x}", trigger="${x}"),
                q("text", "z", calculation="${all}", trigger="${all}"),
            ),
        )
    )
    one.add_row("r")
    one.add_row("r")
    assert one.answer("r[r1]/x", "1").values == {"r[r1]/x": "1", "r[r1]/y": "1"}
    assert set(one.answer("all", "A").values) == {"all", "r[r1]/z", "r[r2]/z"}


def test_defaults_are_given_once_at_creation() -> None:
    made = form(
        q("integer", "five", default="5"),
        q("text", "words", default="see (the) note"),
        q("integer", "six", default="${five} + 1"),
        q("integer", "seven", default="${six} + 1"),
        q("integer", "sum", default="2 + 2"),
        q("date", "day", default="today()"),
        q("date", "fixed", default="2026-01-02"),
        q("select_multiple yn", "both", default="y n"),
        q("text", "hidden", default="concat('h', ${five})", relevant="${five} = 6"),
        q("integer", "bad", default="five"),
        lists={"yn": "y n"},
    )
    one = new(made)
    assert one.values() == {
        "five": 5,
        "words": "see (the) note",
        "six": 6,
        "seven": 7,
        "sum": 4,
        "day": "2026-03-31",
        "fixed": "2026-01-02",
        "both": ["y", "n"],
    }
    assert one.at("hidden").value == "h5"
    assert [(each.key, "default" in each.says) for each in one.problems()] == [("bad", True)]
    one.answer("bad", 5)
    assert one.problems() == ()
    one.answer("five", None)
    assert one.at("six").value == 6
    again = reopened(one)
    assert again.at("five").value is None
    assert again.answers == one.answers


def test_what_is_known_beforehand_comes_before_defaults() -> None:
    made = form(
        q("start", "began"),
        q("end", "ended"),
        q("today", "day"),
        q("username", "who"),
        q("hidden", "agreed", extra={"sle::prior": "agreed"}),
        q("text", "now", default="${agreed}"),
        q("text", "other", default="x"),
    )
    one = new(made, known={"username": "Ada"}, prefilled={"agreed": "g", "other": "y"})
    assert one.values(plain=False) == {
        "began": datetime(2026, 3, 31, 9, 30, tzinfo=UTC),
        "day": date(2026, 3, 31),
        "who": "Ada",
        "agreed": "g",
        "now": "g",
        "other": "y",
    }
    assert one.problems() == ()
    assert set(one.stamp_end().values) == {"ended"}
    assert one.progress() == (2, 2)


def test_labels_and_hints_show_answers() -> None:
    one = new(
        form(
            q("text", "name"),
            q("select_one yn", "ok"),
            q(
                "note",
                "n",
                label="Hello ${name}, and ${ name }",
                hint="${ok}?",
                guidance_hint="G ${ok}",
            ),
            q("calculate", "said", calculation="jr:choice-name(${ok}, '${ok}')"),
            repeat("r", q("text", "in", label="${in} of ${name}"), label="Rows of ${name}"),
            lists={"yn": (choice("y", "Yes, indeed"), choice("n", "No to ${name}"))},
        )
    )
    one.add_row("r")
    assert one.at("n").label == "Hello , and "
    delta = one.answer("name", "Ada")
    assert {"n", "r", "r[r1]/in", "ok"} <= delta.states
    assert one.at("n").label == "Hello Ada, and Ada"
    assert one.at("r").label == "Rows of Ada"
    assert one.at("r[r1]/in").label == " of Ada"
    assert one.at("ok").choices[1].label == {"": "No to Ada"}
    one.answer("ok", "y")
    assert (one.at("n").hint, one.at("n").guidance) == ("y?", "G y")
    assert one.at("said").value == "Yes, indeed"


def test_another_language_shows_in_labels_and_choice_names() -> None:
    made = form(
        q("select_one yn", "ok", label={"en": "Fine?", "cy": "Iawn?"}),
        q("calculate", "said", calculation="jr:choice-name(${ok}, '${ok}')"),
        lists={"yn": (choice("y"),)},
        default_language="cy",
    )
    assert new(made).at("ok").label == "Iawn?"
    assert Instance.create(made, environment(), beginning(language="en")).at("ok").label == "Fine?"


def test_lists_can_be_read_like_other_instances() -> None:
    one = new(
        form(
            q("select_one school", "s"),
            q("calculate", "town", calculation="instance('school')/root/item[name = ${s}]/town"),
            q(
                "calculate",
                "many",
                calculation="count(instance('school')/root/item[town = 'York'])",
            ),
            q(
                "calculate",
                "first",
                calculation="instance('school')/root/item[position() = 1]/label",
            ),
            lists={
                "school": (choice("a", "Alder", town="York"), choice("b", "Beech", town="Hull"))
            },
        )
    )
    assert (one.at("many").value, one.at("first").value) == (1, "Alder")
    assert one.answer("s", "b").values["town"] == "Hull"


def test_the_rows_of_a_repeat_may_be_what_is_chosen_from() -> None:
    one = new(
        form(
            repeat("pupils", q("text", "pupil"), q("integer", "year")),
            q("integer", "least"),
            q("select_one ${pupil}", "best"),
            q("select_multiple ${pupil}", "older", choice_filter="${year} >= ${least}"),
        )
    )
    for number, (pupil, year) in enumerate([("Ada", 3), ("Bea", 5), ("", 6)], 1):
        one.add_row("pupils")
        one.answer(f"pupils[r{number}]/pupil", pupil)
        one.answer(f"pupils[r{number}]/year", year)
    one.answer("least", 4)
    assert [each.name for each in one.at("best").choices] == ["Ada", "Bea"]
    assert [each.name for each in one.at("older").choices] == ["Bea"]
    one.answer("best", "Ada")
    with pytest.raises(UserError, match="ANSWER_REFUSED"):
        one.answer("best", "Cy")
    assert one.problems() == ()
    assert "best" in one.answer("pupils[r1]/pupil", "Ann").states
    assert one.problems()[0].says == "“Ada” is no longer one of the choices."
    assert "older" in one.answer("pupils[r1]/year", 4).states
    assert [each.name for each in one.at("older").choices] == ["Ann", "Bea"]


def test_a_filter_may_use_paths_and_other_conditions() -> None:
    lists = {"s": tuple(choice(f"s{n}", a=str(n % 2), b=str(n % 3)) for n in range(12))}
    one = new(
        form(
            q("text", "a"),
            q("text", "b"),
            q("select_one s", "one", choice_filter="${a} = a and (b = ${b} or b = '0')"),
            q("select_multiple s", "two", choice_filter="name != current()/../one"),
            q("select_one s", "three", choice_filter="position() <= 2"),
            lists=lists,
        )
    )
    one.answer("a", "1")
    one.answer("b", "2")
    assert [each.name for each in one.at("one").choices] == ["s3", "s5", "s9", "s11"]
    one.at("two").choices  # noqa: B018 - remembered before the answer changes
    assert "two" in one.answer("one", "s3").states
    assert "s3" not in [each.name for each in one.at("two").choices]
    assert len(one.at("three").choices) == 2
    one.answer("two", ["s3", "s4"])
    assert one.problems()[0].says == "“S3” is no longer one of the choices."


def test_paths_are_followed_like_names() -> None:
    one = new(
        form(
            group(
                "g",
                q("integer", "x"),
                q("calculate", "y", calculation="../x + 1"),
                repeat("r", q("integer", "z"), q("calculate", "w", calculation="../z + ../../x")),
            ),
            q("calculate", "all", calculation="sum(/data/g/r/z) + sum(/data/g/*[name() = 'x'])"),
            q("calculate", "text", calculation="string(/data/g)"),
        )
    )
    one.add_row("g/r")
    one.add_row("g/r")
    one.answer("g/x", 1)
    one.answer("g/r[r1]/z", 10)
    one.answer("g/r[r2]/z", 20)
    assert one.at("g/y").value == 2
    assert one.at("g/r[r2]/w").value == 21
    assert one.at("all").value == 31
    assert one.at("text").value == "1210112021"
    assert state_of(one) == full_pass(one)


def test_a_circle_is_refused_with_its_chain() -> None:
    with pytest.raises(UserError) as refusal:
        new(
            form(
                q("calculate", "a", calculation="${b} + 1"),
                q("text", "b", relevant="${c} = 1"),
                q("calculate", "c", calculation="${a}"),
            )
        )
    assert refusal.value.code == "FORM_CYCLE"
    assert "a (calculation) → b (relevant) → c (calculation) → a" in refusal.value.says


@pytest.mark.parametrize(
    "made",
    [
        form(q("calculate", "a", calculation="${a} + 1")),
        form(q("calculate", "a", calculation=". + 1")),
        form(q("text", "a", relevant="${a} = 'x'")),
        form(group("g", q("text", "a"), relevant="${a} = 'x'")),
        form(repeat("r", q("integer", "a"), repeat_count="sum(${a})")),
        form(q("calculate", "a", calculation="string(/data)")),
        form(q("calculate", "a", calculation="../*")),
        form(
            repeat(
                "r",
                q("integer", "n"),
                q(
                    "calculate",
                    "t",
                    calculation="indexed-repeat(${t}, ${r}, position(..) + 1) + ${n}",
                ),
            )
        ),
    ],
)
def test_every_kind_of_circle_is_found(made: object) -> None:
    with pytest.raises(UserError, match="FORM_CYCLE"):
        new(made)  # type: ignore[arg-type]


def test_a_title_and_conditions_can_be_asked_for() -> None:
    one = new(
        form(
            q("text", "name"),
            repeat("r", q("text", "x")),
            instance_name="concat('Visit to ', ${name})",
        )
    )
    one.answer("name", "Alder")
    one.add_row("r")
    one.answer("r[r1]/x", "1")
    assert one.title() == "Visit to Alder"
    assert one.holds("${name} = 'Alder'", "r[r1]/x")
    assert one.holds("${x} = 1", "r[r1]/x")
    assert not one.holds("${nobody} = 1")
    assert not one.holds("broken(")
    assert one.evaluate("1 + ${x}", "r[r1]/x") == "2"
    assert new(form(q("text", "a"))).title() == ""

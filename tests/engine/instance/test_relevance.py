from sle_desktop.engine.instance import full_pass, state_of
from tests.engine.instance.building import form, group, new, q, repeat

SEVEN = form(
    q("text", "open"),
    group(
        "g1",
        group(
            "g2",
            group(
                "g3",
                group(
                    "g4",
                    group(
                        "g5",
                        group(
                            "g6",
                            group(
                                "g7",
                                q("integer", "deep", required="yes", default="5"),
                                relevant="${open} = 'y'",
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    q("calculate", "twice", calculation="${deep} * 2"),
)


def test_what_is_not_relevant_keeps_its_answer_and_is_empty_to_everybody() -> None:
    one = new(SEVEN)
    key = "g1/g2/g3/g4/g5/g6/g7/deep"
    assert not one.at(key).relevant
    assert one.at(key).value == 5
    assert one.at("twice").value is None
    assert one.problems() == ()
    assert one.values() == {}

    delta = one.answer("open", "y")
    assert one.at(key).relevant
    assert delta.values == {"open": "y", "twice": 10}
    assert key in delta.states
    assert one.values()["g1"]["g2"]["g3"]["g4"]["g5"]["g6"]["g7"] == {"deep": 5}

    one.answer("open", "n")
    assert one.at(key).value == 5
    assert one.at("twice").value is None
    assert one.values() == {"open": "n"}
    assert one.values(relevant_only=False)["g1"]["g2"]["g3"]["g4"]["g5"]["g6"]["g7"] == {"deep": 5}


def test_a_chain_of_hidden_questions_follows_in_one_step() -> None:
    chain = [q("text", "q0")]
    chain += [
        q("text", f"q{n}", default="x", relevant=f"${{q{n - 1}}} = 'x'") for n in range(1, 50)
    ]
    one = new(form(*chain))
    assert not one.at("q1").relevant
    delta = one.answer("q0", "x")
    assert all(one.at(f"q{n}").relevant for n in range(50))
    assert len(delta.states) >= 49
    one.answer("q25", "y")
    assert one.at("q25").relevant
    assert not one.at("q26").relevant
    assert not one.at("q49").relevant
    assert state_of(one) == full_pass(one)


def test_the_order_of_the_form_does_not_matter() -> None:
    one = new(
        form(
            q("calculate", "sum", calculation="${middle} + 1"),
            q("calculate", "middle", calculation="${last} * 2"),
            q("integer", "last"),
        )
    )
    assert one.answer("last", 4).values == {"last": 4, "middle": 8, "sum": 9}


def test_what_is_not_relevant_is_blank_and_not_absent() -> None:
    one = new(
        form(
            q("text", "ask"),
            q("text", "maybe", relevant="${ask} = 'y'", default="x"),
            q("calculate", "blank", calculation="${maybe} = ''"),
            q("calculate", "path", calculation="../maybe = ''"),
            q("calculate", "other", calculation="${maybe} != 'x'"),
            repeat("r", q("text", "b", relevant="${maybe} = 'x'")),
            q("integer", "n", default="3", relevant="${ask} = 'y'"),
            q("calculate", "copy", calculation="${n}"),
            q("calculate", "count", calculation="count(${b})"),
            q("calculate", "empty", calculation="count(${r}[b = ''])"),
        )
    )
    one.add_row("r")
    names = ("blank", "path", "other", "count", "empty", "copy")
    assert [one.at(name).value for name in names] == ["true", "true", "true", 0, 1, None]
    one.answer("ask", "y")
    one.answer("r[r1]/b", "z")
    assert [one.at(name).value for name in names] == ["false", "false", "false", 1, 0, 3]


def test_a_hidden_repeat_hides_its_rows_and_brings_them_back() -> None:
    one = new(
        form(
            q("text", "ask"),
            repeat("books", q("integer", "marks", required="yes"), relevant="${ask} = 'y'"),
            q("calculate", "total", calculation="sum(${marks})"),
            q("calculate", "rows", calculation="count(${books})"),
        )
    )
    one.add_row("books")
    one.answer("books[r1]/marks", 4)
    assert one.at("total").value == 0
    assert one.at("rows").value == 0
    assert not one.at("books[r1]/marks").relevant
    delta = one.answer("ask", "y")
    assert (one.at("total").value, one.at("rows").value) == (4, 1)
    assert {"books", "books[r1]", "books[r1]/marks"} <= delta.states


def test_yes_and_no_may_stand_for_expressions() -> None:
    one = new(form(q("text", "a", relevant="no"), q("text", "b", relevant="Yes", required="TRUE")))
    assert not one.at("a").relevant
    assert one.at("b").required


def test_rows_reached_by_a_path_come_and_go_with_their_repeat() -> None:
    one = new(
        form(
            q("text", "ask"),
            repeat("r", q("text", "never", relevant="1 = 2"), relevant="${ask} = 'y'"),
            q("text", "seen", relevant="//never"),
        )
    )
    one.add_row("r")
    assert not one.at("seen").relevant
    one.answer("ask", "y")
    assert one.at("seen").relevant
    one.answer("ask", "n")
    assert not one.at("seen").relevant

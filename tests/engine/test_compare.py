from dataclasses import replace

import pytest

from sle_desktop.engine.compare import Change, Kind, changes, matched_fields
from sle_desktop.engine.definition import Field, Form
from tests.engine.instance.building import choice, form, group, q, repeat

RAG = {"rag": (choice("r", "Not in place"), choice("a", "Emerging"), choice("g", "Embedded"))}
STATEMENT = q("select_one rag", "s1", label="Staff use assessment")


def of(*fields: Field, **lists: object) -> Form:
    return form(*fields, lists={**RAG, **lists})


def only(old: Field, new: Field, **lists: object) -> Change:
    (found,) = changes(of(old), of(new, **lists))
    return found


def test_the_same_form_has_not_changed() -> None:
    made = of(group("g", STATEMENT), repeat("r", q("text", "x")))
    assert changes(made, made) == ()
    assert dict(matched_fields(made, made)) == {"g": "g", "g/s1": "g/s1", "r": "r", "r/x": "r/x"}


def test_added_and_removed() -> None:
    found = changes(
        of(STATEMENT, q("note", "n"), q("text", "why")), of(STATEMENT, q("integer", "n2"))
    )
    assert [(one.kind, one.old, one.new, bool(one.breaks)) for one in found] == [
        (Kind.ADDED, "", "n2", False),
        (Kind.REMOVED, "n", "", False),
        (Kind.REMOVED, "why", "", True),
    ]


def test_a_field_that_replaces_another_is_that_field() -> None:
    new = replace(STATEMENT, name="s2", path="s2", extra={"sle::replaces": "s0 s1"})
    found = only(STATEMENT, new)
    assert (found.kind, found.old, found.new, found.aspects, found.breaks) == (
        Kind.CHANGED,
        "s1",
        "s2",
        ("name",),
        "",
    )
    assert found.says == "“s2”: was called “s1”."


def test_a_name_taken_over_is_not_matched_twice() -> None:
    old = of(q("text", "a"), q("text", "b"))
    new = of(q("text", "b", extra={"sle::replaces": "a"}), q("text", "c"))
    assert dict(matched_fields(old, new)) == {"a": "b"}


def test_moving_keeps_the_field_and_only_a_repeat_breaks() -> None:
    old = of(STATEMENT)
    (moved,) = [one for one in changes(old, of(group("g", STATEMENT))) if one.kind is Kind.CHANGED]
    assert (moved.old, moved.new, moved.aspects, moved.breaks) == ("s1", "g/s1", ("place",), "")
    (moved,) = [one for one in changes(old, of(repeat("r", STATEMENT))) if one.kind is Kind.CHANGED]
    assert moved.breaks == "It is asked another number of times."


def test_of_two_fields_with_one_name_the_place_decides() -> None:
    old = of(group("g", q("text", "x")), group("h", q("text", "x")))
    new = of(group("g", q("text", "x")), group("i", q("text", "x")))
    assert dict(matched_fields(old, new)) == {"g": "g", "g/x": "g/x"}


@pytest.mark.parametrize(
    ("columns", "aspect", "breaks"),
    [
        ({"type": "text"}, "type", True),
        ({"label": {"": "Staff use assesment."}}, "label", False),
        ({"label": {"": "Pupils have books"}}, "label", True),
        ({"hint": {"": "Look at books"}}, "label", False),
        ({"relevant": "1 = 1"}, "logic", False),
        ({"required": "yes"}, "logic", False),
        ({"calculation": "'r'"}, "calculation", True),
        ({"default": "r"}, "default", False),
        ({"extra": {"sle::audience": "school"}}, "audience", False),
        ({"appearance": "likert"}, "look", False),
        ({"extra": {"sle::report": "summary"}}, "look", False),
    ],
)
def test_what_changed_and_whether_it_breaks_comparison(
    columns: dict[str, object], aspect: str, breaks: bool
) -> None:
    found = only(STATEMENT, replace(STATEMENT, **columns))  # type: ignore[arg-type]
    assert found.aspects == (aspect,)
    assert bool(found.breaks) is breaks


def test_an_integer_may_become_a_decimal() -> None:
    found = only(q("integer", "n"), q("decimal", "n"))
    assert (found.aspects, found.breaks) == (("type",), "")


@pytest.mark.parametrize(
    ("names", "says", "breaks"),
    [
        ((choice("r", "Not in place"), choice("g", "Embedded")), "lost the choices “a”", True),
        ((*RAG["rag"], choice("b", "Beyond")), "has the new choices “b”", False),
        ((choice("r", "not in place."), *RAG["rag"][1:]), "“r” is mended", False),
        ((choice("r", "Excellent work"), *RAG["rag"][1:]), "“r” says other words", True),
        (RAG["rag"][::-1], "lists its choices in another order", False),
    ],
)
def test_choices(names: object, says: str, breaks: bool) -> None:
    found = only(STATEMENT, STATEMENT, rag=names)
    assert found.aspects == ("choices",)
    assert says in found.says
    assert bool(found.breaks) is breaks


def test_spaces_in_an_expression_are_no_change() -> None:
    old, new = q("text", "a", relevant="1  =  1"), q("text", "a", relevant="1 = 1")
    assert changes(of(old), of(new)) == ()

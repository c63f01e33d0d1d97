"""Functions of repeats, lists and choices."""

from math import isnan
from random import Random

import pytest

from sle_desktop.engine.expressions import ExpressionError, Node
from tests.engine.expressions.tree import Twig, environment, evaluate, grow, names, number, text

CLASS = grow(
    """
    <data>
      <pupil><name>Ann</name><age>7</age>
        <mark><m>1.1</m></mark><mark><m>1.2</m></mark></pupil>
      <pupil><name>Bo</name><age>9</age><mark><m>2.1</m></mark></pupil>
      <pupil><name/><age>8</age></pupil>
      <blank/><letters>x</letters><which>2</which>
    </data>
    """
).children[0]
BO = CLASS.children[1]
LISTS: dict[str, Node] = {
    "towns": grow(
        """<root>
          <item><name>poole</name><label>Poole</label><county>dorset</county></item>
          <item><name>bath</name><label>Bath</label><county>somerset</county></item>
          <item><name>wells</name><label>Wells</label><county>somerset</county><extra/></item>
        </root>"""
    ).children[0]
}
AROUND = environment(
    instances=LISTS,
    choice_label=lambda field, value: f"{field}:{value}",
    last_saved=lambda name: f"old {name}",
    itext=lambda key: f"words of {key}",
    version="2026.1",
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("count(${pupil})", 3),
        ("count(pupil/mark)", 3),
        ("count(none)", 0),
        ("sum(pupil/age)", 24),
        ("sum(none)", 0),
        ("max(pupil/age)", 9),
        ("min(pupil/age)", 7),
        ("max(1, pupil/age, '12')", 12),
        ("count-non-empty(pupil/name)", 2),
        ("max(3)", 3),
        ("min(2, 1)", 1),
        ("number(pupil/age)", 7),
        ("pupil/age + 1", 8),
        ("count(pupil | pupil | blank)", 4),
        ("round(sum(pupil/age) div count(pupil), 1)", 8),
        ("position(pupil[3])", 3),
        ("position(which)", 1),
        ("last()", 1),
        ("position()", 1),
    ],
)
def test_counting_and_adding(source: str, expected: float) -> None:
    assert number(source, CLASS) == expected


@pytest.mark.parametrize(
    "source",
    [
        "sum(pupil/name)",
        "sum(blank)",
        "max(none)",
        "min(pupil/name)",
        "max(1, letters)",
        "position(none)",
        "blank + 1",
    ],
)
def test_what_is_blank_is_not_zero(source: str) -> None:
    assert isnan(number(source, CLASS))


def test_the_place_of_a_row() -> None:
    assert number("position(..)", BO.children[0]) == 2
    assert number("position(../..)", BO.children[2].children[0]) == 2
    assert number("position(..)", BO.children[2].children[0]) == 1


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("indexed-repeat(${name}, ${pupil}, 2)", "Bo"),
        ("indexed-repeat(${name}, ${pupil}, position(..) - 1)", "Ann"),
        ("indexed-repeat(/data/pupil/name, /data/pupil, '2')", "Bo"),
        ("indexed-repeat(${m}, ${pupil}, 1, ${mark}, 2)", "1.2"),
        ("indexed-repeat(${m}, ${mark}, 2, ${pupil}, 1)", "1.2"),
        ("indexed-repeat(${m}, ${pupil}, ${which}, ${mark}, 1)", "2.1"),
        ("indexed-repeat(${m}, ${pupil}, 2, ${mark}, 2)", ""),
        ("indexed-repeat(${name}, ${pupil}, 4)", ""),
        ("indexed-repeat(${name}, ${pupil}, 0)", ""),
        ("indexed-repeat(${name}, ${pupil}, 1.5)", ""),
        ("indexed-repeat(${name}, ${pupil}, 'x')", ""),
        ("indexed-repeat(${name}, ${none}, 1)", ""),
        ("indexed-repeat(${which}, ${pupil}, 1)", ""),
    ],
)
def test_a_row_by_its_number(source: str, expected: str) -> None:
    assert text(source, BO.children[0]) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("instance('towns')/root/item[2]/label", "Bath"),
        ("instance('towns')/root/item[name = 'wells']/label", "Wells"),
        ("join(', ', instance('towns')/root/item[county = 'somerset']/name)", "bath, wells"),
        ("count(instance('towns')/root/item[extra])", "1"),
        ("instance('none')/root/item", ""),
        ("instance('towns')/root/item[position() = /data/which]/label", "Bath"),
        ("instance('towns')/root/item[position() = current()/which]/label", "Bath"),
        ("instance('towns')/root/item[position() = ${which}]/label", "Bath"),
        ("instance('towns')/root/item[none = ${which}]/label", ""),
        ("pulldata('towns', 'label', 'name', 'poole')", "Poole"),
        ("pulldata('towns', 'label', 'county', 'somerset')", "Bath"),
        ("pulldata('towns', 'label', 'name', 'x')", ""),
        ("pulldata('towns', 'x', 'name', 'bath')", ""),
        ("pulldata('none', 'label', 'name', 'bath')", ""),
        ("jr:choice-name('a', '${which}')", "which:a"),
        ("jr:choice-name(${which}, ' ${ which } ')", "which:2"),
        ("jr:choice-name('a', ${which})", "which:a"),
        ("jr:choice-name('a', ' /data/which ')", "/data/which:a"),
        ("jr:itext('k')", "words of k"),
        ("version()", "2026.1"),
        ("${last-saved#which}", "old which"),
        ("concat(pupil/name, '!')", "AnnBo!"),
        ("join('-', pupil/age, 'x')", "7-9-8-x"),
        ("string(pupil/name)", "Ann"),
        ("coalesce(pupil[3]/name, 'nobody')", "nobody"),
        ("count(if(true(), //m, //name))", "3"),
        ("string(if(blank = '', pupil, which))", "Ann71.11.2"),
    ],
)
def test_lists_and_words(source: str, expected: str) -> None:
    assert text(source, CLASS, AROUND) == expected


def test_a_choice_filter_stands_on_the_item_and_looks_from_the_question() -> None:
    item = LISTS["towns"].children[1]
    assert isinstance(item, Twig)
    which = CLASS.children[5]
    assert evaluate("county = 'somerset' and ${which} = 2", item, AROUND, current=which) is True
    assert names("current()/../letters", CLASS.children[0]) == "letters"
    assert evaluate("current() = 2 and /data/which = 2", item, AROUND, current=which) is True


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("selected('a b c', 'b')", True),
        ("selected('a b c', ' b ')", True),
        ("selected('ab', 'a')", False),
        ("selected('', '')", True),
        ("selected('a', '')", False),
        ("selected('a\tb', 'b')", True),
        ("selected(none, 'a')", False),
    ],
)
def test_whether_a_choice_was_taken(source: str, expected: bool) -> None:
    assert evaluate(source) is expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("selected-at('a b c', 0)", "a"),
        ("selected-at('a b c', 2)", "c"),
        ("selected-at('a b c', 3)", ""),
        ("selected-at('a b c', -1)", ""),
        ("selected-at('a b c', 'x')", ""),
        ("selected-at('a b', 1 div 0)", ""),
        ("count-selected(' a  b ')", "2"),
        ("count-selected('')", "0"),
    ],
)
def test_the_choices_taken(source: str, expected: str) -> None:
    assert text(source) == expected


def test_a_shuffle_is_that_of_other_engines_for_the_same_seed() -> None:
    # The order is the one that ODK's engines agree on for the seed 42.
    node = Twig("d", children=[Twig(one) for one in "ABCDEF"])
    assert names("randomize(*, 42)", node) == "A F C B D E"
    assert names("randomize(*, '42.9')", node) == names("randomize(*, 42)", node)
    assert names("randomize(*, 'nonsense')", node) != names("randomize(*, 'other')", node)
    assert names("randomize(*, '')", node) == names("randomize(*, 0)", node)
    for seed in ("-5", "0", "1 div 0", "-1 div 0", "2147483647", "99999999999"):
        assert sorted(names(f"randomize(*, {seed})", node).split()) == list("ABCDEF")


def test_a_shuffle_without_a_seed_is_by_the_chance_passed_in() -> None:
    node = Twig("d", children=[Twig(one) for one in "ABCDEF"])
    order = list("ABCDEF")
    Random(7).shuffle(order)
    assert names("randomize(*)", node).split() == order


@pytest.mark.parametrize(
    "source",
    [
        "count('x')",
        "sum(1)",
        "'a'/b",
        "('a')[1]",
        "1 | 2",
        "position('x')",
        "randomize('x')",
        "indexed-repeat('x', ${pupil}, 1)",
        "name(5)",
        "digest('a', 'MD4')",
        "digest('a', 'MD5', 'oct')",
    ],
)
def test_a_value_in_place_of_a_question_is_refused(source: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(source, CLASS)


def test_places_on_earth() -> None:
    square = "'0 0 0 0;0 1 0 0;1 1 0 0;1 0 0 0;0 0 0 0'"
    assert number("distance('0 0', '0 1')") == pytest.approx(111_318.85, abs=0.5)
    assert number(f"distance({square})") == pytest.approx(445_258.4, rel=1e-3)
    assert number(f"area({square})") == pytest.approx(1.239e10, rel=1e-3)
    assert isnan(number("distance('0 0', 'x')"))
    assert isnan(number("distance('91 0', '0 0')"))
    assert isnan(number("area('')"))
    assert evaluate(f"geofence('0.5 0.5 0 0', {square})") is True
    assert evaluate(f"geofence('0.5 1.5 0 0', {square})") is False
    assert evaluate(f"geofence('', {square})") is False
    assert evaluate("intersects('0 0;1 1;0 1;1 0')") is True
    assert evaluate(f"intersects({square})") is False

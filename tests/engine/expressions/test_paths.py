"""Paths: axes, tests, predicates, unions, and the order in which nodes are found."""

import pytest

from tests.engine.expressions.tree import Twig, evaluate, grow, names, number, text, truth

BOOKS = grow(
    """
    <data version="3">
      <shop><name>North</name>
        <book id="1" lang="en"><title>A</title><price>10</price></book>
        <book id="2"><title>B</title><price>20</price><note/></book>
      </shop>
      <shop><name>South</name>
        <book id="3" lang="cy"><title>C</title><price>30</price></book>
      </shop>
      <meta><id>9</id></meta>
    </data>
    """
)
DATA = BOOKS.children[0]
SHOP = DATA.children[0]
SECOND = SHOP.children[2]  # book 2


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (".", "book"),
        ("..", "shop"),
        ("../..", "data"),
        ("../../..", "/"),
        ("title", "title"),
        ("*", "title price note"),
        ("child::node()", "title price note"),
        ("title/text()", "B"),
        ("text()", ""),
        ("note/text()", ""),
        ("none", ""),
        ("../book", "book book"),
        ("@id", "id"),
        ("attribute::*", "id"),
        ("@none", ""),
        ("@id/..", "book"),
        ("@*/../title", "title"),
        ("self::book", "book"),
        ("self::shop", ""),
        ("parent::shop/name", "name"),
        ("parent::book", ""),
        ("ancestor::*", "data shop"),
        ("ancestor-or-self::*", "data shop book"),
        ("ancestor::*[1]", "shop"),
        ("ancestor::data", "data"),
        ("descendant::*", "title price note"),
        ("descendant-or-self::*", "book title price note"),
        ("preceding-sibling::*", "name book"),
        ("preceding-sibling::*[1]", "book"),
        ("preceding-sibling::*[last()]", "name"),
        ("following-sibling::*", ""),
        ("following::*", "shop name book title price meta id"),
        ("following::*[1]", "shop"),
        ("preceding::*", "name book title price"),
        ("preceding::*[1]", "price"),
        ("namespace::*", ""),
        ("comment()", ""),
        ("processing-instruction('x')", ""),
        ("/", "/"),
        ("/data", "data"),
        ("/data/shop/name", "name name"),
        ("/shop", ""),
        ("//title", "title title title"),
        ("..//title", "title title"),
        (".//title", "title"),
        ("//book/title | //name", "name title title name title"),
        ("title | title | .", "book title"),
        ("(//book)[2]/title", "title"),
        ("//book[2]/title", "title"),
        ("//@lang", "lang lang"),
        ("//book/..", "shop shop"),
        ("//title/ancestor::shop/name", "name name"),
        ("../../shop[2]/book/title", "title"),
        ("//shop/book[1]/title", "title title"),
    ],
)
def test_what_a_path_finds(source: str, found: str) -> None:
    assert names(source, SECOND) == found


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("//title", "A B C"),
        ("//book[1]/title", "A C"),
        ("(//book)[1]/title", "A"),
        ("//book[last()]/title", "B C"),
        ("//book[position() < last()]/title", "A"),
        ("//book[@lang]/title", "A C"),
        ("//book[@lang = 'cy']/title", "C"),
        ("//book[not(@lang)]/title", "B"),
        ("//book[price > 10]/title", "B C"),
        ("//book[price > 10][1]/title", "B C"),
        ("(//book[price > 10])[1]/title", "B"),
        ("//book[1][price > 10]/title", "C"),
        ("//book[../name = 'South']/title", "C"),
        ("//title[. = 'B']", "B"),
        ("//book['x']/title", "A B C"),
        ("//book['']/title", ""),
        ("//book[0]/title", ""),
        ("//book[1.5]/title", ""),
        ("//book[-1]/title", ""),
        ("//book[1 + 1]/title", "B"),
        ("//book[note]/title", "B"),
        ("//shop[book[@id = 3]]/name", "South"),
        ("//book[price = /data/shop/book/price][2]/title", "B"),
        ("//shop[2]/preceding-sibling::shop/name", "North"),
        ("(//price | //title)[. = 'C' or . = 10]", "10 C"),
        ("/data/@version", "3"),
        ("//book[@id = current()/@id]/title", "B"),
        ("//book[position() = current()/@id]/title", "B"),
        ("//book[title != 'A' and price != 30]/title", "B"),
        ("descendant::text()", "B 20"),
        ("descendant-or-self::node()//text()", "B 20"),
        ("title/text() | title/text()", "B"),
        ("//shop[count(book) = 1]/name", "South"),
        ("//book[string-length(title) = 1][2]/title", "B"),
    ],
)
def test_what_predicates_let_through(source: str, texts: str) -> None:
    found = evaluate(source, SECOND)
    assert isinstance(found, list)
    assert [one.text for one in found] == texts.split()


def test_a_record_without_a_document_around_it_has_the_same_paths() -> None:
    data = Twig("data", children=[Twig("a", "1"), Twig("a", "2")])
    leaf = data.children[1]
    assert text("/data/a[2]", leaf) == "2"
    assert names("//a", leaf) == "a a"
    assert names("/data/a | ../a", leaf) == "a a"


def test_words_that_are_operators_may_be_names() -> None:
    data = grow("<div><div>6</div><and>2</and><or>3</or><mod>4</mod></div>").children[0]
    assert number("div div and", data) == 3
    assert number("mod mod or", data) == 1
    assert truth("and and or or div", data)
    assert number("* * and", data) == 12
    assert text("if", Twig("x", children=[Twig("if", "1")])) == "1"


def test_names_may_hold_dashes_dots_and_letters_of_any_language() -> None:
    data = Twig(
        "d", children=[Twig("a-b", "5"), Twig("a.b", "6"), Twig("ŷ_1", "7"), Twig("x:y", "8")]
    )
    assert [number(one, data) for one in ("a-b", "a.b", "ŷ_1", "x:y", "x:*")] == [5, 6, 7, 8, 8]
    assert number("a-b -1", data) == 4
    assert text("local-name(x:y)", data) == "y"
    assert text("name(x:y)", data) == "x:y"
    assert text("y", data) == ""


def test_names_of_nodes() -> None:
    assert text("name()", SECOND) == "book"
    assert text("name(..)", SECOND) == "shop"
    assert text("local-name(none)", SECOND) == ""
    assert text("namespace-uri(.)", SECOND) == ""
    assert evaluate("id('x')", SECOND) == []
    assert evaluate("lang('en')", SECOND) is False

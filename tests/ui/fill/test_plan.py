import pytest

from sle_desktop import paths
from sle_desktop.engine.definition import Form
from sle_desktop.engine.reading import read_form
from sle_desktop.ui.fill.counting import add_words, how_many, one_of, row_name
from sle_desktop.ui.fill.plan import (
    LOOSE,
    TALK,
    Ask,
    Closing,
    Heading,
    Heads,
    Lens,
    Rows,
    Said,
    Statement,
    plan_of,
    words,
)
from tests.ui.fill.forms import form_text, read, row


def shipped(name: str) -> Form:
    form = read_form(paths.forms() / f"{name}.toml").form
    assert form is not None
    return form


def test_groups_and_repeats_are_sections_and_loose_questions_are_one() -> None:
    form = read(
        form_text(
            row("text", "first", label="First"),
            row("begin_group", "about", label="About", sle__short="A", sle__code="1"),
            row("text", "inside", label="Inside"),
            row("end_group"),
            row("text", "second", label="Second"),
            row("begin_repeat", "books", label="Books"),
            row("text", "letter", label="Letter"),
            row("end_repeat"),
            row("begin_group", "unseen", label="Unseen"),
            row("hidden", "secret"),
            row("calculate", "sum", calculation="1 + 1"),
            row("end_group"),
        )
    )
    sections = plan_of(form).sections
    assert [(one.key, one.short, one.number) for one in sections] == [
        (LOOSE, "Questions", ""),
        ("about", "A", "1"),
        ("books", "Books", ""),
    ]
    assert [one.name for one in sections[0].fields] == ["first", "second"]
    assert sections[2].repeat is not None
    assert isinstance(sections[2].blocks[0], Rows)
    assert plan_of(form).of_path["books/letter"] == "books"


def test_groups_inside_are_headings_and_notes_are_said() -> None:
    form = read(
        form_text(
            row("begin_group", "outer", label="Outer"),
            row("begin_group", "inner", label="Inner"),
            row("note", "told", label="Told"),
            row("geopoint", "where", label="Where"),
            row("calculate", "minutes", label="Minutes", calculation="40 + 5"),
            row("end_group"),
            row("begin_repeat", "rows", label="Rows"),
            row("text", "cell", label="Cell"),
            row("end_repeat"),
            row("end_group"),
        )
    )
    blocks = plan_of(form).sections[0].blocks
    assert [type(one) for one in blocks] == [Heading, Said, Said, Ask, Rows]


def test_an_audit_statement_is_one_row_of_three_views() -> None:
    section = plan_of(shipped("eef_audit")).sections[1]
    statements = section.statements
    assert [one.code for one in statements] == ["1a", "1b", "1c", "1d"]
    assert statements[0].heads == ("School’s view", "SLE’s view", "Agreed")
    assert isinstance(section.blocks[0], Heads)
    assert [type(one) for one in section.blocks[1:]] == [Statement] * 4


def test_what_follows_a_statement_and_ends_its_name_belongs_to_it() -> None:
    section = plan_of(shipped("eef_audit")).sections[1]
    first = section.statements[0]
    assert first.links is not None
    assert first.links.name == "links_1a"
    asked = ["why_not", "evidence", "sources", "visitor", "talked", "changed", "dropped", "private"]
    assert [one.field.name for one in first.details] == [f"{one}_1a" for one in asked]
    assert section.whole is not None
    assert [one.name for one in section.whole.fields] == [
        "position_r1",
        "direction_r1",
        "strength_r1",
        "priority_r1",
    ]


def test_an_audit_closes_with_what_to_talk_about_and_the_picture() -> None:
    sections = plan_of(shipped("eef_audit")).sections
    keys = [one.key for one in sections]
    assert keys[keys.index("r8") + 1] == TALK
    assert sections[-1].blocks[0] is Closing.PICTURE
    visit = plan_of(shipped("visit")).sections
    assert not any(isinstance(block, Closing) for one in visit for block in one.blocks)


def test_marks_of_different_statements_are_rows_of_their_own() -> None:
    form = read(
        form_text(
            row("select_one position", "a", label="Facts are secured."),
            row("select_one position", "b", label="Methods are chosen."),
        )
    )
    blocks = plan_of(form).sections[0].blocks
    assert [[one.name for one in block.views] for block in blocks] == [["a"], ["b"]]  # type: ignore[union-attr]


def test_a_list_with_an_answer_apart_is_a_scale_beside_its_label() -> None:
    blocks = plan_of(shipped("book_scrutiny")).section("lenses")
    assert blocks is not None
    scales = [one for one in blocks.blocks if isinstance(one, Lens)]
    names = ["steps", "range", "improve", "revisit", "models", "errors"]
    assert [one.scale.name for one in scales] == names
    assert [[part.name for part in one.fields[1:]] for one in scales] == [
        [f"{name}_exceptions", f"{name}_note"] for name in names
    ]
    alone = plan_of(shipped("book_scrutiny")).section("compare")
    assert alone is not None
    compared = [one for one in alone.blocks if isinstance(one, Lens)]
    assert [one.exceptions for one in compared] == [None, None, None]
    assert all(one.note is not None for one in compared)


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("What **pupils** said", "What pupils said"),
        ("<span style='x'>Class</span> size", "Class size"),
        ("## About you", "About you"),
        ("See [the plan](http://x)", "See the plan"),
        ("5 < 7 and a_b_c", "5 < 7 and a_b_c"),
    ],
)
def test_mark_up_of_other_tools_is_left_out(label: str, plain: str) -> None:
    assert words(label) == plain


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("Books", "Book"),
        ("Activities", "Activity"),
        ("Classes", "Class"),
        ("Success criteria", "Success criterion"),
        ("What we did", "What we did"),
        ("Progress", "Progress"),
    ],
)
def test_a_row_is_named_after_its_repeat(many: str, one: str) -> None:
    assert one_of(many) == one


def test_rows_are_counted_in_words() -> None:
    assert (row_name("Books", 2), row_name("Timeline", 2)) == ("Book 2", "Row 2")
    assert (how_many("Books", 0), how_many("Books", 1)) == ("None yet", "1 book")
    assert (how_many("Books", 8), how_many("Timeline", 3)) == ("8 books", "3 rows")
    assert (add_words("Agreed next steps"), add_words("Timeline")) == (
        "Add agreed next step",
        "Add a row",
    )
    assert add_words("SLE visits") == "Add SLE visit"

"""Rows of the survey: groups, what a cell may say, and rows that are wrong."""

import pytest

from sle_desktop.engine.definition import Form

from .workbooks import codes, form_of, from_toml, read_sheet

HEAD = ("type", "name", "label")


def read_one(**cells: object) -> Form:
    head = {"type": "text", "name": "q", "label": "Q", **cells}
    return form_of(read_sheet((tuple(head), tuple(head.values()))))


def shape(form: Form) -> list[str]:
    return [f"{one.path}:{one.type}" for one in form.walk()]


def test_groups_and_repeats_nest() -> None:
    read = read_sheet(
        (
            HEAD,
            ("begin group", "a", "A"),
            ("begin_repeat", "b", "B"),
            ("text", "c", "C"),
            ("end repeat",),
            ("date", "d", "D"),
            ("END_GROUP",),
            ("int", "e", "E"),
        )
    )
    assert not read.findings
    expected = ["a:group", "a/b:repeat", "a/b/c:text", "a/d:date", "e:integer"]
    assert shape(form_of(read)) == expected
    assert [one.row for one in form_of(read).walk()] == [2, 3, 4, 6, 8]


@pytest.mark.parametrize(
    ("types", "found", "kept"),
    [
        (["begin_group", "text"], [("UNCLOSED_GROUP", 2)], ["q2:group", "q2/q3:text"]),
        (["text", "end_group"], [("UNOPENED_GROUP", 3)], ["q2:text"]),
        (["begin_group", "text", "end_repeat"], [("WRONG_END", 4)], ["q2:group", "q2/q3:text"]),
        (
            ["begin_group", "begin_repeat", "text", "end_group", "text"],
            [("UNCLOSED_GROUP", 3)],
            ["q2:group", "q2/q3:repeat", "q2/q3/q4:text", "q6:text"],
        ),
        (["group", "text"], [("UNKNOWN_TYPE", 2)], ["q2:text", "q3:text"]),
        (
            ["begin loop over x", "text", "end loop"],
            [("UNKNOWN_TYPE", 2), ("UNKNOWN_TYPE", 4)],
            None,
        ),
        (["txt"], [("UNKNOWN_TYPE", 2)], ["q2:text"]),
        (["", "text"], [("MISSING_TYPE", 2)], ["q3:text"]),
        (["# a note to colleagues", "text"], [], ["q3:text"]),
        ([], [("EMPTY_FORM", 0)], []),
    ],
)
def test_rows_that_are_wrong_are_named_and_the_rest_is_read(
    types: list[str], found: list[tuple[str, int]], kept: list[str] | None
) -> None:
    rows = [(type_, f"q{row}", "Words") for row, type_ in enumerate(types, start=2)]
    read = read_sheet((HEAD, *rows))
    assert [(one.code, one.row) for one in read.findings] == found
    if kept is not None:
        assert shape(form_of(read)) == kept


def test_a_group_written_without_begin_is_told_how() -> None:
    read = read_sheet((HEAD, ("group", "a", "A")))
    assert read.findings[0].do == "Write begin_group on its first row and end_group after."


def test_names_that_are_missing() -> None:
    read = read_sheet((HEAD, ("text", "", "A"), ("note", "", "B"), ("begin group", "", "C")))
    assert codes(read) == ["MISSING_NAME", "MISSING_NAME", "UNCLOSED_GROUP"]
    paths = [one.path for one in form_of(read).walk()]
    assert len(set(paths)) == 3


def test_blank_disabled_and_comment_rows_are_skipped() -> None:
    head = ("type", "name", "label", "disabled")
    rows = (head, (), ("text", "a", "A", "yes"), ("text", "b", "B", "no"), ("", "", "Notes for us"))
    read = read_sheet(rows)
    assert shape(form_of(read)) == ["b:text"]
    assert codes(read) == ["ROW_IGNORED"]


def test_a_thousand_groups_deep_is_named_not_obeyed() -> None:
    begins = [("begin group", f"g{n}", "G") for n in range(1000)]
    read = read_sheet((HEAD, *begins, ("text", "q", "Q"), *[("end group",)] * 1000))
    assert codes(read) == ["TOO_DEEP"]
    assert max(one.path.count("/") for one in form_of(read).walk()) == 30


@pytest.mark.parametrize(
    ("cell", "expression"),
    [
        ("yes", "true()"),
        ("TRUE", "true()"),
        (True, "true()"),
        (1, "true()"),
        ("no", ""),
        (False, ""),
        ("${a} = ‘x’", "${a} = 'x'"),
    ],
)
def test_yes_or_no(cell: object, expression: str) -> None:
    form = read_one(required=cell, **{"read only": cell})
    assert (form.fields[0].required, form.fields[0].read_only) == (expression, expression)


def test_quotation_marks_are_straight_in_expressions_only() -> None:
    one = read_one(label="It’s “so”", relevant="${a}\u00a0= “x”", default="Don’t know").fields[0]
    assert one.label == {"": "It’s “so”"}
    assert one.relevant == '${a} = "x"'
    assert one.default == "Don’t know"
    assert read_one(default="concat(‘a’, ${b})").fields[0].default == "concat('a', ${b})"


def test_quotation_marks_are_straight_in_our_own_conditions() -> None:
    when = "sle::audience_when"
    assert read_one(**{when: "${a} = ‘x’"}).fields[0].extra == {when: "${a} = 'x'"}
    settings = (("instance_name", "sle::signers_awaited_when"), ("‘a’", "${a} = ’b’"))
    form = form_of(read_sheet(settings=settings))
    assert list(form.settings.values()) == ["'a'", "${a} = 'b'"]


def test_appearances_keep_their_words_and_lose_their_case() -> None:
    assert read_one(type="begin group", appearance="Field-list W2").fields[0].appearance == (
        "field-list W2"
    )


def test_parameters() -> None:
    cell = "start=0; End = 10,step=0.5 label='two words'"
    one = read_one(type="range", parameters=cell).fields[0]
    assert one.parameters == {"start": "0", "end": "10", "step": "0.5", "label": "two words"}


def test_lists_are_named_after_the_type_or_in_a_column() -> None:
    assert read_one(type="select one yes no").fields[0].list_name == "yes no"
    assert read_one(type="select_one", **{"list name": "yn"}).fields[0].list_name == "yn"


def test_or_other_asks_which() -> None:
    read = from_toml("""
[[survey]]
type = "select_one fruit or_other"
name = "likes"
label = "Likes"
"label::cy" = "Hoffi"
"sle::audience" = "school"
[[choices]]
list_name = "fruit"
name = "apple"
label = "Apple"
""")
    likes, other = form_of(read).fields
    assert (likes.type, likes.list_name, likes.or_other) == ("select_one", "fruit", False)
    assert (other.name, other.type) == ("likes_other", "text")
    assert other.relevant == "selected(${likes}, 'other')"
    assert other.extra == {"sle::audience": "school"}
    assert other.label.keys() == {"", "cy"}
    assert [one.name for one in form_of(read).lists["fruit"]] == ["apple", "other"]


def test_or_other_with_a_filter_is_named() -> None:
    read = from_toml('[[survey]]\ntype="select_one x or_other"\nname="a"\nchoice_filter="1"\n')
    assert codes(read) == ["OTHER_WITH_FILTER"]


def test_settings_and_what_stands_in_for_them() -> None:
    read = read_sheet(settings=(("form_id", "style"), ("f", "pages"), ("g", "")))
    assert codes(read) == ["SECOND_SETTINGS"]
    assert (form_of(read).id, form_of(read).title) == ("f", "f")
    assert form_of(read).settings == {"style": "pages"}
    assert form_of(read_sheet()).id == "form"


def test_choices_without_a_list_or_a_name() -> None:
    rows = (("list_name", "name", "label"), ("", "a", "A"), ("x", "", "B"), (), ("x", "c", "C"))
    read = read_sheet(choices=rows)
    assert [(one.code, one.row) for one in read.findings] == [
        ("MISSING_LIST_NAME", 2),
        ("MISSING_CHOICE_NAME", 3),
    ]


def test_choices_keep_their_other_columns() -> None:
    rows = (("list name", "name", "label", "image", "area"), ("x", "a", "A", "a.png", 7))
    (choice,) = form_of(read_sheet(choices=rows)).lists["x"]
    assert choice.columns == {"area": "7"}
    assert choice.media == {"image": "a.png"}


def test_external_choices_are_lists_too() -> None:
    read = read_sheet(
        (HEAD, ("select_one_external towns", "t", "Town")),
        external_choices=(("list_name", "name"), ("towns", "poole")),
    )
    assert form_of(read).lists["towns"][0].name == "poole"
    assert form_of(read).source.lists == {"towns": "external_choices"}

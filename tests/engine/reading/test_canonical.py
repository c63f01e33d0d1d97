"""The identity of a form, and forms written as TOML."""

import io
import string
from collections.abc import Mapping

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.engine.definition import Form
from sle_desktop.engine.reading import as_tables, form_hash, read_bytes, write_toml

from .workbooks import form_of, from_toml, read_sheet

HEAD = ("type", "name", "label", "required", "relevant")
ROWS = (HEAD, ("select_one yn", "a", "A", "yes", ""), ("text", "b", "B", "", "${a} = 'y'"))
CHOICES = (("list_name", "name", "label"), ("yn", "y", "Yes"), ("yn", "n", "No"))
TOML = """
[[choices]]
label = "Yes"
name = "y"
list_name = "yn"

[[choices]]
list_name = "yn"
name = "n"
label = "No"

[[survey]]
required = true
name = "a"
type = "select one yn"
label = "A"

[[survey]]
type = "string"
bind = ""
relevance = "${a} = ‘y’"
name = "b"
label = "B"
"""


def as_workbook(form: Form) -> bytes:
    """Write a form as a workbook, columns in the order in which they first come up."""
    tables = as_tables(form)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheets: Mapping[str, tuple[Mapping[str, str], ...]] = {
        "survey": tables.survey,
        "choices": tables.choices,
        "settings": (tables.settings,),
    }
    for title, rows in sheets.items():
        columns = list(dict.fromkeys(key for row in rows for key in row)) or ["type", "name"]
        sheet = book.create_sheet(title)
        for place, cells in enumerate([{key: key for key in columns}, *rows], start=1):
            for index, key in enumerate(columns, start=1):
                if key in cells:
                    cell = sheet.cell(place, index)
                    cell.value = cells[key].replace("_x", "_x005F_x")  # as Excel writes it
                    cell.data_type = "s"  # a text that starts with = is no formula
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_same_form_in_another_kind_of_file_is_the_same_form() -> None:
    excel = form_of(read_sheet(ROWS, choices=CHOICES))
    toml = form_of(from_toml(TOML))
    assert toml == excel
    assert toml.hash == excel.hash == form_hash(excel)
    assert len(toml.hash) == 64
    assert [one.row for one in toml.walk()] != [one.row for one in excel.walk()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('label = "B"', 'label = "C"'),
        ('name = "b"', 'name = "c"'),
        ("required = true", "required = false"),
        ('label = "No"', 'label = "Nay"'),
        ('label = "B"', 'label = "B"\n"sle::audience" = "school"'),
        ('label = "B"', 'label = "B"\n"label::cy" = "B"'),
        ("[[survey]]\nrequired", '[settings]\nversion = "2"\n[[survey]]\nrequired'),
    ],
)
def test_whatever_changes_the_form_changes_its_identity(old: str, new: str) -> None:
    assert form_of(from_toml(TOML.replace(old, new))).hash != form_of(from_toml(TOML)).hash


def test_the_order_of_questions_is_part_of_the_form_and_that_of_lists_is_not() -> None:
    first, second = (f'[[survey]]\ntype="text"\nname="{name}"\nlabel="Q"\n' for name in "ab")
    assert form_of(from_toml(first + second)).hash != form_of(from_toml(second + first)).hash
    x, y = (f'[[choices]]\nlist_name="{name}"\nname="1"\n' for name in "xy")
    assert form_of(from_toml(first + x + y)).hash == form_of(from_toml(first + y + x)).hash


def test_the_toml_of_a_form_is_laid_out_for_people() -> None:
    assert write_toml(form_of(from_toml(TOML))) == (
        '[settings]\nform_title = "form"\nform_id = "form"\n\n'
        '[[survey]]\ntype = "select_one yn"\nname = "a"\nlabel = "A"\nrequired = "yes"\n\n'
        '[[survey]]\ntype = "text"\nname = "b"\nlabel = "B"\nrelevant = "${a} = \'y\'"\n\n'
        '[[choices]]\nlist_name = "yn"\nname = "y"\nlabel = "Yes"\n\n'
        '[[choices]]\nlist_name = "yn"\nname = "n"\nlabel = "No"\n'
    )


_NAMES = st.text(string.ascii_letters, min_size=1, max_size=6)
_WORDS = st.text(min_size=1, max_size=30) | st.sampled_from(
    ['"""', "'''", "\\", 'a"', "=1+1", "[[survey]]", "#", "a\nb", "\ttab", "${a}", "_x000D_", "’"]
)
_KEYS = st.sampled_from(
    [
        *("label", "hint", "label::cy", "hint::fr (fr)", "guidance_hint", "required", "relevant"),
        *("constraint", "constraint_message", "calculation", "default", "trigger", "read_only"),
        *("choice_filter", "repeat_count", "appearance", "parameters", "media::image", "image::cy"),
        *("sle::audience", "My own", "disabled", "list_name", "required_message::cy", "note"),
    ]
)
_TYPES = st.sampled_from(
    [
        *("text", "integer", "select_one x", "select_multiple y or_other", "rank x", "note"),
        *("begin group", "end group", "begin repeat", "end repeat", "calculate", "nonsense"),
        *("select_one_from_file z.csv", "select_one", "geopoint", "range", "start", ""),
    ]
)
_ROWS = st.lists(
    st.tuples(_TYPES, _NAMES | st.just(""), st.dictionaries(_KEYS, _WORDS, max_size=5)), max_size=8
)
_CHOICES = st.lists(
    st.dictionaries(
        st.sampled_from(["list_name", "name", "label", "label::cy", "image", "region", "Own col"]),
        _WORDS | st.sampled_from(["x", "y"]),
        min_size=2,
    ),
    max_size=5,
)
_SETTINGS = st.dictionaries(
    st.sampled_from(["form_title", "form_id", "version", "default_language", "style", "sle::kind"]),
    _WORDS | st.sampled_from(["cy", "fr"]),
)


def _toml(block: str, cells: Mapping[str, str]) -> str:
    lines = (f"{_basic(key)} = {_basic(text)}" for key, text in cells.items())
    return "\n".join([block, *lines, ""])


def _basic(text: str) -> str:
    escaped = "".join(
        f"\\U{ord(one):08X}" if one in '"\\' or ord(one) < 32 or ord(one) == 127 else one
        for one in text
    )
    return f'"{escaped}"'


@given(_ROWS, _CHOICES, _SETTINGS)
def test_whatever_was_read_is_written_so_that_it_reads_the_same(
    rows: list[tuple[str, str, dict[str, str]]],
    choices: list[dict[str, str]],
    settings: dict[str, str],
) -> None:
    blocks = [_toml("[settings]", settings)]
    blocks += [_toml("[[survey]]", {"type": t, "name": n, **cells}) for t, n, cells in rows]
    blocks += [_toml("[[choices]]", cells) for cells in choices]
    form = form_of(from_toml("\n".join(blocks)))
    again = form_of(read_bytes(write_toml(form).encode(), "other.toml"))
    assert again == form
    assert again.hash == form.hash
    assert write_toml(again) == write_toml(form)
    excel = form_of(read_bytes(as_workbook(form), "form.xlsx"))
    assert excel == form
    assert excel.hash == form.hash

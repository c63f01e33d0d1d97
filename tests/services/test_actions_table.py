"""Agreed actions as Word and Excel tables: what the school may see, readable, and safe to open."""

import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn

from sle_desktop.assembly import Notebook
from sle_desktop.domain.actions import Standing
from sle_desktop.domain.actions_table import HEADS, ActionRow, ActionsTable
from sle_desktop.domain.records import Signature
from sle_desktop.engine.reading import read_bytes
from sle_desktop.errors import UserError
from sle_desktop.services.actions_table import EXCEL, WORD, ActionsTables
from sle_desktop.services.beginning import open_actions
from tests.cli.conftest import complete

TODAY = date(2026, 11, 24)
ROWS = (
    ActionRow("Film one lesson", "Maths lead", date(2026, 12, 18), "Every teacher names one thing"),
    ActionRow(
        '=HYPERLINK("http://example.org")', "@SUM(1)", None, "+1", "-2", "2 Models", "Partly"
    ),
)
TABLE = ActionsTable("St John’s", "Agreed actions", "Agreed at: Visit 3", ROWS, "Helen", TODAY)


@pytest.fixture
def tables(notebook: Notebook) -> ActionsTables:
    return notebook.actions_tables


def sealed(notebook: Notebook, form: str) -> str:
    return notebook.records.records(form=form, state="sealed")[0].id


# What it holds


def test_a_visit_gives_what_it_agreed(notebook: Notebook, tables: ActionsTables) -> None:
    visit = sealed(notebook, "visit")
    table = tables.of_record(visit)
    opened = notebook.fieldwork.open(visit)
    rows = opened.instance.at("next_steps").rows
    assert [one.what for one in table.rows] == [
        opened.instance.at(f"{row}/what").value for row in rows
    ]
    assert all(one.who and one.due and one.success for one in table.rows)
    assert table.source.startswith(f"Agreed at: {opened.record.title}, ")
    assert tables.has_any(visit)


@pytest.fixture(params=["for the teacher alone", "for the school on a condition"])
def lesson(notebook: Notebook, request: pytest.FixtureRequest) -> str:
    """A sealed lesson observation of a form whose agreed steps the school is not told."""
    with notebook.store.work() as work:
        held = work.forms.get(work.forms.current("lesson_observation").hash)
        before, after = held.text.split('name = "what"', 1)
        seen = '"sle::audience" = "teacher"'
        if request.param != "for the teacher alone":
            seen = '"sle::audience" = "teacher school"\n"sle::audience_when" = "false()"'
        after = after.replace('"sle::audience" = "teacher school"', seen, 1)
        text = f'{before}name = "what"{after}'
        form = read_bytes(text.encode(), "lesson.toml").form
        assert form is not None
        later = held.installed_at + timedelta(days=1)
        work.forms.install(replace(held, hash=form.hash, text=text, installed_at=later))
    school = notebook.projects.find_school("Hollowbrook").id
    answers = complete("hollowbrook_lesson_y3")
    opened = notebook.fieldwork.start("lesson_observation", school, answers)
    assert opened.form.hash == form.hash
    signed = [Signature(one, one, "read", notebook.now()) for one in ("sle", "teacher")]
    notebook.finishing.finish(opened.record.id, signed)
    return opened.record.id


def test_what_a_teacher_agreed_alone_is_in_no_table_of_the_school(
    notebook: Notebook, tables: ActionsTables, lesson: str
) -> None:
    assert not tables.has_any(lesson)
    with pytest.raises(UserError) as refused:
        tables.of_record(lesson)
    assert refused.value.code == "NO_ACTIONS"
    school = notebook.records.record(lesson).school_id
    with notebook.store.reading() as work:
        theirs = [one for one in work.actions.list(school) if one.record_id == lesson]
    assert theirs
    assert len(tables.of_school(school).rows) == len(
        [one for one in open_ones(notebook, school) if one.action.record_id != lesson]
    )


def open_ones(notebook: Notebook, school: str) -> list[Standing]:
    with notebook.store.reading() as work:
        return open_actions(work, school)


def test_a_schools_table_is_what_is_open_by_its_day(
    notebook: Notebook, tables: ActionsTables
) -> None:
    school = notebook.projects.find_school("Hollowbrook")
    table = tables.of_school(school.id)
    days = [one.due for one in table.rows if one.due]
    assert days == sorted(days) != []
    assert {one.stands for one in table.rows} <= {"Open", "Partly", "Not yet"}
    assert table.school == school.name


def test_where_nothing_is_agreed_there_is_no_table(
    notebook: Notebook, tables: ActionsTables
) -> None:
    fresh = notebook.projects.add_school("Fernleigh").id
    with pytest.raises(UserError) as refused:
        tables.of_school(fresh)
    assert refused.value.code == "NO_ACTIONS"


# The files


def word(tables: ActionsTables, table: ActionsTable = TABLE) -> Any:
    return Document(io.BytesIO(tables.file(table, WORD)))


def test_word_has_the_rows_under_a_head_that_comes_again(tables: ActionsTables) -> None:
    [made] = word(tables).tables
    heads = [one.text for one in made.rows[0].cells]
    assert heads == list(HEADS)
    assert made.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [one.text for one in made.rows[1].cells][:4] == [
        "Film one lesson",
        "Maths lead",
        "18 December 2026",
        "Every teacher names one thing",
    ]
    assert all(one._tr.trPr.find(qn("w:cantSplit")) is not None for one in made.rows[1:])


def test_word_says_its_title_and_language(tables: ActionsTables) -> None:
    document = word(tables)
    assert document.core_properties.title == "St John’s: agreed actions"
    assert document.core_properties.language == "en-GB"
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    properties = document.tables[0]._tbl.tblPr
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "Agreed actions"
    section = document.sections[0]
    assert section.page_width > section.page_height
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == [
        "St John’s: agreed actions"
    ]


def test_the_parts_of_word_tables_stand_in_their_schemas_order(tables: ActionsTables) -> None:
    content = zipfile.ZipFile(io.BytesIO(tables.file(TABLE, WORD))).read("word/document.xml")
    order = ["tblStyle", "tblW", "jc", "tblLayout", "tblLook", "tblCaption", "tblDescription"]
    [properties] = ElementTree.fromstring(content).iter(qn("w:tblPr"))
    names = [one.tag.rpartition("}")[2] for one in properties]
    assert names == sorted(names, key=order.index)


def test_an_empty_column_is_left_out(tables: ActionsTables) -> None:
    short = ActionsTable("St John’s", "Agreed actions", "", ROWS[:1], "Helen", TODAY)
    [made] = word(tables, short).tables
    assert [one.text for one in made.rows[0].cells] == [*HEADS[:4], HEADS[-1]]


def sheet(tables: ActionsTables, table: ActionsTable = TABLE) -> Any:
    book = openpyxl.load_workbook(io.BytesIO(tables.file(table, EXCEL)))
    return book.active


def test_excel_has_days_as_days_and_words_as_words(tables: ActionsTables) -> None:
    made = sheet(tables)
    rows = list(made.iter_rows(min_row=4))
    assert [one.value for one in rows[0]] == list(HEADS)
    assert rows[1][2].value.date() == date(2026, 12, 18)
    assert rows[1][2].number_format == "d mmmm yyyy"
    assert [one.value for one in rows[2]][:2] == ['=HYPERLINK("http://example.org")', "@SUM(1)"]
    assert {one.data_type for one in rows[2] if one.value} == {"s"}
    assert not any(one.hyperlink for one in rows[2])


def test_excel_prints_across_with_its_head_on_every_page(tables: ActionsTables) -> None:
    made = sheet(tables)
    assert made.page_setup.orientation == "landscape"
    assert made.print_title_rows == "$4:$4"
    assert made.freeze_panes == "A5"
    assert made.parent.properties.title == "St John’s: agreed actions"


@pytest.mark.parametrize("kind", [WORD, EXCEL])
def test_a_file_may_be_saved_under_its_name_anywhere(tables: ActionsTables, kind: str) -> None:
    odd = ActionsTable('St John’s: "First" <?>', "Agreed actions", "", ROWS, "Helen", TODAY)
    name = tables.file_name(odd, kind)
    assert name.endswith(f"– Agreed actions – 24 Nov 2026.{kind}")
    assert not set('<>:"/\\|?*') & set(name)

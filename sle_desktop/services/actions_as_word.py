"""A table of actions as a Word document: A4 across, its head repeated on every page, in English."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Row

from sle_desktop.domain.actions_table import HEADS, ActionsTable, cells, kept

_LANGUAGE = "en-GB"
_LONG, _SHORT, _MARGIN = Mm(297), Mm(210), Mm(18)
_WIDTHS = (62, 34, 30, 56, 36, 30, 24)
"""Of the columns, as parts of the width that is there."""


def as_word(table: ActionsTable) -> bytes:
    """Return a table of actions as a .docx."""
    document = Document()
    _set_up(document, table)
    document.add_heading(f"{table.school}: {table.title.lower()}", level=1)
    document.add_paragraph(table.source)
    _add_table(document, table)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Any, table: ActionsTable) -> None:
    """Make the pages A4 across, in British English, with a title for those who listen to it."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _LONG, _SHORT
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    for part in (document.styles.element, document.settings.element):
        _say_language(part)
    told = document.core_properties
    told.title = f"{table.school}: {table.title.lower()}"
    told.author = told.last_modified_by = table.author
    told.language, told.comments, told.subject = _LANGUAGE, "", table.source
    told.created = told.modified = datetime.combine(table.made_on, time(12), UTC).replace(
        tzinfo=None
    )


def _say_language(part: Any) -> None:
    """Say in which language every word is, where Word looks for it."""
    for one in part.iter(qn("w:lang"), qn("w:themeFontLang")):
        one.set(qn("w:val"), _LANGUAGE)


def _add_table(document: Any, told: ActionsTable) -> None:
    columns = kept(told)
    made: Table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    made.autofit = False
    _describe(made, told)
    head = made.rows[0]
    for cell, at in zip(head.cells, columns, strict=True):
        cell.paragraphs[0].add_run(HEADS[at]).bold = True
    _mark(head, "w:tblHeader")
    for one in told.rows:
        row, values = made.add_row(), cells(one)
        for cell, at in zip(row.cells, columns, strict=True):
            cell.text = _said(values[at])
        _mark(row, "w:cantSplit")
    room = (_LONG - 2 * _MARGIN) / sum(_WIDTHS[at] for at in columns)
    for column, at in zip(made.columns, columns, strict=True):
        for cell in column.cells:
            cell.width = round(_WIDTHS[at] * room)


def _describe(made: Table, told: ActionsTable) -> None:
    """Give the table the title and description that a screen reader says."""
    for tag, words in (("w:tblCaption", told.title), ("w:tblDescription", told.source)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), words)
        made._tbl.tblPr.append(element)


def _mark(row: _Row, tag: str) -> None:
    """Mark a row as a head that comes again on every page, or as one that stays whole."""
    row._tr.get_or_add_trPr().append(OxmlElement(tag))


def _said(value: str | date) -> str:
    return f"{value.day} {value:%B %Y}" if isinstance(value, date) else value

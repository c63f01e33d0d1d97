"""The school's own view: what goes out, what is taken back, and what is refused."""

import re
from datetime import date

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.errors import UserError
from sle_desktop.services.fieldwork import OpenRecord
from tests.workbooks import part, row_of, typed_into, with_part

EXCEL_DAY = 46346
"""20 November 2026 as Excel counts days."""


@pytest.fixture
def audit(notebook: Notebook) -> OpenRecord:
    """The draft of a review audit at Hollowbrook."""
    return notebook.fieldwork.open(_draft(notebook))


def _draft(notebook: Notebook) -> str:
    return notebook.records.records(form="eef_audit", state="draft")[0].id


def _filled(book: bytes, positions: dict[str, str], known: dict[str, str] | None = None) -> bytes:
    cells: dict[str, str | int] = {
        f"G{row_of(book, code)}": said for code, said in positions.items()
    }
    cells |= {f"H{row_of(book, code)}": said for code, said in (known or {}).items()}
    return typed_into(book, cells | {"C5": "Maths lead and two teachers", "C6": EXCEL_DAY})


def test_what_comes_back_is_shown_and_then_stands_in_the_schools_column(
    notebook: Notebook, audit: OpenRecord
) -> None:
    views = notebook.audits.own_views
    positions = {"4c": "Secure", "5a": "not looked at yet", "4b": "Developing"}
    known = {"5a": "We have not looked.", "4b": "It is in the plan."}
    book = _filled(views.workbook(audit), positions, known)
    view = views.read(audit, book)
    assert (view.by, view.on) == ("Maths lead and two teachers", date(2026, 11, 20))
    assert [(one.code, one.now) for one in view.statements] == [
        ("4b", "a"),
        ("4c", "g"),
        ("5a", "not_looked"),
    ]
    assert ("4b", "g") in [(one.code, one.before) for one in view.replaced]
    assert audit.instance.at("r4/self_4b").value == "g", "nothing is replaced before it is taken"
    views.take(audit, view)
    stored = notebook.fieldwork.open(audit.record.id).instance
    assert stored.at("r4/self_4b").value == "a"
    assert stored.at("r4/self_4c").value == "g"
    assert stored.at("r5/self_5a").value == "not_looked"
    assert stored.at("about/self_by").value == "Maths lead and two teachers"
    assert stored.at("about/self_on").value == date(2026, 11, 20)
    assert stored.at("r5/evidence_5a").value == "We have not looked."
    assert stored.at("r4/evidence_4b").value != "It is in the plan.", "words that stand there stay"
    assert stored.at("r4/agreed_4b").value == "a", "what was agreed is not touched"
    events = notebook.records.events(audit.record.id)
    assert [one.kind for one in events] == ["own_view_back"]
    assert events[0].note == "3 positions"


def test_only_the_answers_can_be_typed_and_only_from_the_list(
    notebook: Notebook, audit: OpenRecord
) -> None:
    book = notebook.audits.own_views.workbook(audit)
    sheet = part(book)
    assert "<sheetProtection" in sheet
    assert sheet.count('type="list"') == 32
    assert "Not yet in place,Developing,Secure,Not looked at yet" in sheet
    assert "Not applicable" not in sheet, "that belongs to the agreed mark alone"
    assert 'state="veryHidden"' in part(book, "xl/workbook.xml")
    unlocked = re.findall(r'<xf [^>]*applyProtection="1"', part(book, "xl/styles.xml"))
    assert len(unlocked) == 2, "answers and the day"
    words = part(book, "xl/sharedStrings.xml")
    with notebook.store.reading() as work:
        people = work.people.list(audit.record.school_id, "")
    assert not [one.name for one in people if one.name in words]
    assert "Last agreed" in words


@pytest.mark.parametrize("other", ["school", "form_hash", "audit"])
def test_a_workbook_of_another_school_form_or_audit_is_refused_with_its_reason(
    notebook: Notebook, audit: OpenRecord, other: str
) -> None:
    views = notebook.audits.own_views
    book = _filled(views.workbook(audit), {"4c": "Secure"})
    held = {
        "school": audit.record.school_id,
        "form_hash": audit.form.hash,
        "audit": audit.record.id,
    }[other]
    strings = part(book, "xl/sharedStrings.xml").replace(held, "x" * len(held))
    code = {"school": "OTHER_SCHOOL", "form_hash": "OTHER_FORM", "audit": "OTHER_AUDIT"}[other]
    with pytest.raises(UserError) as refused:
        views.read(audit, with_part(book, strings, "xl/sharedStrings.xml"))
    assert refused.value.code == code
    assert refused.value.do


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"PK\x03\x04 not a workbook", b"\xd0\xcf\x11\xe0 an old workbook", b"R,A,G\n"],
)
def test_any_other_file_is_refused_as_not_ours(
    notebook: Notebook, audit: OpenRecord, data: bytes
) -> None:
    with pytest.raises(UserError) as refused:
        notebook.audits.own_views.read(audit, data)
    assert refused.value.code == "NOT_OUR_WORKBOOK"


def test_a_form_written_as_a_workbook_is_not_the_schools(
    notebook: Notebook, audit: OpenRecord
) -> None:
    book = notebook.audits.own_views.workbook(audit)
    other = part(book, "xl/sharedStrings.xml").replace("school-own-view-1", "school-own-view-0")
    with pytest.raises(UserError) as refused:
        notebook.audits.own_views.read(audit, with_part(book, other, "xl/sharedStrings.xml"))
    assert refused.value.code == "NOT_OUR_WORKBOOK"


def test_an_empty_one_and_a_word_that_is_no_position_are_told(
    notebook: Notebook, audit: OpenRecord
) -> None:
    views = notebook.audits.own_views
    book = views.workbook(audit)
    with pytest.raises(UserError) as refused:
        views.read(audit, book)
    assert refused.value.code == "NOTHING_FILLED_IN"
    with pytest.raises(UserError) as refused:
        views.read(audit, _filled(book, {"4c": "Outstanding"}))
    assert refused.value.code == "NO_SUCH_POSITION"
    assert refused.value.says.startswith("4c: “Outstanding”")


def test_after_an_audit_is_signed_the_school_keeps_a_workbook_with_its_positions(
    notebook: Notebook, audit: OpenRecord
) -> None:
    views = notebook.audits.own_views
    signed = notebook.fieldwork.open(audit.record.prior_id)
    kept = views.workbook(signed)
    with pytest.raises(UserError) as refused:
        views.read(signed, kept)
    assert refused.value.code == "RECORD_LOCKED"
    view = views.read(audit, _filled(kept, {"4c": "Secure"}))
    assert [one.code for one in view.statements] == ["4c"], "a later audit may take it in"
    agreed = signed.instance.at("r4/agreed_4a").value
    label = {"r": "Not yet in place", "a": "Developing", "g": "Secure"}[str(agreed)]
    assert label in part(kept, "xl/sharedStrings.xml")


def test_the_sheet_is_a_tagged_page_with_every_statement(
    notebook: Notebook, audit: OpenRecord
) -> None:
    views = notebook.audits.own_views
    pdf = views.sheet(audit)
    assert pdf.startswith(b"%PDF")
    assert b"/StructTreeRoot" in pdf
    assert b"/FT /Sig" not in pdf, "there is nothing to seal"
    assert (
        views.file_name(audit, ".pdf") == "Hollowbrook First School – own view – Review 1 audit.pdf"
    )
    views.note_out(audit, "sheet: view.pdf")
    assert [one.kind for one in notebook.records.events(audit.record.id)] == ["own_view_out"]

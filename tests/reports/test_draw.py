"""A summary is drawn whole, alike each time, with what others rely on in the file."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from sle_desktop.reports.blocks import (
    Bullets,
    Column,
    Heading,
    Paragraph,
    Row,
    SealNote,
    Summary,
    Table,
    line,
)
from sle_desktop.reports.pdf.draw import Drawn, draw
from tests.reports.checker import check
from tests.reports.pages import PAGES, audit, scrutiny, visit
from tests.reports.struct_text import all_text, struct_text

GOLDEN = Path(__file__).parent / "golden"
SLE = "{urn:sle-desktop:document:1}"


def drawn_with(*blocks: object, **facts: object) -> Drawn:
    summary, known = visit()
    return draw(replace(summary, blocks=blocks), replace(known, **facts))  # type: ignore[arg-type]


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


@pytest.mark.parametrize("name", PAGES)
def test_pages_read_aloud_as_agreed(drawn: dict[str, Drawn], name: str) -> None:
    agreed = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert struct_text(drawn[name].pdf) == agreed


def test_pages_take_the_room_they_were_drawn_for(drawn: dict[str, Drawn]) -> None:
    assert {name: one.pages for name, one in drawn.items()} == {
        "p1_visit": 1,
        "p2_feedback": 1,
        "p3_scrutiny": 2,
        "p4_audit": 4,
    }
    assert not [warning for one in drawn.values() for warning in one.warnings]


def test_a_report_with_photos_stays_small(drawn: dict[str, Drawn]) -> None:
    assert len(drawn["p4_audit"].pdf) < 700_000


def test_the_same_input_gives_the_same_bytes(drawn: dict[str, Drawn]) -> None:
    for name, made in PAGES.items():
        assert draw(*made()).pdf == drawn[name].pdf


def test_another_process_gives_the_same_bytes(drawn: dict[str, Drawn], tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "tests.reports.pages", str(tmp_path)],
        check=True,
        cwd=Path(__file__).parents[2],
        env={"PYTHONHASHSEED": "12345", "TZ": "Asia/Tokyo", "PATH": ""},
    )
    assert {path.stem: path.read_bytes() for path in tmp_path.glob("*.pdf")} == {
        name: one.pdf for name, one in drawn.items()
    }


def test_another_instant_gives_another_identifier() -> None:
    summary, facts = visit()
    later = replace(facts, made_at=facts.made_at + timedelta(seconds=1))
    with opened(draw(summary, facts).pdf) as one, opened(draw(summary, later).pdf) as other:
        assert bytes(one.trailer["/ID"][0]) != bytes(other.trailer["/ID"][0])


def test_an_instant_is_written_in_utc() -> None:
    summary, facts = visit()
    summer = datetime(2026, 7, 1, 15, 44, 30, 999, tzinfo=timezone(timedelta(hours=1)))
    with opened(draw(summary, replace(facts, made_at=summer)).pdf) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260701144430+00'00'"


def test_a_naive_instant_is_refused() -> None:
    summary, facts = visit()
    with pytest.raises(ValueError, match="aware"):
        draw(summary, replace(facts, made_at=datetime(2026, 7, 1)))  # noqa: DTZ001


def test_the_packet_names_document_version_and_copy(drawn: dict[str, Drawn]) -> None:
    with opened(drawn["p4_audit"].pdf) as pdf, pdf.open_metadata() as packet:
        assert packet[SLE + "document"] == "A-0031"
        assert packet[SLE + "version"] == "2"
        assert packet[SLE + "replaces"] == "1"
        assert packet[SLE + "copy"] == "school"
    with opened(drawn["p1_visit"].pdf) as pdf, pdf.open_metadata() as packet:
        assert SLE + "replaces" not in packet


def test_the_seal_field_is_the_only_one_and_stands_at_the_note(drawn: dict[str, Drawn]) -> None:
    with opened(drawn["p4_audit"].pdf) as pdf:
        (field,) = pdf.Root["/AcroForm"]["/Fields"]
        assert str(field["/T"]) == "Seal"
        assert str(field["/FT"]) == "/Sig"
        assert "/V" not in field
        left, bottom, right, top = (float(part) for part in field["/Rect"])
        assert (left, bottom) == (right, top)
        assert field["/P"].objgen == pdf.pages[2].obj.objgen
        forms = [
            o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Form"
        ]
        assert [form["/K"]["/Obj"].objgen for form in forms] == [field.objgen]


def test_without_a_note_the_seal_field_is_on_the_last_page() -> None:
    summary, facts = scrutiny()
    kept = tuple(block for block in summary.blocks if not isinstance(block, SealNote))
    pdf = draw(replace(summary, blocks=kept), facts).pdf
    assert check(pdf) == {}
    with opened(pdf) as held:
        (field,) = held.Root["/AcroForm"]["/Fields"]
        assert field["/P"].objgen == held.pages[-1].obj.objgen


def test_a_draft_says_so_on_every_page_and_cannot_be_sealed() -> None:
    summary, facts = audit()
    draft = draw(summary, replace(facts, draft=True)).pdf
    assert check(draft) == {}
    with opened(draft) as pdf:
        assert "/AcroForm" not in pdf.Root
        for page in pdf.pages:
            assert b"/Watermark" in page.Contents.read_bytes()
    assert "Draft of version 2" in all_text(draft)


def test_sections_can_be_jumped_to(drawn: dict[str, Drawn]) -> None:
    with opened(drawn["p4_audit"].pdf) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == "Stourbank Middle School"
        assert [entry.title for entry in title.children][:2] == [
            "The eight recommendations",
            "Three priorities, and what happens first",
        ]
        assert [entry.title for entry in title.children[-1].children] == [
            "Check it yourself",
            "The document",
            "Record of signing",
        ]


def test_what_people_write_is_drawn_as_it_stands() -> None:
    written = '<b>5 < 6</b> & "half" isn\'t (\\) 100 % {x} £4 — 😀 Łódź Ωμέγα Привет'
    one = drawn_with(Paragraph(line(written)), Bullets((line(written),)), Heading(written))
    assert all_text(one.pdf).count(written) == 3
    assert check(one.pdf) == {}


def test_what_no_font_has_is_shown_by_its_code_and_told() -> None:
    one = drawn_with(Paragraph(line("Well done 👍🏽 \ue123!")))
    assert "Well done [U+1F44D][U+1F3FD] [U+E123]!" in all_text(one.pdf)
    (warning,) = one.warnings
    assert "“Well done [U+1F44D]" in warning
    assert "[U+1F44D], [U+1F3FD], [U+E123]" in warning


def test_words_from_right_to_left_are_read_in_their_order() -> None:
    one = drawn_with(Paragraph(line("She wrote שלום עולם (12) and مرحبا there.")))
    assert "She wrote שלום עולם (12) and مرحبا there." in all_text(one.pdf)
    assert check(one.pdf) == {}


def test_twenty_thousand_characters_are_all_there() -> None:
    words = " ".join(f"word{number}" for number in range(2000))
    unbroken = "".join(chr(97 + number * 7 % 26) for number in range(20_000))
    one = drawn_with(Paragraph(line(words)), Paragraph(line(unbroken)))
    told = all_text(one.pdf)
    assert words in told
    assert unbroken in told
    assert one.pages > 5
    assert check(one.pdf) == {}


def table(*rows: Row) -> Table:
    return Table("Rows", (Column("What", 1), Column("Who", 1)), rows)


def test_a_long_table_has_its_head_on_every_page_and_read_once() -> None:
    rows = [Row(((line(f"row {number}"),), (line("words"),))) for number in range(100)]
    one = drawn_with(table(*rows))
    told = all_text(one.pdf)
    assert told.count("What Who") == 1
    assert all(f"row {number} words" in told for number in range(100))
    assert one.pages == 3
    assert check(one.pdf) == {}


def test_a_row_alone_needs_no_heading_of_its_own() -> None:
    rows = [Row(((line(f"what {number}"),), (line("who"),))) for number in range(2)]
    assert struct_text(drawn_with(table(*rows)).pdf).count("TH Scope=Row") == 2
    assert "TH Scope=Row" not in struct_text(drawn_with(table(rows[0])).pdf)
    headless = Table("Rows", (Column("", 1), Column("", 1)), (rows[0],))
    assert "TH Scope=Row" in struct_text(drawn_with(headless).pdf)


def test_a_row_taller_than_a_page_is_cut() -> None:
    long = " ".join(f"word{number}" for number in range(3000))
    note = " ".join(f"note{number}" for number in range(3000))
    one = drawn_with(table(Row(((line("key"),), (line(long),)), line(note))))
    told = all_text(one.pdf)
    assert long in told
    assert note in told
    assert check(one.pdf) == {}


def test_an_empty_summary_is_a_good_document() -> None:
    summary = Summary("", "", "", "", (), (), (), "")
    assert check(draw(summary, visit()[1]).pdf) == {}


def test_blocks_without_content_leave_no_trace() -> None:
    one = drawn_with(
        Heading(""), Paragraph(()), Bullets(()), Bullets((line(""),)), table(), SealNote(())
    )
    assert check(one.pdf) == {}
    assert "•" not in all_text(one.pdf)


def test_a_part_before_any_section_skips_no_level() -> None:
    one = drawn_with(Heading("A part", level=3), Paragraph(line("words")))
    assert check(one.pdf) == {}
    assert "  H2 | A part\n" in struct_text(one.pdf)


def test_a_row_with_a_cell_too_few_is_a_bug() -> None:
    with pytest.raises(ValueError, match="zip"):
        drawn_with(table(Row(((line("alone"),),))))


def test_long_furniture_is_cut_and_told() -> None:
    summary, facts = visit()
    long = "For everybody who may read this. " * 40
    one = draw(replace(summary, audience=long, title=long, running=long), facts)
    assert check(one.pdf) == {}
    assert [warning for warning in one.warnings if "foot" in warning]


def test_time_is_not_read_from_the_clock() -> None:
    summary, facts = visit()
    early = replace(facts, made_at=datetime(1999, 1, 2, tzinfo=UTC))
    with opened(draw(summary, early).pdf) as pdf:
        assert str(pdf.docinfo["/ModDate"]).startswith("D:19990102")

"""Typefaces: what they can print, what replaces what they cannot, and how pairs are kerned."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfdoc

from sle_desktop import paths
from sle_desktop.reports.pdf import reportlab_fixes, style
from sle_desktop.reports.pdf.fonts import face, printable, runs
from sle_desktop.reports.pdf.kerning import Kerning
from sle_desktop.reports.pdf.right_to_left import clusters, visual_order

FACES = (style.REGULAR, style.SEMIBOLD, style.BOLD, style.ITALIC, style.FALLBACK)
NEEDED = "✓→↑↓≥½⅓×÷−–—“”‘’…•·£éŁłΩж0123456789"


@pytest.mark.parametrize("name", FACES[:3])
def test_the_faces_have_every_sign_that_the_pages_use(name: str) -> None:
    assert [sign for sign in NEEDED if not face(name).has(sign)] == []


def test_every_font_is_shipped_with_its_licence() -> None:
    folder = paths.resources() / "fonts"
    assert {f"{name}.ttf" for name in FACES} <= {path.name for path in folder.glob("*.ttf")}
    notice = (paths.resources() / "NOTICE").read_text("utf-8")
    for licence in ("SourceSans3-OFL.txt", "DejaVuSans-LICENSE.txt"):
        assert (folder / licence).is_file()
        assert licence in notice


def test_pairs_are_kerned_as_the_font_says() -> None:
    # Read with another tool from the same files.
    assert face(style.BOLD).kerns("To") == [-76.0]
    assert face(style.BOLD).kerns("nn") == [0.0]
    assert face(style.REGULAR).width("AV") < (
        face(style.REGULAR).width("A") + face(style.REGULAR).width("V")
    )


def test_a_font_without_kerning_has_none() -> None:
    assert Kerning(b"").between(1, 2) == 0


def test_what_a_face_lacks_comes_from_the_fallback() -> None:
    found = runs(style.SEMIBOLD, "ab שלום cd")
    assert [(one.name, text) for one, text in found] == [
        (style.SEMIBOLD, "ab "),
        (style.FALLBACK, "שלום"),
        (style.SEMIBOLD, " cd"),
    ]


@given(st.text(max_size=200))
def test_whatever_is_written_becomes_printable(text: str) -> None:
    shown, missing = printable(text)
    for name in (style.REGULAR, style.SEMIBOLD):
        for one, run in runs(name, shown.replace("\n", "")):
            assert all(one.has(character) for character in run)
    assert all(code in shown for code in missing)
    assert printable(shown) == (shown, ())


def test_signs_that_print_nothing_go_and_accents_join() -> None:
    assert printable("a\u200bb\u00adc\ufeff\u202ed\x00") == ("abcd", ())
    assert printable("e\u0301") == ("é", ())
    assert printable("a\r\nb\u2028c\td") == ("a\nb\nc d", ())


def test_a_number_keeps_its_order_between_words_from_right_to_left() -> None:
    units = clusters("a שב 12 גד b")
    shown = "".join(units[at] for at in visual_order(units))
    assert shown == "a דג 12 בש b"


def test_marks_stay_on_their_letters_when_words_are_turned() -> None:
    pointed = unicodedata.normalize("NFD", "שׁב")
    assert clusters(pointed)[0] == pointed[:2]


def test_the_stream_fix_is_still_needed() -> None:
    document = pdfdoc.PDFDocument()
    stream = pdfdoc.PDFStream(content=b"x")
    assert b"xendstream" in reportlab_fixes.unmended_stream_format(stream, document)
    assert b"x\nendstream\n" in stream.format(document)


def test_the_unicode_map_fix_is_still_needed() -> None:
    subset = [0, 0x1F600, *range(200, 400)]
    assert "<1F600>" in reportlab_fixes.unmended_unicode_map("F", subset)
    mended = reportlab_fixes._unicode_map("F", subset)
    assert "<D83DDE00>" in mended
    assert "100 beginbfchar" in mended
    assert "<00> <0000>" not in mended

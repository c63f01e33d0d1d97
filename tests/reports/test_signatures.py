"""Ink stays within its box and is one path; the square code says what it should."""

import re
from io import BytesIO

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from sle_desktop.reports.blocks import Ink
from sle_desktop.reports.pdf.draw import Drawn
from sle_desktop.reports.pdf.signatures import place_ink
from tests.reports.pages.common import ink

POINTS = st.tuples(st.floats(-1, 2), st.floats(-1, 2))
OUTLINES = st.lists(st.lists(POINTS, max_size=8).map(tuple), max_size=4).map(tuple)
PEN = b"0.086 0.137 0.353 rg"
SCALE = 8


@given(OUTLINES, st.floats(0, 20))
def test_ink_never_leaves_its_box(
    outlines: tuple[tuple[tuple[float, float], ...], ...], aspect: float
) -> None:
    path, (left, bottom, right, top) = place_ink(Ink(outlines, aspect), (100, 50, 80, 30))
    assert (left, bottom) == (100, 50)
    assert right <= 180.001
    assert top <= 80.001
    numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", path)]
    assert all(99.99 <= x <= right + 0.01 for x in numbers[::2])
    assert all(49.99 <= y <= top + 0.01 for y in numbers[1::2])


def test_ink_keeps_its_shape() -> None:
    _, (left, bottom, right, top) = place_ink(ink("helen"), (0, 0, 400, 30))
    assert abs((right - left) / (top - bottom) - ink("helen").aspect) < 0.001


def test_each_signature_is_one_filled_path(drawn: dict[str, Drawn]) -> None:
    with pikepdf.open(BytesIO(drawn["p1_visit"].pdf)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    paths = content.split(PEN)[1:]
    assert len(paths) == 3
    assert all(re.search(rb"h f\n", path) for path in paths)


def test_the_square_code_holds_number_version_and_end(drawn: dict[str, Drawn]) -> None:
    """Each module of the code, as a renderer shows it, is as dark as the encoder wants it."""
    with pikepdf.open(BytesIO(drawn["p4_audit"].pdf)) as pdf:
        figures = [
            entry
            for entry in pdf.objects
            if isinstance(entry, pikepdf.Dictionary)
            and entry.get("/S") == "/Figure"
            and "Square code" in str(entry["/Alt"])
        ]
        (figure,) = figures
        assert str(figure["/Alt"]) == "Square code that holds: SLE A-0031, version 2 41CE 9B07"
        left, bottom, right, top = (float(part) for part in figure["/A"]["/BBox"])
    with pypdfium2.PdfDocument(drawn["p4_audit"].pdf) as shown:
        page = shown[3]
        image = page.render(scale=SCALE).to_pil().convert("L")
        height = page.get_height()
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData("SLE A-0031, version 2 41CE 9B07")
    code.make()
    count = code.getModuleCount()
    step = (right - left) / count
    for row in range(count):
        for column in range(count):
            x = (left + (column + 0.5) * step) * SCALE
            y = (height - top + (row + 0.5) * step) * SCALE
            shade = image.getpixel((int(x), int(y)))
            assert isinstance(shade, int)
            assert (shade < 128) == bool(code.isDark(row, column))
    assert top - bottom == pytest.approx(right - left)

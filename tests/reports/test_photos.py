"""Photos come in upright, small enough for print, and without what a camera hides in them."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from sle_desktop.reports.blocks import Photo, Photos
from sle_desktop.reports.pdf.draw import draw
from sle_desktop.reports.pdf.photos import prepare, without_metadata
from tests.reports.checker import check
from tests.reports.pages import visit
from tests.reports.pages.common import photo
from tests.reports.struct_text import struct_text

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    written = BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def with_exif(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = orientation, "SecretCam"
    return saved(Image.new("RGB", (60, 40), "red"), exif=exif, comment=b"a pupil's name")


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_photo_of_reasonable_size_keeps_its_pixels() -> None:
    plain = photo(1)
    ready = prepare(plain)
    assert ready is not None
    assert (ready.width, ready.height) == (1600, 1200)
    assert opened(ready.data).tobytes() == opened(plain).tobytes()


def test_a_large_photo_is_shrunk() -> None:
    ready = prepare(photo(1, 2000, 97))
    assert ready is not None
    assert (ready.width, ready.height) == (1200, 900)
    assert len(ready.data) < 290_000


@pytest.mark.parametrize("orientation", [1, 6])
def test_hidden_data_goes(orientation: int) -> None:
    ready = prepare(with_exif(orientation) + b"trailing thumbnail")
    assert ready is not None
    assert not opened(ready.data).getexif()
    for hidden in (b"SecretCam", b"pupil", b"trailing", b"Exif"):
        assert hidden not in ready.data


def test_a_turned_photo_is_turned_upright() -> None:
    ready = prepare(with_exif(6))
    assert ready is not None
    assert (ready.width, ready.height) == (40, 60)


def test_progressive_photos_are_kept_whole() -> None:
    data = saved(opened(photo(2)), progressive=True, quality=70)
    assert opened(without_metadata(data)).tobytes() == opened(data).tobytes()


def test_a_jpeg_without_end_is_refused_by_the_cleaning() -> None:
    with pytest.raises(ValueError, match="end"):
        without_metadata(photo(1)[:-2])


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK", "I;16", "RGB"])
def test_any_kind_of_picture_comes_in(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    ready = prepare(saved(Image.new(mode, (30, 20)), kind))
    assert ready is not None
    assert opened(ready.data).mode == "RGB"


def test_what_is_see_through_lies_on_white() -> None:
    ready = prepare(saved(Image.new("RGBA", (30, 20), (0, 0, 0, 0)), "PNG"))
    assert ready is not None
    assert opened(ready.data).getpixel((5, 5)) == (255, 255, 255)


def test_a_grey_photo_stays_grey() -> None:
    ready = prepare(saved(Image.new("L", (30, 20), 99)))
    assert ready is not None
    assert ready.grey


@pytest.mark.parametrize("data", [b"", b"junk", photo(1)[:2000], photo(1)[:-2]])
def test_what_cannot_be_read_is_said_on_the_page(data: bytes) -> None:
    summary, facts = visit()
    blocks = (Photos((Photo(data, "A folded strip", "Year 5"),)),)
    one = draw(type(summary)("k", "p", "t", "r", (), (), blocks, "a"), facts)
    assert check(one.pdf) == {}
    assert "P | This picture could not be read. Year 5" in struct_text(one.pdf)
    assert one.warnings == ("A picture could not be read: “A folded strip”.",)


def test_photos_stand_two_by_two_with_words_for_each() -> None:
    summary, facts = visit()
    items = tuple(
        Photo(photo(number), f"shows {number}", f"caption {number}") for number in (1, 2, 3)
    )
    one = draw(type(summary)("k", "p", "t", "r", (), (), (Photos(items),), "a"), facts)
    assert check(one.pdf) == {}
    told = struct_text(one.pdf)
    assert all(
        f"Figure [shows {number}]\n    Caption | caption {number}" in told for number in (1, 2, 3)
    )
    with pikepdf.open(BytesIO(one.pdf)) as pdf:
        places = [
            [float(part) for part in element["/A"]["/BBox"]]
            for element in pdf.objects
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure"
        ]
    assert places[0][1] == places[1][1] > places[2][3]


def test_the_same_photo_twice_is_held_once() -> None:
    summary, facts = visit()
    items = (Photo(photo(1), "one"), Photo(photo(1), "two"))
    one = draw(type(summary)("k", "p", "t", "r", (), (), (Photos(items),), "a"), facts)
    with pikepdf.open(BytesIO(one.pdf)) as pdf:
        images = [
            entry
            for entry in pdf.objects
            if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Image"
        ]
    assert len(images) == 1

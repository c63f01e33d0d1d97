"""Photos are taken in upright and plain, and nothing else is."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from sle_desktop.domain.photos import LONGEST_SIDE
from sle_desktop.errors import UserError
from sle_desktop.services.photos import Photos
from sle_desktop.store import opening
from sle_desktop.store.files import Files
from sle_desktop.store.vault import Vault


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Photos:
    folder = tmp_path_factory.mktemp("photos") / "notebook"
    _, key, _ = Vault.create(folder, "demo")
    store = opening.create(folder, key)
    return Photos(store, Files(folder, key), lambda: datetime(2026, 11, 24, tzinfo=UTC))


def jpeg(wide: int, high: int, **more: object) -> bytes:
    written = BytesIO()
    image = Image.new("RGB", (wide, high), "white")
    image.paste("red", (0, 0, wide // 2, high // 2))
    image.save(written, "JPEG", **more)
    return written.getvalue()


def test_a_photo_is_turned_upright_shrunk_and_stripped(photos: Photos) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held on its side
    exif[0x010F] = "Maker of the camera"
    exif.get_ifd(0x8825)[2] = (50.0, 42.0, 0.0)  # where it was taken
    picture = photos.prepare(jpeg(3000, 2400, exif=exif))
    with Image.open(BytesIO(picture.jpeg)) as kept:
        assert kept.size == (picture.width, picture.height) == (1600, LONGEST_SIDE)
        assert not kept.getexif()
        right = kept.getpixel((kept.width - 40, 40))
        assert isinstance(right, tuple)
        assert right[0] > 200 > right[1]  # the red corner came round
    assert b"Maker" not in picture.jpeg
    assert len(picture.thumbnail) <= 16 * 1024


def test_what_one_sees_through_is_white(photos: Photos) -> None:
    written = BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(written, "PNG")
    picture = photos.prepare(written.getvalue())
    with Image.open(BytesIO(picture.jpeg)) as kept:
        assert kept.getpixel((20, 15)) == (255, 255, 255)


def test_a_photo_is_kept_and_given_back(photos: Photos) -> None:
    picture = photos.prepare(jpeg(400, 300))
    sha256 = photos.keep(picture)
    assert photos.keep(picture) == sha256
    assert photos.files.get(sha256) == picture.jpeg
    assert photos.thumbnail(sha256) == picture.thumbnail


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"\xff\xd8\xff\xe0 no more",
        jpeg(400, 300)[:200],
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"GIF89a" + bytes(20),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_what_is_no_picture_is_refused(photos: Photos, data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "board.jpg"
    file.write_bytes(data)
    with pytest.raises(UserError, match="PHOTO_UNREADABLE") as refusal:
        photos.prepare(file)
    assert "board.jpg" in refusal.value.says


def test_a_file_that_is_not_there_is_refused(photos: Photos, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="PHOTO_UNREADABLE"):
        photos.prepare(tmp_path / "gone.png")


def test_a_bomb_is_refused_before_it_is_unpacked(photos: Photos) -> None:
    written = BytesIO()
    Image.new("1", (20_000, 20_000)).save(written, "PNG")
    with pytest.raises(UserError, match="PHOTO_UNREADABLE"):
        photos.prepare(written.getvalue())

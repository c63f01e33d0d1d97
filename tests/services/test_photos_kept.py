"""Only what the frame holds is kept of a photo, without what cameras add, until its day."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from sle_desktop.domain.photos import Cut, deletion_day
from sle_desktop.errors import UserError
from sle_desktop.services.photos import Photos
from sle_desktop.store import opening
from sle_desktop.store.files import Files
from sle_desktop.store.vault import Vault

HEIC = Path(__file__).parent / "pictures" / "telephone.heic"
SECRET = b"Kim Pupil, Elm Lane"


@pytest.fixture
def clock() -> list[datetime]:
    return [datetime(2026, 11, 24, 12, tzinfo=UTC)]


@pytest.fixture
def photos(tmp_path: Path, clock: list[datetime]) -> Photos:
    folder = tmp_path / "notebook"
    _, key, _ = Vault.create(folder, "demo")
    return Photos(opening.create(folder, key), Files(folder, key), lambda: clock[0])


def quarters() -> Image.Image:
    """Red at the top left, green at the top right, blue at the bottom left."""
    image = Image.new("RGB", (800, 600), "white")
    image.paste("red", (0, 0, 400, 300))
    image.paste("lime", (400, 0, 800, 300))
    image.paste("blue", (0, 300, 400, 600))
    return image


def written(image: Image.Image, kind: str, **more: object) -> bytes:
    into = BytesIO()
    image.save(into, kind, **more)
    return into.getvalue()


def colour(jpeg: bytes) -> str:
    """Return what a picture is in its middle."""
    with Image.open(BytesIO(jpeg)) as kept:
        red, green, blue = kept.convert("RGB").getpixel((kept.width // 2, kept.height // 2))  # type: ignore[misc]
    return f"{round(red / 255)}{round(green / 255)}{round(blue / 255)}"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "TIFF"])
def test_only_what_the_frame_holds_is_kept(photos: Photos, kind: str) -> None:
    kept = photos.prepare(written(quarters(), kind), Cut(0, 0.5, 0.0, 1.0, 0.5))
    assert (kept.width, kept.height) == (400, 300)
    assert colour(kept.jpeg) == colour(kept.thumbnail) == "010"


@pytest.mark.parametrize(
    ("turned", "seen"), [(0, "100"), (1, "001"), (2, "111"), (3, "010"), (5, "001"), (-1, "010")]
)
def test_the_frame_is_that_of_the_turned_picture(photos: Photos, turned: int, seen: str) -> None:
    # What is at the top left after that many quarter turns clockwise.
    kept = photos.prepare(written(quarters(), "PNG"), Cut(turned, 0.0, 0.0, 0.5, 0.5))
    assert colour(kept.jpeg) == seen
    assert (kept.width > kept.height) is (turned % 2 == 0)


def test_a_frame_without_room_keeps_one_pixel_and_no_more(photos: Photos) -> None:
    kept = photos.prepare(written(quarters(), "PNG"), Cut(0, 1.0, 1.0, 1.0, 1.0))
    assert (kept.width, kept.height) == (1, 1)


def test_a_small_part_of_a_large_photo_stays_sharp(photos: Photos) -> None:
    large = written(Image.new("RGB", (4000, 3000), "white"), "JPEG")
    kept = photos.prepare(large, Cut(0, 0.25, 0.25, 0.75, 0.75))
    assert (kept.width, kept.height) == (2000, 1500)


def test_a_telephones_picture_is_upright_and_says_nothing_of_it(photos: Photos) -> None:
    assert b"Maker of the camera" in HEIC.read_bytes()
    kept = photos.prepare(HEIC, Cut(0, 0.5, 0.0, 1.0, 0.5))
    assert (kept.width, kept.height) == (32, 48)
    assert colour(kept.jpeg) == "100"
    assert b"Maker" not in kept.jpeg
    assert b"Kim" not in kept.jpeg


def test_a_damaged_heic_is_refused(photos: Photos) -> None:
    with pytest.raises(UserError, match="PHOTO_UNREADABLE"):
        photos.prepare(HEIC.read_bytes()[:300])


def laden(kind: str) -> bytes:
    """Return a picture with all that programs and cameras hide in one."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[2] = (50.0, 42.0, 0.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + SECRET
    more: dict[str, object] = {"exif": exif.tobytes(), "icc_profile": profile}
    if kind == "PNG":
        text = PngInfo()
        text.add_text("Comment", SECRET.decode())
        text.add_itxt("XML:com.adobe.xmp", SECRET.decode())
        more["pnginfo"] = text
    else:
        more["xmp"] = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    if kind == "JPEG":
        more["comment"] = SECRET
    return written(quarters(), kind, **more) + SECRET  # and after its end


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_hidden_comes_with_a_picture(photos: Photos, kind: str) -> None:
    data = laden(kind)
    assert SECRET in data
    kept = photos.prepare(data)
    for one in (kept.jpeg, kept.thumbnail, photos.look(data)):
        assert SECRET not in one
        assert segments(one) <= {0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDA}  # picture data only
        assert one.endswith(b"\xff\xd9")
        with Image.open(BytesIO(one)) as image:
            assert not image.getexif()
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def segments(jpeg: bytes) -> set[int]:
    """Return the markers of a JPEG up to its first scan."""
    found, at = set(), 2
    while jpeg[at] == 0xFF and 0xDA not in found:
        found.add(jpeg[at + 1])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return found


def test_the_picture_to_frame_is_upright_and_small(photos: Photos) -> None:
    exif = Image.Exif()
    exif[0x0112] = 8
    shown = photos.look(written(Image.new("RGB", (4000, 3000)), "JPEG", exif=exif))
    with Image.open(BytesIO(shown)) as image:
        assert image.size == (1200, 1600)


@pytest.mark.parametrize(
    ("taken", "goes"),
    [
        (date(2026, 11, 24), date(2027, 7, 31)),
        (date(2027, 1, 5), date(2027, 7, 31)),
        (date(2027, 7, 1), date(2027, 7, 31)),
        (date(2027, 7, 2), date(2028, 7, 31)),
        (date(2027, 9, 1), date(2028, 7, 31)),
    ],
)
def test_a_photo_goes_at_the_end_of_its_school_year(taken: date, goes: date) -> None:
    assert deletion_day(taken) == goes


def test_photos_are_deleted_on_their_day(photos: Photos, clock: list[datetime]) -> None:
    sha256 = photos.keep(photos.prepare(written(quarters(), "PNG")))
    assert photos.deleted_on(sha256) == date(2027, 7, 31)
    clock[0] = datetime(2027, 7, 31, 0, 30, tzinfo=UTC)
    place = photos.files.place(sha256)
    assert place.exists()
    assert photos.delete_due() == 1
    assert not place.exists()
    with pytest.raises(UserError, match="NO_SUCH_PHOTO"):
        photos.thumbnail(sha256)
    assert photos.delete_due() == 0


def test_a_photo_that_was_taken_out_goes_too_and_is_not_counted(photos: Photos) -> None:
    sha256 = photos.keep(photos.prepare(written(quarters(), "PNG")))
    assert photos.delete_due() == 0
    assert not photos.files.has(sha256)

"""Photos: pictures are taken in upright, small enough to print, and free of hidden data."""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from sle_desktop.clock import Now
from sle_desktop.errors import UserError
from sle_desktop.store.files import Files
from sle_desktop.store.repositories.photos import Photo
from sle_desktop.store.store import Store

LONGEST_SIDE = 2000
THUMBNAIL_SIDE = 320
_QUALITY, _LITTLE_QUALITY = 85, 70
_MOST_BYTES = 60_000_000
_MOST_PIXELS = 120_000_000
_KINDS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "MPO")
_THUMBNAIL_BYTES = 16 * 1024

# What Pillow's decoders raise for hostile and damaged files, found with 180 test images.
_REFUSALS = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it will be kept: a JPEG without metadata, and a thumbnail of at most 16 KB."""

    jpeg: bytes
    width: int
    height: int
    thumbnail: bytes


@dataclass(frozen=True, slots=True)
class Photos:
    """Takes pictures in and gives them back. ``prepare`` may run in any thread."""

    store: Store
    files: Files
    now: Now

    def prepare(self, source: Path | bytes) -> Picture:
        """Return a picture from a file or from bytes, ready to keep. Raises PHOTO_UNREADABLE."""
        try:
            data = source.read_bytes() if isinstance(source, Path) else source
            if len(data) > _MOST_BYTES:
                raise ValueError("larger than any camera's picture")
            return _picture(data)
        except _REFUSALS as error:
            name = f"“{source.name}”" if isinstance(source, Path) else "What was pasted"
            raise UserError(
                "PHOTO_UNREADABLE",
                f"{name} cannot be read as a picture.",
                "Choose a photo that is a JPEG or a PNG.",
            ) from error

    def keep(self, picture: Picture) -> str:
        """Keep a picture, encrypted, and return its SHA-256: the answer that names it.

        Raises what the store raises; nothing is left behind then.
        """
        sha256 = self.files.put(picture.jpeg)
        photo = Photo(
            sha256,
            len(picture.jpeg),
            picture.width,
            picture.height,
            self.now(),
            picture.thumbnail,
        )
        with self.store.work() as work:
            work.photos.put(photo)
        return sha256

    def thumbnail(self, sha256: str) -> bytes:
        """Return a photo's thumbnail, a JPEG. Raises NO_SUCH_PHOTO."""
        with self.store.reading() as work:
            return work.photos.get(sha256).thumbnail


def _picture(data: bytes) -> Picture:
    with Image.open(BytesIO(data), formats=_KINDS) as image:
        if image.width * image.height > _MOST_PIXELS:
            raise ValueError("more pixels than any camera's picture")
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = _on_white(ImageOps.exif_transpose(image))
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    little = upright.copy()
    little.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), reducing_gap=2.0)
    jpeg = _jpeg(upright, _QUALITY)
    return Picture(jpeg, upright.width, upright.height, _small(little))


def _on_white(image: Image.Image) -> Image.Image:
    """Return a picture in plain colour, what one sees through in white."""
    if image.mode in ("RGBA", "LA", "PA", "P") or "transparency" in image.info:
        clear = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    return image.convert("RGB")


def _small(image: Image.Image) -> bytes:
    """Return a JPEG that fits into a thumbnail's room."""
    quality = _LITTLE_QUALITY
    made = _jpeg(image, quality)
    while len(made) > _THUMBNAIL_BYTES and quality > 10:
        quality -= 15
        made = _jpeg(image, quality)
    return made


def _jpeg(image: Image.Image, quality: int) -> bytes:
    written = BytesIO()
    plain = Image.new("RGB", image.size)  # pixels only: what else the picture carries stays behind
    plain.paste(image)
    plain.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()

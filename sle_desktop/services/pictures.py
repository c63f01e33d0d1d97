"""Pictures are made plain here: upright, cropped, small enough to print, free of hidden data.

Loaded when the first picture is taken in, for it brings Pillow and the decoder of HEIC with it.
"""

import struct
import zlib
from io import BytesIO

from pi_heif import register_heif_opener
from PIL import Image, ImageOps

from sle_desktop.domain.photos import (
    LONGEST_SIDE,
    LOOK_SIDE,
    THUMBNAIL_BYTES,
    THUMBNAIL_SIDE,
    Cut,
    Picture,
)

register_heif_opener(thumbnails=False)

_QUALITY, _LITTLE_QUALITY = 85, 70
_MOST_PIXELS = 120_000_000
_KINDS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "HEIF")
_TURNS = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}

REFUSALS = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    OverflowError,
    MemoryError,
    RuntimeError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
"""What the decoders raise for hostile and damaged files, found with 180 test images."""


def look(data: bytes) -> bytes:
    """Return a picture upright and whole, as a JPEG to choose its frame on. Raises ``REFUSALS``."""
    upright = _upright(data, LOOK_SIDE)
    upright.thumbnail((LOOK_SIDE, LOOK_SIDE), reducing_gap=2.0)
    return _jpeg(upright, _QUALITY)


def picture(data: bytes, cut: Cut) -> Picture:
    """Return the part of a picture that is to be kept. Raises ``REFUSALS``."""
    side = round(LONGEST_SIDE / max(min(cut.right - cut.left, cut.bottom - cut.top), 0.05))
    upright = _upright(data, side)
    if cut.quarters % 4:
        upright = upright.transpose(_TURNS[cut.quarters % 4])
    upright = _part(upright, _box(upright, cut))
    little = upright.copy()
    little.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), reducing_gap=2.0)
    return Picture(_jpeg(upright, _QUALITY), upright.width, upright.height, _small(little))


def _upright(data: bytes, side: int) -> Image.Image:
    """Return a picture upright, decoded no larger than is needed for a longest side."""
    with Image.open(BytesIO(data), formats=_KINDS) as image:
        if image.width * image.height > _MOST_PIXELS:
            raise ValueError("more pixels than any camera's picture")
        image.draft("RGB", (side, side))
        image.load()
        ImageOps.exif_transpose(image, in_place=True)
        return _on_white(image)


def _part(image: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    """Return what a frame holds, at most as large as is kept; the large picture is not copied."""
    wide, high = box[2] - box[0], box[3] - box[1]
    scale = min(1.0, LONGEST_SIDE / max(wide, high))
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    if size == (wide, high):
        return image.crop(box)
    return image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _box(image: Image.Image, cut: Cut) -> tuple[int, int, int, int]:
    """Return a frame in pixels: at least one, and nothing that lies outside the frame."""
    left = min(int(cut.left * image.width + 0.5), image.width - 1)
    top = min(int(cut.top * image.height + 0.5), image.height - 1)
    right = max(int(cut.right * image.width + 0.5), left + 1)
    bottom = max(int(cut.bottom * image.height + 0.5), top + 1)
    return left, top, min(right, image.width), min(bottom, image.height)


def _on_white(image: Image.Image) -> Image.Image:
    """Return a picture in plain colour, what one sees through in white."""
    if image.mode in ("RGBA", "LA", "PA", "P") or "transparency" in image.info:
        clear = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")


def _small(image: Image.Image) -> bytes:
    """Return a JPEG that fits into a thumbnail's room."""
    quality = _LITTLE_QUALITY
    made = _jpeg(image, quality)
    while len(made) > THUMBNAIL_BYTES and quality > 10:
        quality -= 15
        made = _jpeg(image, quality)
    return made


def _jpeg(image: Image.Image, quality: int) -> bytes:
    written = BytesIO()
    plain = Image.new("RGB", image.size)  # pixels only: what else the picture carries stays behind
    plain.paste(image)
    plain.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()

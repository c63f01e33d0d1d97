"""Photos, two beside each other, free of hidden data and no larger than print needs."""

import re
import struct
from dataclasses import dataclass
from io import BytesIO
from itertools import zip_longest

from PIL import Image, ImageOps

from sle_desktop.reports.blocks import Photo, Photos, line
from sle_desktop.reports.pdf import style
from sle_desktop.reports.pdf.canvas import Jpeg, TaggedCanvas
from sle_desktop.reports.pdf.flow import Draw, Flow, Slab, draw_line, together

_BESIDE = 2
_TALLEST = 220.0
_LONGEST_SIDE = 1200
"""Pixels after shrinking: above 300 a printed inch."""
_MOST_BYTES = 290_000
_QUALITY = 82
_ORIENTATION = 0x0112
_CAPTION_SPACE = 2.0
_END, _SCAN = 0xD9, 0xDA
_HIDDEN = frozenset({0xEF, 0xFE})
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""Within a scan 0xFF is followed by 0 or a restart; all else ends it (ISO 10918-1, B.1.1.5)."""
_NO_ALT = "Photo"
_UNREADABLE = "This picture could not be read."
# Pillow's documented refusals of hostile or damaged files.
_REFUSALS = (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError)


def prepare(data: bytes) -> Jpeg | None:
    """Return a picture as the PDF takes it in, or None if it cannot be read.

    A JPEG of reasonable size keeps its pixels; all else is turned upright, shrunk and recoded.
    """
    try:
        with Image.open(BytesIO(data)) as image:
            plain = image.format == "JPEG" and image.mode in ("RGB", "L")
            upright = image.getexif().get(_ORIENTATION, 1) == 1
            if plain and upright and len(data) <= _MOST_BYTES:
                return Jpeg(without_metadata(data), image.width, image.height, image.mode == "L")
            return _recoded(image)
    except _REFUSALS:
        return None


def _recoded(image: Image.Image) -> Jpeg:
    image.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA", "P"):
        see_through = upright.convert("RGBA")
        white = Image.new("RGBA", see_through.size, "white")
        upright = Image.alpha_composite(white, see_through)
    upright = upright.convert("RGB")
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.BILINEAR, reducing_gap=2.0)
    written = BytesIO()
    upright.save(written, "JPEG", quality=_QUALITY, optimize=False)
    # Pillow carries a comment over.
    return Jpeg(without_metadata(written.getvalue()), upright.width, upright.height)


def without_metadata(data: bytes) -> bytes:
    """Return a JPEG without application segments and comments: no place, device or thumbnail.

    JFIF (APP0) and Adobe's colour transform (APP14) stay, as decoders need them; what follows the
    end of the image goes. Raises ValueError for what has no such end.
    """
    kept = [data[:2]]
    at = 2
    while data[at : at + 1] == b"\xff":
        marker = data[at + 1]
        if marker == _END:
            return b"".join((*kept, data[at : at + 2]))
        after = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == _SCAN:
            found = _NEXT_MARKER.search(data, after)
            after = found.start() if found else len(data)
        if not (0xE1 <= marker <= 0xED or marker in _HIDDEN):
            kept.append(data[at:after])
        at = after
    raise ValueError("a JPEG that does not end")


def lay_photos(flow: Flow, block: Photos) -> None:
    """Put pictures two by two, each with its caption beneath."""
    width = (flow.width - style.GUTTER) / _BESIDE
    for start in range(0, len(block.items), _BESIDE):
        pair = [
            _photo(flow, photo, flow.left + index * (width + style.GUTTER), width)
            for index, photo in enumerate(block.items[start : start + _BESIDE])
        ]
        height = max(placed.height for placed in pair)
        draws = [placed.draw for placed in pair]
        before = flow.space(style.SPACE_PART) + (0.0 if start else style.SPACE_BLOCK)
        picture = Slab(height, together(draws), before=before, keep=True)
        flow.add(picture)
        for index, lines in enumerate(zip_longest(*(placed.caption for placed in pair))):
            held = [one for one in lines if one]
            before = _CAPTION_SPACE if index == 0 else 0.0
            flow.add(Slab(style.TABLE.leading, together(held), before=before, keep=index == 0))
        flow.slabs[-1].keep = False


@dataclass(frozen=True, slots=True)
class _Placed:
    height: float
    draw: Draw
    caption: list[Draw]


def _photo(flow: Flow, photo: Photo, left: float, width: float) -> _Placed:
    ready = prepare(photo.data)
    words = flow.setter.set(line(photo.caption), style.TABLE.muted(), width)
    if ready is None:
        flow.setter.warn(f"A picture could not be read: “{photo.alt}”.")
        told = line(f"{_UNREADABLE}\n{photo.caption}")
        element = flow.parent.child("P")
        lost, *captions = (
            draw_line(one, left, element)
            for one in flow.setter.set(told, style.TABLE.muted(), width)
        )
        return _Placed(style.TABLE.leading, lost, captions)
    figure = flow.parent.child("Figure", alt=flow.setter.printable(photo.alt) or _NO_ALT)
    caption = figure.child("Caption") if words else None
    scale = min(width / ready.width, _TALLEST / ready.height)
    size = (ready.width * scale, ready.height * scale)

    def draw(canvas: TaggedCanvas, top: float) -> None:
        corner = (left, top - size[1])
        bounds = (*corner, corner[0] + size[0], top)
        figure.attributes["Layout"] = {"BBox": bounds, "Placement": "/Block"}
        canvas.picture(ready, corner, size, figure)

    return _Placed(size[1], draw, [draw_line(one, left, caption) for one in words])

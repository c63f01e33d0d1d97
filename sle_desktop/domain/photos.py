"""Photos of work: which part of a picture is kept, how large, and until when."""

from dataclasses import dataclass
from datetime import date, timedelta

LONGEST_SIDE = 2000
"""Pixels of the longer side of a photo that is kept: handwriting is still read."""

LOOK_SIDE = 1600
"""Pixels of the longer side of the picture on which a frame is chosen."""

THUMBNAIL_SIDE, THUMBNAIL_BYTES = 320, 16 * 1024
LEAST_KEPT = timedelta(days=30)
"""A photo is of use at least this long: its record is read and signed in that time."""

_YEARS_END = (7, 31)


@dataclass(frozen=True, slots=True)
class Cut:
    """What of a picture is kept: quarter turns clockwise, then a frame in parts of its sides."""

    quarters: int = 0
    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0


WHOLE = Cut()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it will be kept: a JPEG without metadata, and a thumbnail of at most 16 KB."""

    jpeg: bytes
    width: int
    height: int
    thumbnail: bytes


def deletion_day(taken: date) -> date:
    """Return the end of the school year in which a photo was taken, at least 30 days away."""
    day = date(taken.year, *_YEARS_END)
    return day if day - taken >= LEAST_KEPT else date(taken.year + 1, *_YEARS_END)

"""Every colour, size and space of the printed page; no other module writes one down."""

from dataclasses import dataclass, replace

from reportlab.lib.pagesizes import A4

PAGE_WIDTH, PAGE_HEIGHT = A4

Colour = tuple[float, float, float]


def _hex(code: int) -> Colour:
    return (code >> 16) / 255, (code >> 8 & 255) / 255, (code & 255) / 255


INK = _hex(0x17202E)
MUTED = _hex(0x4B5565)
ACCENT = _hex(0x1B4F8F)
RULE_DARK = _hex(0x2B3646)
RULE_LIGHT = _hex(0xC4CBD5)
RED = _hex(0xA61B1B)
AMBER = _hex(0xF0B43C)
AMBER_LINE = _hex(0x7A4A00)
GREEN = _hex(0x1D6B3F)
PEN = _hex(0x16235A)
BLACK = _hex(0x000000)
WATERMARK = _hex(0xE4E9F0)

REGULAR = "SourceSans3-Regular"
SEMIBOLD = "SourceSans3-SemiBold"
BOLD = "SourceSans3-Bold"
ITALIC = "SourceSans3-Italic"
FALLBACK = "DejaVuSans"

MARGIN = 56.0
LEFT = MARGIN
RIGHT = PAGE_WIDTH - MARGIN
WIDTH = RIGHT - LEFT

BODY_TOP_FIRST = PAGE_HEIGHT - 35.6
"""Where the first page begins: the kind of document, level with the project's name."""
BODY_TOP = PAGE_HEIGHT - 56.0
BODY_BOTTOM = 58.0
HEADER_BASELINE = PAGE_HEIGHT - 40.1
FOOTER_RULE = 52.6


@dataclass(frozen=True, slots=True)
class Style:
    """A size and leading in points, a face and a colour."""

    size: float
    leading: float
    face: str = REGULAR
    colour: Colour = INK

    def strong(self) -> "Style":
        """Return the style in semibold."""
        return replace(self, face=SEMIBOLD)

    def muted(self) -> "Style":
        """Return the style in the quiet grey."""
        return replace(self, colour=MUTED)

    def accent(self) -> "Style":
        """Return the style in semibold accent."""
        return replace(self, face=SEMIBOLD, colour=ACCENT)


BODY = Style(11.5, 15)
TABLE = Style(10.5, 13.5)
FACT = Style(11.5, 15)
KIND = Style(11.5, 15, SEMIBOLD, ACCENT)
TITLE = Style(22, 27, BOLD)
VERDICT = Style(13.5, 17.7, SEMIBOLD)
HEADING = Style(15, 19, SEMIBOLD)
PART = Style(12.5, 16, SEMIBOLD)
ASIDE = Style(10.5, 13.5, REGULAR, MUTED)
COUNT = Style(15, 19, SEMIBOLD)
FURNITURE = Style(9.5, 12.5, REGULAR, MUTED)
TYPED_NAME = Style(13, 17, ITALIC, PEN)
INK_NOTE = Style(4.8, 6, REGULAR, MUTED)
WATERMARK_TEXT = Style(150, 150, BOLD, WATERMARK)

HAIR = 0.5
HEAD_RULE = 0.9
NOTICE_RULE = 1.1

SPACE_SECTION = 14.3
"""Above a section's heading."""
SPACE_PART = 6.0
SPACE_VERDICT = 7.6
SPACE_TITLE = 1.6
SPACE_TITLED = 2.9
"""Beneath the title."""
SPACE_BLOCK = 4.3
SPACE_HEADED = 2.2
"""Between a section's heading and the words beneath it."""
SPACE_PART_HEADED = 0.9
SPACE_ITEM = 1.0
SPACE_NUMBERED = 2.4
SPACE_FACT = 1.5
INDENT = 15.0
"""From a bullet or number to its words."""
COLUMN_GAP = 8.0
GUTTER = 18.5
"""Between columns of movement and signatures."""
ROW_PAD = 2.75
NOTED_ROW_PAD = 4.4
"""Above and below a row with a note."""
NOTE_PAD = 2.6
ASIDE_GAP = 9.0

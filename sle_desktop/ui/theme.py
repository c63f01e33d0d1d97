"""Every colour, size, space and type style of the window, and the theme that is worn now."""

from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QStyleFactory

from sle_desktop.ui.stylesheet import qt_palette, stylesheet

FAMILY = "Inter"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, by what they are for.

    ``edge`` outlines controls that their own words already identify (buttons, segments); ``field``
    outlines what must be seen to be found (text fields, ticks, handles) and reaches 3:1. ``rest``
    is what is still to be done in a progress. ``ink`` is for answers and headings, ``ink2`` for
    reading text, ``ink3`` for notes; all reach 4.5:1 on ``page``, ``tint`` and ``soft``.
    """

    page: str
    tint: str
    sheet: str
    soft: str
    soft_edge: str
    line: str
    edge: str
    rest: str
    field: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_down: str
    accent_ink: str
    red: str
    amber: str
    green: str
    mark_ink: str
    red_soft: str
    amber_soft: str
    green_soft: str
    dark: bool = False


LIGHT = Palette(
    page="#ffffff",
    tint="#f5f6f8",
    sheet="#e9ecf0",
    soft="#eaf1fa",
    soft_edge="#bfd4ec",
    line="#e3e6eb",
    edge="#c9cfd8",
    rest="#c9cfd8",
    field="#7c8696",
    ink="#17202c",
    ink2="#465160",
    ink3="#5f6a7a",
    accent="#1f5fa8",
    accent_down="#184c87",
    accent_ink="#ffffff",
    red="#b3261e",
    amber="#a05c00",
    green="#1b6e3c",
    mark_ink="#ffffff",
    red_soft="#fceeed",
    amber_soft="#fdf4e3",
    green_soft="#ecf6ef",
)
DARK = Palette(
    page="#1a1f27",
    tint="#14181e",
    sheet="#0f1217",
    soft="#1f2e42",
    soft_edge="#385577",
    line="#2c343f",
    edge="#414b59",
    rest="#414b59",
    field="#8590a0",
    ink="#e8ecf2",
    ink2="#b9c2ce",
    ink3="#98a3b2",
    accent="#86b9f2",
    accent_down="#a9cdf6",
    accent_ink="#14181e",
    red="#ff9a90",
    amber="#f2bc5e",
    green="#7fd7a0",
    mark_ink="#14181e",
    red_soft="#3a2224",
    amber_soft="#352b1a",
    green_soft="#1c3126",
    dark=True,
)
CONTRAST = Palette(
    page="#ffffff",
    tint="#ffffff",
    sheet="#ececec",
    soft="#e6efff",
    soft_edge="#003a8c",
    line="#6a6a6a",
    edge="#3a3a3a",
    rest="#b4b4b4",
    field="#000000",
    ink="#000000",
    ink2="#000000",
    ink3="#262626",
    accent="#003a8c",
    accent_down="#002250",
    accent_ink="#ffffff",
    red="#8c0f08",
    amber="#6b3c00",
    green="#00491f",
    mark_ink="#ffffff",
    red_soft="#ffffff",
    amber_soft="#ffffff",
    green_soft="#ffffff",
)
LESSON = Palette(
    page="#1c1b19",
    tint="#1c1b19",
    sheet="#151412",
    soft="#2a2824",
    soft_edge="#4d483e",
    line="#33312e",
    edge="#4d483e",
    rest="#4d483e",
    field="#7f7a70",
    ink="#d2cdc2",
    ink2="#b4ae9f",
    ink3="#9a9486",
    accent="#d9b779",
    accent_down="#e6cb99",
    accent_ink="#1c1b19",
    red="#e8a196",
    amber="#d9b779",
    green="#9cc7a3",
    mark_ink="#1c1b19",
    red_soft="#38272a",
    amber_soft="#352d1e",
    green_soft="#25302a",
    dark=True,
)


class Tone(StrEnum):
    """A colour by its purpose; the value is the name of the palette's field."""

    PAGE = "page"
    TINT = "tint"
    SHEET = "sheet"
    SOFT = "soft"
    SOFT_EDGE = "soft_edge"
    LINE = "line"
    EDGE = "edge"
    REST = "rest"
    FIELD = "field"
    INK = "ink"
    INK2 = "ink2"
    INK3 = "ink3"
    ACCENT = "accent"
    ACCENT_DOWN = "accent_down"
    ACCENT_INK = "accent_ink"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    MARK_INK = "mark_ink"
    RED_SOFT = "red_soft"
    AMBER_SOFT = "amber_soft"
    GREEN_SOFT = "green_soft"


class Type(Enum):
    """A type style: pixels at 100 %, weight, line height in pixels, and its usual tone."""

    CLOCK = (44, 400, 52, Tone.INK)
    LESSON = (18, 400, 28, Tone.INK)
    LESSON_FLAG = (20, 600, 28, Tone.ACCENT)
    CODE = (26, 600, 38, Tone.INK)
    TITLE = (19, 600, 26, Tone.INK)
    HEADING = (17, 600, 24, Tone.INK)
    SUBHEADING = (15, 600, 22, Tone.INK)
    STRONG = (15, 500, 24, Tone.INK)
    BODY = (15, 400, 24, Tone.INK)
    READING = (14, 400, 22, Tone.INK2)
    ACTION = (14, 500, 20, Tone.INK)
    ACTION_STRONG = (14, 600, 20, Tone.INK)
    LABEL = (13, 600, 20, Tone.INK3)
    NOTE_STRONG = (13, 500, 20, Tone.INK2)
    NOTE = (13, 400, 20, Tone.INK3)

    @property
    def tone(self) -> Tone:
        """The tone that this style is usually set in."""
        return self.value[3]


class Space:
    """The distances between things, in logical pixels at 100 %."""

    HAIR = 2
    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Size:
    """The sizes of things, in logical pixels at 100 %."""

    RAIL = 80
    RAIL_ITEM = 60
    RAIL_ITEM_WIDTH = 68
    OUTLINE = 220
    CONTEXT = 248
    HEADER = 64
    STATUS = 30
    FOLD = 1200
    WINDOW = (1280, 760)
    WINDOW_LEAST = (1024, 540)
    MEASURE = 600
    COLUMN = 684
    STAGE = 112
    SECRET = 420
    FIELD_SHORT = 220
    SEARCH = 300
    PALETTE = 720
    SORT_ROWS = 420
    LESSON_EDGE = 96
    LESSON_TIME = 72
    LESSON_CODE = 144
    LESSON_FLAG = 28
    TODAY_SIDE = 404
    TODAY_SIDE_LEAST = 324
    TODAY_APART = 700
    DUE = 640
    DUE_WHEN = 178
    DUE_BUTTON = 104
    FIELD_SHORTEST = 120
    CONTROL = 34
    CONTROL_BIG = 42
    BUTTON_LEAST = 64
    FOOT = 56
    SEGMENT = 26
    SEGMENTS = 32
    MARK = 23
    MARK_SMALL = 21
    CHIP = 26
    TICK = 17
    ICON = 22
    ICON_SMALL = 16
    DASH = 11
    DASH_HEIGHT = 4
    BAR = 120
    BAR_SHORT = 52
    ROW_SHORT = 34
    CELL_LEAST = 56
    TABS = 40
    RADIUS = 8
    RADIUS_SMALL = 5
    HAIRLINE = 1
    RING = 2
    BAND = 4
    SCROLL = 12
    AREA_LINES = 3
    AREA_LINES_MOST = 12
    DROP = (150, 72)
    CALENDAR = (324, 280)
    DIALOG = 480
    PAPER = 320
    PAPER_MOST = 900
    PAD = 441
    PAD_LEAST = 240


class Mode(StrEnum):
    """What a person may choose in Settings; ``lesson`` is worn by the lesson page alone."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    LESSON = "lesson"


SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""The steps of Ctrl plus and Ctrl minus."""

_PALETTES = {Mode.LIGHT: LIGHT, Mode.DARK: DARK, Mode.CONTRAST: CONTRAST, Mode.LESSON: LESSON}


class Theme(QObject):
    """The look that is worn now. Widgets ask it while they paint and are told when it changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = Mode.SYSTEM
        self.scale = 1.0
        self.palette = LIGHT
        self._fonts: dict[Type, QFont] = {}

    def wear(self, mode: Mode | None = None, scale: float | None = None) -> None:
        """Put on a mode and a text scale (0.8 to 2.0; what is left out stays) and repaint all."""
        self.mode = mode or self.mode
        self.scale = min(max(scale or self.scale, SCALES[0]), SCALES[-1])
        self.palette = _PALETTES.get(self.mode) or _of_system()
        self._fonts.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            if app.style().objectName() != "fusion" and not app.styleSheet():
                app.setStyle(QStyleFactory.create("Fusion"))
            app.setPalette(qt_palette(self._values()))
            app.setFont(self.font(Type.BODY))
            app.setStyleSheet(stylesheet(self._values()))
        self.changed.emit()

    def step_scale(self, steps: int) -> None:
        """Make all text one or more steps larger (or, negative, smaller)."""
        here = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self.scale))
        self.wear(scale=SCALES[min(max(here + steps, 0), len(SCALES) - 1)])

    def colour(self, tone: Tone) -> QColor:
        """Return the colour that a tone has now."""
        return QColor(str(getattr(self.palette, tone.value)))

    def font(self, style: Type) -> QFont:
        """Return the font of a type style at the present scale, with figures of one width."""
        if style not in self._fonts:
            size, weight, _, _ = style.value
            font = QFont(FAMILY)
            font.setPixelSize(self.px(size))
            font.setWeight(QFont.Weight(weight))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[style] = font
        return self._fonts[style]

    def leading(self, style: Type) -> int:
        """Return the line height of a type style in pixels at the present scale."""
        return self.px(style.value[2])

    def px(self, size: float) -> int:
        """Return a size at the present text scale, in whole logical pixels."""
        return round(size * self.scale)

    def _values(self) -> dict[str, str]:
        colours = {tone.value: str(getattr(self.palette, tone.value)) for tone in Tone}
        sizes = {
            name.lower(): str(self.px(value))
            for name, value in vars(Size).items()
            if isinstance(value, int) and not name.startswith("_")
        }
        spaces = {
            f"space_{name.lower()}": str(value)
            for name, value in vars(Space).items()
            if not name.startswith("_")
        }
        fixed = {"hairline": str(Size.HAIRLINE), "radius": str(Size.RADIUS), "ring": str(Size.RING)}
        # A thicker border when focused takes its room from the padding, so that nothing shifts.
        high, thicker = self.px(Size.CONTROL), Size.RING - Size.HAIRLINE
        fixed |= {
            "line_height": str(high - 2 * Size.HAIRLINE),
            "line_height_focus": str(high - 2 * Size.RING),
            "pad_focus": str(Space.M - thicker),
            "area_y_focus": str(Space.XS - thicker),
            "area_x_focus": str(Space.S - thicker),
        }
        return colours | sizes | spaces | fixed


@cache
def theme() -> Theme:
    """Return the one theme of the program."""
    return Theme()


def px(size: float) -> int:
    """Return a size from ``Size`` or ``Space`` at the present text scale."""
    return theme().px(size)


def _of_system() -> Palette:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return LIGHT
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

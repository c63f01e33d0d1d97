"""A ReportLab canvas on which nothing is drawn without its tag, or as an artefact without one."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    xObjectName,
)
from reportlab.pdfgen.canvas import Canvas

from sle_desktop.reports.pdf import (
    marks,
    reportlab_fixes,  # noqa: F401  imported for its effect
    style,
)
from sle_desktop.reports.pdf.fragments import Glyphs, SetLine, Shape, glyphs
from sle_desktop.reports.pdf.structure import Content, Element
from sle_desktop.reports.pdf.style import Colour

_LAYOUT = "/Artifact <</Type /Layout>> BDC"
_PAGINATION = "/Artifact <</Type /Pagination>> BDC"
_WATERMARK = "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC"
_ESCAPED = tuple(
    chr(code) if 32 <= code < 127 and chr(code) not in "()\\" else f"\\{code:03o}"
    for code in range(256)
)
_LEAST_KERN = 0.5
"""In thousandths of the size; less is not seen."""


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A JPEG as a PDF takes it in: its bytes, its size in pixels, grey or RGB."""

    data: bytes
    width: int
    height: int
    grey: bool = False


def number(value: float) -> str:
    """Return a number as PDF writes it, to a thousandth of a point."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def path_of(points: Sequence[tuple[float, float]]) -> str:
    """Return the closed path through the points, in page units."""
    moves = [
        f"{number(x)} {number(y)} {'l' if index else 'm'}" for index, (x, y) in enumerate(points)
    ]
    return " ".join((*moves, "h"))


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab ships no types
    """Draws text and paths, each within the marked content of an element or of an artefact.

    Coordinates are points from the page's lower left corner. ``page_total`` is how many pages there
    will be, ``seal_place`` the page, left and top of the seal note.
    """

    def __init__(self, language: str) -> None:
        self.output = BytesIO()
        self.page_references: list[PDFObjectReference] = []
        self.page_total = 0
        self.seal_place: tuple[int, float, float] | None = None
        self._open: Element | str | None = None
        self._contents_on_page = 0
        self._furniture = ""
        self._drawn = hashlib.sha256()
        super().__init__(
            self.output,
            pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=style.REGULAR,
            lang=language,
        )

    def _make_preamble(self) -> None:
        # ReportLab's own sets a font that is not embedded.
        self._preamble = ""

    # --- pages -------------------------------------------------------------------------------

    @property
    def page_index(self) -> int:
        """The number of the page being drawn, from 0."""
        return len(self.page_references)

    def end_page(self) -> None:
        """Finish the page; the next drawing falls on a new one."""
        self._mark(None)
        self._drawn.update("\n".join(self._code).encode("ascii"))
        self.page_references.append(self._doc.thisPageRef())
        self.showPage()
        self._contents_on_page = 0

    def _setAnnotations(self, page: PDFPage) -> None:  # noqa: N802  ReportLab's name
        super()._setAnnotations(page)
        # The only moment at which ReportLab shows the page that it is about to write.
        page.__dict__["__NoDefault__"] = [*type(page).__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.page_index - 1
        page.Tabs = "/S"

    def digest_of_pages(self) -> bytes:
        """Return a SHA-256 over all that was drawn on the finished pages."""
        return self._drawn.digest()

    # --- marked content ----------------------------------------------------------------------

    def _mark(self, wanted: Element | str | None) -> None:
        if wanted is self._open:
            return
        if self._open is not None:
            self._code.append("EMC")
        self._open = wanted
        if isinstance(wanted, str):
            self._code.append(wanted)
        elif wanted is not None:
            self._code.append(f"/{wanted.tag} <</MCID {self._contents_on_page}>> BDC")
            wanted.kids.append(Content(self.page_index, self._contents_on_page))
            self._contents_on_page += 1

    @contextmanager
    def furniture(self, *, watermark: bool = False) -> Iterator[None]:
        """Draw all within as furniture of the page, which reading aloud leaves out."""
        self._furniture = _WATERMARK if watermark else _PAGINATION
        yield
        self._furniture = ""
        self._mark(None)

    def _as(self, element: Element | None) -> None:
        self._mark(self._furniture or element or _LAYOUT)

    # --- drawing -----------------------------------------------------------------------------

    def set_line(self, line: SetLine, x: float, top: float, element: Element | None) -> None:
        """Draw a line of text with its top left corner at (x, top)."""
        baseline = top - line.baseline
        at = x
        for fragment in line.fragments:
            if isinstance(fragment, Shape):
                self._shape(fragment, at, baseline)
            at += fragment.width
        stretches = list(_stretches(line))
        if not stretches:
            return
        self._as(element)
        # An artefact is not read aloud, so there is no order to tell.
        said = "" if self._furniture else line.said
        if said:
            self._code.append(f"/Span <</ActualText <{_utf16(said)}>>> BDC")
        for offset, drawn in stretches:
            self._text(drawn, x + offset, baseline)
        if said:
            self._code.append("EMC")

    def words(self, text: str, look: style.Style, x: float, baseline: float) -> None:
        """Draw printable text as an artefact, starting at (x, baseline)."""
        self._as(None)
        for drawn in glyphs(text, look):
            self._text(drawn, x, baseline)
            x += drawn.width

    def _text(self, drawn: Glyphs, x: float, baseline: float) -> None:
        self._fill(drawn.colour)
        self._code.append(f"BT 1 0 0 1 {number(x)} {number(baseline)} Tm")
        font, kerns, at = drawn.face.font, [*drawn.face.kerns(drawn.text), 0.0], 0
        for subset, codes in font.splitString(drawn.text, self._doc):
            name = font.getSubsetInternalName(subset, self._doc)
            shown = _kerned(codes, kerns[at : at + len(codes)])
            self._code.append(f"{name} {number(drawn.size)} Tf [{shown}] TJ")
            at += len(codes)
        self._code.append("ET")

    def _shape(self, shape: Shape, x: float, baseline: float) -> None:
        drawing = marks.DRAWINGS[shape.band]
        self._as(None)
        size = number(shape.size)
        middle = number(x + marks.SHAPE_MIDDLE * shape.size)
        rise = number(baseline + marks.SHAPE_RISE * shape.size)
        self._code.append(f"q {size} 0 0 {size} {middle} {rise} cm")
        if drawing.fill:
            self._fill(drawing.fill)
        if drawing.stroke:
            self._code.append(f"{_colour(drawing.stroke)} RG {number(drawing.weight)} w 1 j")
        self._code.append(drawing.path)
        paint = "B" if drawing.fill and drawing.stroke else "f" if drawing.fill else "S"
        self._code.append(f"{paint} Q")

    def box(self, left: float, bottom: float, size: tuple[float, float], colour: Colour) -> None:
        """Fill a rectangle as an artefact: a rule or a bar."""
        self._as(None)
        self._fill(colour)
        width, height = size
        self._code.append(f"{number(left)} {number(bottom)} {number(width)} {number(height)} re f")

    def rule(self, left: float, right: float, top: float, look: tuple[float, Colour]) -> None:
        """Draw a horizontal rule whose upper edge is at ``top``; ``look`` is weight and colour."""
        weight, colour = look
        self.box(left, top - weight, (right - left, weight), colour)

    def fill_path(self, path: str, colour: Colour, element: Element) -> None:
        """Fill a path of several outlines, by the non-zero rule, as content of an element."""
        self._as(element)
        self._fill(colour)
        self._code.append(f"{path} f")

    def picture(
        self, image: Jpeg, corner: tuple[float, float], size: tuple[float, float], element: Element
    ) -> None:
        """Draw an image with its lower left corner at ``corner``, as content of an element."""
        self._as(element)
        # ReportLab's drawImage would decode the image just to name it.
        name = hashlib.sha256(image.data).hexdigest()[:32]
        if not self._doc.hasForm(name):
            self._doc.Reference(_image(image), xObjectName(name))
        if name not in self._formsinuse:
            self._formsinuse.append(name)
        place = " ".join(number(part) for part in (size[0], 0, 0, size[1], *corner))
        self._code.append(f"q {place} cm /{xObjectName(name)} Do Q")

    def turned_words(self, text: str, look: style.Style, turn: tuple[float, float]) -> None:
        """Draw words across the middle of the page; ``turn`` is cosine and sine of their slope."""
        self._as(None)
        cosine, sine = turn
        middle = f"{number(style.PAGE_WIDTH / 2)} {number(style.PAGE_HEIGHT / 2)}"
        self._code.append(
            f"q {number(cosine)} {number(sine)} {number(-sine)} {number(cosine)} {middle} cm"
        )
        width = sum(drawn.width for drawn in glyphs(text, look))
        self.words(text, look, -width / 2, -look.size / 3)
        self._code.append("Q")

    def _fill(self, colour: Colour) -> None:
        self._code.append(f"{_colour(colour)} rg")


def _image(image: Jpeg) -> PDFStream:
    space = "/DeviceGray" if image.grey else "/DeviceRGB"
    entries = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": image.width,
        "Height": image.height,
        "BitsPerComponent": 8,
        "ColorSpace": space,
        "Filter": "/DCTDecode",
    }
    return PDFStream(PDFDictionary(entries), image.data)


def _stretches(line: SetLine) -> Iterator[tuple[float, Glyphs]]:
    """Yield the line's texts with their offsets; the last ends in a space if the text goes on."""
    at = 0.0
    texts: list[tuple[float, Glyphs]] = []
    for fragment in line.fragments:
        if isinstance(fragment, Glyphs):
            texts.append((at, fragment))
        at += fragment.width
    yield from texts[:-1]
    if texts:
        offset, last = texts[-1]
        if line.goes_on:
            last = Glyphs(last.face, last.size, last.colour, last.text + " ", last.width)
        yield offset, last


def _kerned(codes: bytes, kerns: Sequence[float]) -> str:
    shown: list[str] = ["("]
    for code, kern in zip(codes, kerns, strict=True):
        shown.append(_ESCAPED[code])
        if abs(kern) >= _LEAST_KERN:
            shown.append(f"){number(-kern)}(")
    return "".join((*shown, ")")).replace("()", "")


def _colour(colour: Colour) -> str:
    return " ".join(number(part) for part in colour)


def _utf16(text: str) -> str:
    return "feff" + text.encode("utf-16-be").hex()

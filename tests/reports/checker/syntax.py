"""The file's syntax, and what a document made to last may not hold."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.reports.checker.document import Document

_LONGEST_STRING = 32_767
_FORBIDDEN_ACTIONS = frozenset(
    {
        "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState",
        "/Rendition", "/Trans", "/GoTo3DView", "/JavaScript",
    }
)  # fmt: skip


def file_syntax(document: Document) -> Iterator[str]:
    """ISO 19005-2, 6.1: header, trailer, streams, objects."""
    raw = document.raw
    if not re.match(rb"%PDF-1\.[4-7]\r?\n%[\x80-\xff]{4}", raw):
        yield "the header has no line of four bytes above 127"
    if not raw.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield "something follows the end of the file"
    identity = document.pdf.trailer.get("/ID")
    if identity is None or len(identity) != 2:
        yield "no file identifier"
    if document.pdf.is_encrypted or "/Encrypt" in document.pdf.trailer:
        yield "encrypted"
    yield from _streams(raw)


def _streams(raw: bytes) -> Iterator[str]:
    """Yield streams whose keywords or length are not as 6.1.7.1 asks."""
    for found in re.finditer(rb"/Length (\d+)(?! \d+ R)[^>]*>>\s*?\n?stream(\r\n|\n)", raw):
        end = found.end() + int(found.group(1))
        if not re.match(rb"(\r\n|\n|\r)endstream", raw[end : end + 11]):
            yield f"stream at {found.start()}: no end of line before endstream"
    if raw.count(b"endstream") < len(re.findall(rb">>\s*stream\r?\n", raw)):
        yield "a stream without end"
    if re.search(rb"[^\r\n]endstream", raw):
        yield "endstream does not begin a line"


def nothing_forbidden(document: Document) -> Iterator[str]:
    """ISO 19005-2, 6.5, 6.9, 6.10; our own: no layers, no scripts, no file but the data."""
    root = document.root
    for key in ("/AA", "/OCProperties", "/Requirements", "/Collection"):
        if key in root:
            yield f"{key} in the catalogue"
    if set(root.get("/Perms", {}).keys()) - {"/DocMDP"}:
        yield "permissions beyond a certification"
    names = root.get("/Names", {})
    for key in ("/JavaScript", "/AlternatePresentations"):
        if key in names:
            yield f"{key} in the names"
    if "/XFA" in root.get("/AcroForm", {}) or root.get("/AcroForm", {}).get("/NeedAppearances"):
        yield "a form whose looks are made by the reader"
    for entry in _dictionaries(document):
        yield from _entry(entry)
    yield from _files(document)


def _files(document: Document) -> Iterator[str]:
    """Yield files in a document that does not say it is PDF/A-3."""
    packet = document.root.get("/Metadata")
    if packet is not None and b"<pdfaid:part>3" in packet.read_bytes():
        return
    if "/EmbeddedFiles" in document.root.get("/Names", {}):
        yield "/EmbeddedFiles in the names"
    for entry in _dictionaries(document):
        if entry.get("/Type") == "/Filespec" or "/EF" in entry:
            yield "an attached file"


def _entry(entry: Any) -> Iterator[str]:
    if entry.get("/S") in _FORBIDDEN_ACTIONS or "/JS" in entry:
        yield f"an action {entry.get('/S')}"
    if str(entry.get("/Filter", "")) == "/LZWDecode":
        yield "LZW compression"
    for value in entry.values():
        if isinstance(value, pikepdf.String) and len(bytes(value)) > _LONGEST_STRING:
            yield "a string that is too long"


def no_transparency(document: Document) -> Iterator[str]:
    """Stricter than ISO 19005-2, 6.2.10: nothing of ours is see-through."""
    for entry in _dictionaries(document):
        if "/SMask" in entry and entry["/SMask"] != "/None":
            yield "a soft mask"
        for key in ("/ca", "/CA"):
            if key in entry and float(entry[key]) != 1:
                yield f"{key} below 1"
        if entry.get("/BM", "/Normal") not in ("/Normal", "/Compatible"):
            yield "a blend mode"
        if entry.get("/S") == "/Transparency":
            yield "a transparency group"


def images(document: Document) -> Iterator[str]:
    """ISO 19005-2, 6.2.8: no interpolation, no alternates; colours that the profile covers."""
    for entry in _dictionaries(document):
        if entry.get("/Subtype") != "/Image":
            continue
        if bool(entry.get("/Interpolate", False)):
            yield "an interpolated image"
        if "/Alternates" in entry or "/OPI" in entry:
            yield "an image with alternates"
        if str(entry.get("/ColorSpace")) not in ("/DeviceRGB", "/DeviceGray"):
            yield f"an image in {entry.get('/ColorSpace')}"


def _dictionaries(document: Document) -> Iterator[Any]:
    """Yield every dictionary of the file, streams' and direct ones included."""
    for found in document.pdf.objects:
        yield from _beneath(found)


def _beneath(found: Any) -> Iterator[Any]:
    if isinstance(found, pikepdf.Stream | pikepdf.Dictionary):
        yield found
        values = [found[key] for key in found.keys()]  # noqa: SIM118  a pikepdf object is no dict
    elif isinstance(found, pikepdf.Array):
        values = list(found)
    else:
        return
    for value in values:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from _beneath(value)

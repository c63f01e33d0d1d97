"""What pyHanko finds in a sealed file: its one signature, and what its metadata say it is."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from sle_desktop.signing.canonical import FIELD, Gap, SealError

NAMESPACE = "urn:sle-desktop:document:1"
"""The XMP namespace in which a drawn document says what it is."""

_LONGEST_FACT = 100

_READS = 100_000
_BYTES = 1_000_000
"""How often and how much pyHanko may read from one file, outside the digest.

For an honest file these are 18,000 and 19,000, most of it the seal itself, and one and twenty more
for each object (two a page, two a photo) and one for each byte of XMP. Without a bound a number of
ten million digits in a hostile file keeps pyHanko busy for minutes.
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself: number, version, what it replaces, whose copy it is."""

    document: str | None = None
    version: int | None = None
    replaces: str | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The one signature of a file, as pyHanko sees it, the claimed signing time, and the facts."""

    signature: EmbeddedPdfSignature
    sealed_at: datetime
    facts: Facts


class _Budgeted(BytesIO):
    """A file in memory that does not let itself be read for ever."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__(pdf)
        self._reads = _READS
        self._bytes = _BYTES

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next bytes. Raises SealError when the budget is spent."""
        data = super().read(size)
        self._reads -= 1
        self._bytes -= len(data)
        if self._reads < 0 or self._bytes < 0:
            raise SealError("The file is built to be read without end.")
        return data


def find(pdf: bytes, gap: Gap) -> Found:
    """Return the seal that a reader of the PDF is led to, which must be the one in the gap.

    Raises SealError; and, as pyHanko does on broken files, nearly any other exception.
    """
    reader = PdfFileReader(_Budgeted(pdf), strict=True)
    if reader.encrypted or reader.has_xref_stream or reader.xrefs.total_revisions != 2:
        raise SealError("The file is not built as SLE Desktop builds its documents.")
    fields = list(enumerate_sig_fields(reader))
    if [name for name, _, _ in fields] != [FIELD] or len(reader.embedded_signatures) != 1:
        raise SealError("The file does not hold exactly one signature.")
    signature = reader.embedded_signatures[0]
    _check_place(signature, pdf, gap)
    _check_kind(signature, reader)
    sealed_at = signature.self_reported_timestamp
    if sealed_at is None or sealed_at.tzinfo is None:
        raise SealError("The seal does not say when it was made.")
    return Found(signature, sealed_at, _facts(reader))


def _check_place(signature: EmbeddedPdfSignature, pdf: bytes, gap: Gap) -> None:
    """Readers and ``canonical`` must mean the same bytes; signature wrapping makes them differ."""
    covered = [int(offset) for offset in signature.byte_range]
    held = bytes.fromhex(pdf[gap.start + 1 : gap.end - 1].decode("ascii"))
    if covered != [0, gap.start, gap.end, len(pdf) - gap.end] or signature.pkcs7_content != held:
        raise SealError("The signature that readers show is not the one that covers the file.")


def _check_kind(signature: EmbeddedPdfSignature, reader: PdfFileReader) -> None:
    """Ask for a certification signature that allows no change (DocMDP P=1), in our dialect."""
    seal = signature.sig_object
    kind = (seal["/Type"], seal["/Filter"], seal["/SubFilter"])
    permissions = reader.root["/Perms"]
    certifies = set(permissions) == {"/DocMDP"} and (
        permissions.raw_get("/DocMDP") == signature.sig_field.raw_get("/V")
    )
    if kind != ("/Sig", "/Adobe.PPKLite", "/ETSI.CAdES.detached") or not certifies:
        raise SealError("The signature is of another kind than a seal.")
    if signature.docmdp_level != MDPPerm.NO_CHANGES:
        raise SealError("The signature allows changes, which a seal never does.")


def _facts(reader: PdfFileReader) -> Facts:
    try:
        stream = reader.root["/Metadata"]  # .get would not follow the reference
    except KeyError:
        return Facts()
    if not isinstance(stream, generic.StreamObject) or stream.get("/Filter"):
        return Facts()
    return facts_in(stream.data)


def facts_in(xmp: bytes) -> Facts:
    """Return the facts in an XMP packet, as far as it holds any; never raises on any bytes."""
    try:
        text = xmp.decode("utf-8-sig")
        # Entities are the way in which XML explodes, and XMP has no use for them.
        if "<!" in text:
            return Facts()
        root = fromstring(text)  # noqa: S314
    except (UnicodeDecodeError, ParseError):
        return Facts()
    version = _fact(root, "version") or ""
    return Facts(
        document=_fact(root, "document"),
        version=int(version) if version.isdecimal() and len(version) < 10 else None,
        replaces=_fact(root, "replaces"),
        copy=_fact(root, "copy"),
    )


def _fact(root: Element, name: str) -> str | None:
    """Return a property of our namespace, written as an element or as an attribute."""
    full = f"{{{NAMESPACE}}}{name}"
    for element in root.iter():
        said = element.text if element.tag == full else element.get(full)
        if said and said.strip():
            return plain(said)[:_LONGEST_FACT]
    return None


def plain(text: str) -> str:
    """Return a text from a file without what could disturb the line it is shown in."""
    return "".join(c for c in text if c.isprintable()).strip()

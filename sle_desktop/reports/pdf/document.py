"""What makes drawn pages a document: description, colours, tags, the seal's field, the bytes."""

import hashlib
from datetime import UTC, datetime
from functools import cache

from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from sle_desktop import paths
from sle_desktop.reports.blocks import DocumentFacts
from sle_desktop.reports.pdf import metadata
from sle_desktop.reports.pdf.attaching import attach
from sle_desktop.reports.pdf.canvas import TaggedCanvas
from sle_desktop.reports.pdf.metadata import Description
from sle_desktop.reports.pdf.structure import Element, Tree, Widget

SEAL_FIELD = "Seal"
_SEAL_SAYS = "Electronic seal over the whole document"
_PRINTED = 4
_APPEND_ONLY_WITH_SIGNATURE = 3


class _Time:
    """The instant of making, in the shape that ReportLab asks for; it has no setting of its own."""

    def __init__(self, instant: datetime) -> None:
        self.t = instant.timestamp()
        self.lt = instant.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"


def utc(instant: datetime) -> datetime:
    """Return an aware instant in UTC to the second; ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError("made_at must be aware")
    return instant.astimezone(UTC).replace(microsecond=0)


def finish(
    canvas: TaggedCanvas, root: Element, facts: DocumentFacts, described: Description
) -> bytes:
    """Complete the document whose pages are drawn and return its bytes."""
    document = canvas._doc
    _describe(document, described, facts)
    _set_colours(document)
    if facts.attached is not None:
        named = attach(document, facts.attached, described.made_at)
        _add_to_catalogue(document, "AF", PDFArray([named]))
    if facts.version and not facts.draft:
        _add_seal_field(canvas, root)
    root.prune()
    Tree(document, root, canvas.page_references).write()
    _set_identity(document, canvas, facts, described)
    canvas.save()
    return canvas.output.getvalue()


def _describe(document: PDFDocument, described: Description, facts: DocumentFacts) -> None:
    document._timeStamp = _Time(described.made_at)
    document.setTitle(described.title)
    document.setAuthor(described.author)
    document.setSubject(described.subject)
    document.setKeywords(described.keywords)
    document.setCreator(metadata.CREATOR)
    document.setProducer(metadata.PRODUCER)
    packet = metadata.xmp(described, facts)
    document.Catalog.Metadata = XMP(creator=lambda _: packet)
    document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})


@cache
def _profile() -> bytes:
    return (paths.resources() / "pdf" / "sRGB.icc").read_bytes()


def _set_colours(document: PDFDocument) -> None:
    profile = PDFStream(
        PDFDictionary({"N": 3, "Alternate": "/DeviceRGB"}), _profile(), [PDFZCompress]
    )
    intent = PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile, "sRGB"),
        }
    )
    _add_to_catalogue(document, "OutputIntents", PDFArray([intent]))


def _add_to_catalogue(document: PDFDocument, name: str, value: object) -> None:
    catalogue = document.Catalog
    # ReportLab writes the entries that its class lists; this document's catalogue lists one more.
    listed = catalogue.__dict__.get("__NoDefault__", PDFCatalog.__NoDefault__)
    catalogue.__dict__["__NoDefault__"] = [*listed, name]
    setattr(catalogue, name, value)


def _add_seal_field(canvas: TaggedCanvas, root: Element) -> None:
    """Add the one signature field: without extent, so that it needs no appearance, and tagged.

    It stands where the seal note is, so that a viewer's "go to signature" leads there.
    """
    document = canvas._doc
    page, left, top = canvas.seal_place or (len(canvas.page_references) - 1, 0.0, 0.0)
    reference: PDFObjectReference = document.Reference(
        PDFDictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "FT": "/Sig",
                "T": PDFString(SEAL_FIELD),
                "TU": PDFString(_SEAL_SAYS),
                "F": _PRINTED,
                "P": canvas.page_references[page],
                "Rect": PDFArray([left, top, left, top]),
                "StructParent": len(canvas.page_references),
            }
        ),
        "SealField",
    )
    document.Pages.pages[page].Annots = PDFArray([reference])
    form = root.child("Form", alt=_SEAL_SAYS)
    form.kids.append(Widget(page, reference))
    fields = PDFDictionary(
        {"Fields": PDFArray([reference]), "SigFlags": _APPEND_ONLY_WITH_SIGNATURE}
    )
    document.Catalog.AcroForm = document.Reference(fields, "AcroForm")


def _set_identity(
    document: PDFDocument, canvas: TaggedCanvas, facts: DocumentFacts, described: Description
) -> None:
    told = "\n".join((facts.number, str(facts.version), facts.copy, described.made_at.isoformat()))
    digest = hashlib.sha256(told.encode("utf-8", "replace") + canvas.digest_of_pages())
    if facts.attached is not None:
        digest.update(facts.attached.content)
    identity = digest.hexdigest()[:32].encode()
    document._ID = b"[<" + identity + b"><" + identity + b">]"

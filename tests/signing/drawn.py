"""A small drawn PDF as the reports make them: pages, XMP, and one empty field named Seal."""

from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:sle="urn:sle-desktop:document:1"{attributes}>{elements}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

FACTS = {"document": "SLE-2026-0042", "version": "2", "replaces": "1", "copy": "school"}


def xmp(facts: dict[str, str], *, as_attributes: bool = False) -> bytes:
    attributes = "".join(f' sle:{k}="{v}"' for k, v in facts.items()) if as_attributes else ""
    elements = "" if as_attributes else "".join(f"<sle:{k}>{v}</sle:{k}>" for k, v in facts.items())
    return _XMP.format(attributes=attributes, elements=elements).encode()


def draw(
    text: str = "Both lessons showed children explaining.",
    *,
    metadata: bytes | None = None,
    fields: tuple[str, ...] = ("Seal",),
    pages: int = 1,
    ballast: bytes = b"",
) -> bytes:
    """Return the PDF; ``ballast`` is drawn in as the photos are, and is not compressed."""
    out = BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1, pdfVersion=(1, 7))
    canvas.setTitle(text)
    document: Any = canvas._doc
    for page in range(pages):
        canvas.drawString(72, 720, f"{text} ({page + 1})")
        if fields and page == pages - 1:
            _add_fields(canvas, document, fields)
        canvas.showPage()
    _in_catalog(document, "Metadata", _stream(xmp(FACTS) if metadata is None else metadata))
    if ballast:
        _in_catalog(document, "SLEBallast", _stream(ballast))
    canvas.save()
    return out.getvalue()


def _stream(content: bytes) -> Any:
    return PDFStream(PDFDictionary({"Type": PDFName("Metadata")}), content, filters=[])


def _in_catalog(document: Any, name: str, value: Any) -> None:
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, name]
    setattr(catalog, name, document.Reference(value))


def _add_fields(canvas: Canvas, document: Any, names: tuple[str, ...]) -> None:
    look = PDFStream(
        PDFDictionary(
            {
                "Type": PDFName("XObject"),
                "Subtype": PDFName("Form"),
                "BBox": PDFArray([0, 0, 200, 40]),
            }
        ),
        b"0.9 g 0 0 200 40 re f",
        filters=[],
    )
    widgets = [document.Reference(_widget(name, document.Reference(look))) for name in names]
    canvas._annotationrefs.extend(widgets)
    form = PDFDictionary({"Fields": PDFArray(widgets), "SigFlags": 0})
    document.Catalog.AcroForm = document.Reference(form)


def _widget(name: str, look: Any) -> Any:
    return PDFDictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "FT": PDFName("Sig"),
            "T": PDFString(name),
            "TU": PDFString("Seal of this document"),
            "F": 132,
            "Rect": PDFArray([72, 72, 272, 112]),
            "AP": PDFDictionary({"N": look}),
        }
    )

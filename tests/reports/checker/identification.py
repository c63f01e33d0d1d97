"""What the file says of itself: XMP, Info, language, title, colours."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.reports.checker.document import Document

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
_PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
_NAMESPACE = _SCHEMA + "namespaceURI"
_PREDEFINED = (_PDFA, _DC, _XMP, _PDF, "{http://www.aiim.org/pdfa/ns/extension/}")

_ICC_CLASSES = (b"mntr", b"prtr")


def _described(document: Document) -> dict[str, ET.Element]:
    packet = document.root.get("/Metadata")
    if packet is None:
        return {}
    tree = ET.fromstring(packet.read_bytes().decode("utf-8"))
    return {prop.tag: prop for described in tree.iter(_RDF + "Description") for prop in described}


def _text(prop: ET.Element | None) -> str:
    if prop is None:
        return ""
    item = next(prop.iter(_RDF + "li"), None)
    return ((prop if item is None else item).text or "").strip()


def identifies_itself(document: Document) -> Iterator[str]:
    """ISO 19005-2, 6.6.2 and 6.6.4; ISO 14289-1, clause 5."""
    packet = document.root.get("/Metadata")
    if packet is None:
        yield "no XMP packet"
        return
    if "/Filter" in packet:
        yield "the XMP packet is compressed"
    if packet.get("/Type") != "/Metadata" or packet.get("/Subtype") != "/XML":
        yield "the XMP packet is not typed"
    held = _described(document)
    part = "3" if "/AF" in document.root else "2"
    if (_text(held.get(_PDFA + "part")), _text(held.get(_PDFA + "conformance"))) != (part, "A"):
        yield f"not identified as PDF/A-{part}a"
    if _text(held.get(_PDFUA + "part")) != "1":
        yield "not identified as PDF/UA-1"


def info_is_xmp(document: Document) -> Iterator[str]:
    """ISO 19005-1, 6.7.3 (and good order under -2): Info and XMP say the same."""
    info, held = document.pdf.docinfo, _described(document)
    pairs = {
        "/Title": _DC + "title",
        "/Author": _DC + "creator",
        "/Subject": _DC + "description",
        "/Keywords": _PDF + "Keywords",
        "/Producer": _PDF + "Producer",
        "/Creator": _XMP + "CreatorTool",
    }
    for key, tag in pairs.items():
        if str(info.get(key, "")).strip() != _text(held.get(tag)):
            yield f"{key} differs from XMP"
    for key, tag in {"/CreationDate": "CreateDate", "/ModDate": "ModifyDate"}.items():
        if _digits(str(info.get(key, ""))) != _digits(_text(held.get(_XMP + tag))):
            yield f"{key} differs from XMP"


def _digits(date: str) -> str:
    return "".join(character for character in date if character.isdigit())[:14]


def declares_its_schemas(document: Document) -> Iterator[str]:
    """ISO 19005-2, 6.6.2.3: each property of a schema that is not predefined is declared."""
    packet = document.root.get("/Metadata")
    if packet is None:
        return
    tree = ET.fromstring(packet.read_bytes().decode("utf-8"))
    schemas = [item for item in tree.iter(_RDF + "li") if item.find(_NAMESPACE) is not None]
    declared = {
        f"{{{schema.findtext(_NAMESPACE)}}}{prop.text}"
        for schema in schemas
        for prop in schema.iter(_PROPERTY + "name")
    }
    for schema in schemas:
        for name in ("schema", "prefix"):
            if not (schema.findtext(_SCHEMA + name) or "").strip():
                yield f"a schema without {name}"
    for tag in _described(document):
        if not tag.startswith(_PREDEFINED) and tag not in declared:
            yield f"{tag} is not declared"


def language_and_title(document: Document) -> Iterator[str]:
    """ISO 14289-1, 7.1 and 7.2; ISO 19005-2, 6.8.4."""
    if not str(document.root.get("/Lang", "")).strip():
        yield "no language"
    preferences = document.root.get("/ViewerPreferences", {})
    if preferences.get("/DisplayDocTitle") is not True:
        yield "the title is not shown"
    if not _text(_described(document).get(_DC + "title")):
        yield "no title"
    marks = document.root.get("/MarkInfo", {})
    if marks.get("/Marked") is not True or marks.get("/Suspects") is True:
        yield "not marked as tagged"


def output_intent(document: Document) -> Iterator[str]:
    """ISO 19005-2, 6.2.3 and 6.2.4.3: device colours need a profile of their kind."""
    intents: Any = document.root.get("/OutputIntents", pikepdf.Array())
    profiles = [
        intent.get("/DestOutputProfile") for intent in intents if intent.get("/S") == "/GTS_PDFA1"
    ]
    if not profiles or profiles[0] is None:
        yield "no PDF/A output intent with a profile"
        return
    header = profiles[0].read_bytes()[:128]
    if header[36:40] != b"acsp" or header[12:16] not in _ICC_CLASSES or header[8] > 4:
        yield "the profile is not an ICC profile for output"
    if header[16:20] != b"RGB " or profiles[0].get("/N") != 3:
        yield "the profile is not for RGB"

"""The data of a document as a file inside it, associated with the whole as PDF/A-3 asks."""

import hashlib
from datetime import datetime

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from sle_desktop.reports.blocks import Attached

_JSON = "/application#2Fjson"
_DATA = "/Data"


def attach(document: PDFDocument, attached: Attached, made_at: datetime) -> PDFObjectReference:
    """Put the file into the document and return what names it, for the catalogue's ``AF``.

    ISO 19005-3, 6.8: its type, its time, its relation to the document and two names for it.
    """
    parameters = PDFDictionary(
        {
            "Size": len(attached.content),
            "ModDate": PDFString(f"D:{made_at:%Y%m%d%H%M%S}Z"),
            "CheckSum": PDFString(
                hashlib.md5(attached.content, usedforsecurity=False).digest(), enc="raw"
            ),
        }
    )
    stream = PDFStream(
        PDFDictionary({"Type": "/EmbeddedFile", "Subtype": _JSON, "Params": parameters}),
        attached.content,
        [PDFZCompress],
    )
    held = document.Reference(stream, "AttachedData")
    name = PDFString(attached.name)
    named: PDFObjectReference = document.Reference(
        PDFDictionary(
            {
                "Type": "/Filespec",
                "F": name,
                "UF": name,
                "Desc": PDFString(attached.says),
                "AFRelationship": _DATA,
                "EF": PDFDictionary({"F": held, "UF": held}),
            }
        ),
        "AttachedFile",
    )
    files = PDFDictionary({"Names": PDFArray([name, named])})
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": files})
    return named

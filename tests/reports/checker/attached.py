"""Files inside a document: ISO 19005-3 allows what is associated and told; 19005-2 allows none."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.reports.checker.document import Document

_RELATIONS = ("/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified")


def files_in(document: Document) -> list[Any]:
    """Return every file specification that holds a file, named or not."""
    return [
        one for one in document.pdf.objects if isinstance(one, pikepdf.Dictionary) and "/EF" in one
    ]


def files_are_associated(document: Document) -> Iterator[str]:
    """ISO 19005-3, 6.8; ISO 14289-1, 7.11: type, time, relation and names of each file."""
    associated = [one.objgen for one in document.root.get("/AF", pikepdf.Array())]
    tree = document.root.get("/Names", {}).get("/EmbeddedFiles", {})
    named = [one.objgen for one in list(tree.get("/Names", pikepdf.Array()))[1::2]]
    for one in files_in(document):
        if one.objgen not in associated:
            yield "a file that is associated with nothing"
        if one.objgen not in named:
            yield "a file that no reader lists"
        yield from _told(one)
        yield from _held(one)


def _told(one: Any) -> Iterator[str]:
    if one.get("/Type") != "/Filespec":
        yield "a file specification without its type"
    if not str(one.get("/F", "")) or str(one.get("/F", "")) != str(one.get("/UF", "")):
        yield "a file without its two names"
    if one.get("/AFRelationship") not in _RELATIONS:
        yield "a file without its relation"
    if not str(one.get("/Desc", "")).strip():
        yield "a file that is not described"


def _held(one: Any) -> Iterator[str]:
    stream = one["/EF"].get("/F")
    if stream is None or stream.get("/Type") != "/EmbeddedFile":
        yield "a file specification without a file"
        return
    if "/" not in str(stream.get("/Subtype", ""))[1:]:
        yield "a file without its MIME type"
    told = stream.get("/Params", {})
    if "/ModDate" not in told:
        yield "a file without its time"
    if int(told.get("/Size", -1)) != len(stream.read_bytes()):
        yield "a file of another size than is told"

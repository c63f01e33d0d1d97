"""Annotations: printed, told in words, tagged, in the order of the structure."""

from collections.abc import Iterator
from typing import Any

from tests.reports.checker.document import Document, Element

_PRINT, _HIDDEN, _INVISIBLE, _NO_VIEW, _TOGGLE = 4, 2, 1, 32, 256
_TAGS = {"/Widget": "Form", "/Link": "Link"}


def annotations_are_told(document: Document) -> Iterator[str]:
    """ISO 14289-1, 7.18; ISO 19005-2, 6.3."""
    owners = {entry.objgen: element for element in document.elements for entry in element.objects}
    for page in document.pdf.pages:
        for entry in page.obj.get("/Annots", []):
            yield from _annotation(document, entry, owners.get(entry.objgen))


def _annotation(document: Document, entry: Any, owner: Element | None) -> Iterator[str]:
    kind = str(entry.get("/Subtype"))
    wanted = _TAGS.get(kind)
    if wanted is None:
        yield f"an annotation {kind}"
        return
    flags = int(entry.get("/F", 0))
    if not flags & _PRINT or flags & (_HIDDEN | _INVISIBLE | _NO_VIEW | _TOGGLE):
        yield f"{kind}: not printed or not shown"
    if owner is None or owner.tag != wanted:
        yield f"{kind}: not in {wanted}"
    elif not _finds(document, entry, owner):
        yield f"{kind}: the parent tree does not lead to its element"
    told = "/TU" if kind == "/Widget" else "/Contents"
    if not str(entry.get(told, "")).strip():
        yield f"{kind}: no {told}"
    left, bottom, right, top = (float(part) for part in entry["/Rect"])
    if kind == "/Widget" and "/AP" not in entry and (left != right or bottom != top):
        yield f"{kind}: no appearance"


def _finds(document: Document, entry: Any, owner: Element) -> bool:
    key = entry.get("/StructParent")
    numbers = list(document.root["/StructTreeRoot"]["/ParentTree"].get("/Nums", []))
    held = {int(k): value for k, value in zip(numbers[::2], numbers[1::2], strict=True)}
    found = held.get(int(key)) if key is not None else None
    return found is not None and found.objgen == owner.entry.objgen


def tabs_follow_structure(document: Document) -> Iterator[str]:
    """ISO 14289-1, 7.18.3."""
    for index, page in enumerate(document.pdf.pages, start=1):
        if page.obj.get("/Tabs") != "/S":
            yield f"page {index}: tabs do not follow the structure"

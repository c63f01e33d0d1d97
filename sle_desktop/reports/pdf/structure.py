"""The tags of a document, in reading order, and how they are written (ISO 32000-1, 14.7)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

Value: TypeAlias = str | int | float | Sequence[float]
"""What an attribute may hold; a string that starts with "/" is a name."""

Attributes: TypeAlias = dict[str, dict[str, Value]]
"""Attributes by owner: "Table", "List", "Layout"."""


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch of marked content: its page and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Widget:
    """A form field's place on a page, as an element's only child."""

    page: int
    annotation: PDFObjectReference


@dataclass(slots=True, eq=False)
class Element:
    """A structure element; ``attributes`` go by owner ("Table", "List", "Layout").

    ``alt`` describes a picture, ``says`` is read instead of what is shown.
    """

    tag: str
    alt: str = ""
    says: str = ""
    attributes: Attributes = field(default_factory=dict)
    parent: "Element | None" = None
    kids: "list[Element | Content | Widget]" = field(default_factory=list)

    def child(self, tag: str, *, alt: str = "", attributes: Attributes | None = None) -> "Element":
        """Add an element at the end and return it."""
        return self.adopt(Element(tag, alt, attributes=dict(attributes or {})))

    def adopt(self, element: "Element") -> "Element":
        """Take in an element that was made apart, at the end, and return it."""
        element.parent = self
        self.kids.append(element)
        return element

    def prune(self) -> None:
        """Drop what came to hold nothing, such as an empty paragraph; a table's cells stay."""
        for kid in self.kids:
            if isinstance(kid, Element):
                kid.prune()
        self.kids = [kid for kid in self.kids if not (isinstance(kid, Element) and kid._is_empty)]

    @property
    def _is_empty(self) -> bool:
        return not self.kids and self.tag not in ("TD", "TH")

    def everything(self) -> "Iterator[Element]":
        """Yield the element and all beneath it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.everything()


class _Written(PDFObject):  # type: ignore[misc]  # ReportLab ships no types
    """An element as an indirect object; its kids are looked up when the file is written."""

    __RefOnly__ = 1

    def __init__(self, element: Element, tree: "Tree") -> None:
        self._element = element
        self._tree = tree

    def format(self, document: PDFDocument) -> bytes:
        """Return the element's dictionary."""
        element, tree = self._element, self._tree
        entries: dict[str, object] = {
            "Type": "/StructElem",
            "S": "/" + element.tag,
            "P": tree.reference(element.parent),
        }
        page = next((k.page for k in element.kids if not isinstance(k, Element)), None)
        if page is not None:
            entries["Pg"] = tree.pages[page]
        if element.alt:
            entries["Alt"] = PDFString(element.alt)
        if element.says:
            entries["ActualText"] = PDFString(element.says)
        if element.attributes:
            owners = [_attributes(owner, held) for owner, held in element.attributes.items()]
            entries["A"] = owners[0] if len(owners) == 1 else PDFArray(owners)
        kids = [self._kid(kid, page) for kid in element.kids]
        if kids:
            # A lone kid stands without an array: pyHanko follows a signature field's path so.
            entries["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        written: bytes = PDFDictionary(entries).format(document)
        return written

    def _kid(self, kid: Element | Content | Widget, page: int | None) -> object:
        tree = self._tree
        if isinstance(kid, Element):
            return tree.reference(kid)
        if isinstance(kid, Widget):
            return PDFDictionary(
                {"Type": "/OBJR", "Obj": kid.annotation, "Pg": tree.pages[kid.page]}
            )
        if kid.page == page:
            return kid.number
        return PDFDictionary({"Type": "/MCR", "Pg": tree.pages[kid.page], "MCID": kid.number})


def _attributes(owner: str, held: Mapping[str, Value]) -> PDFDictionary:
    written: dict[str, object] = {"O": "/" + owner}
    for name, value in held.items():
        if isinstance(value, str):
            written[name] = value if value.startswith("/") else PDFString(value)
        else:
            written[name] = PDFArray(value) if isinstance(value, Sequence) else value
    return PDFDictionary(written)


class Tree:
    """Writes a document's elements, and what each page's marked content belongs to."""

    def __init__(
        self, document: PDFDocument, root: Element, pages: Sequence[PDFObjectReference]
    ) -> None:
        self.pages = pages
        self._document = document
        self._root_entries = PDFDictionary({"Type": "/StructTreeRoot"})
        self._elements = tuple(root.everything())
        self._root = document.Reference(self._root_entries, "StructTreeRoot")
        self._references = {
            id(element): document.Reference(_Written(element, self), f"Elem{number}")
            for number, element in enumerate(self._elements)
        }

    def reference(self, element: Element | None) -> PDFObjectReference:
        """Return the reference to an element; to the root of all for None."""
        return self._root if element is None else self._references[id(element)]

    def write(self) -> None:
        """Register the root and the parent tree; afterwards the document is tagged."""
        held: list[dict[int, PDFObjectReference]] = [{} for _ in self.pages]
        widgets: list[PDFObjectReference] = []
        for element in self._elements:
            for kid in element.kids:
                if isinstance(kid, Content):
                    held[kid.page][kid.number] = self.reference(element)
                elif isinstance(kid, Widget):
                    widgets.append(self.reference(element))
        numbers: list[object] = []
        for page, contents in enumerate(held):
            numbers += [page, PDFArray(contents[number] for number in sorted(contents))]
        for key, reference in enumerate(widgets, start=len(held)):
            numbers += [key, reference]
        parents = self._document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}), "ParentTree")
        self._root_entries["K"] = self.reference(self._elements[0])
        self._root_entries["ParentTree"] = parents
        self._root_entries["ParentTreeNextKey"] = len(held) + len(widgets)
        catalogue = self._document.Catalog
        catalogue.StructTreeRoot = self._root
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})

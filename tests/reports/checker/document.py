"""A PDF as the rules look at it: its pages' content, its elements, its raw bytes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

SHOWING = frozenset({"Tj", "TJ", "'", '"'})
PAINTING = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"})


@dataclass(slots=True)
class Shown:
    """A showing or painting operator: what it shows, and in which marked content it stands."""

    operator: str
    operands: list[Any]
    marks: tuple[tuple[str, int | None], ...]
    font: str = ""


@dataclass(slots=True)
class Stream:
    """A page's operators that put something on it, and the marked content that it opens."""

    shown: list[Shown] = field(default_factory=list)
    mcids: list[int] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)
    balanced: bool = True


@dataclass(slots=True)
class Element:
    """A structure element: its dictionary, its parent's and its kids."""

    entry: Any
    tag: str
    parent: "Element | None"
    kids: "list[Element]" = field(default_factory=list)
    contents: list[tuple[int, int]] = field(default_factory=list)
    objects: list[Any] = field(default_factory=list)

    def attribute(self, owner: str, name: str) -> Any:
        """Return an attribute, or None."""
        held = self.entry.get("/A")
        if held is None:
            return None
        for one in held if isinstance(held, pikepdf.Array) else [held]:
            if str(one.get("/O")) == f"/{owner}" and f"/{name}" in one:
                return one[f"/{name}"]
        return None

    def all(self) -> "Iterator[Element]":
        """Yield the element and all beneath it in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.all()


class Document:
    """An opened PDF, with what several rules need worked out once."""

    def __init__(self, pdf: pikepdf.Pdf, raw: bytes) -> None:
        self.pdf = pdf
        self.raw = raw
        self.root: Any = pdf.Root

    @cached_property
    def streams(self) -> list[Stream]:
        """Return each page's content."""
        return [_stream(page) for page in self.pdf.pages]

    @cached_property
    def page_numbers(self) -> dict[tuple[int, int], int]:
        """Return each page's index by its object number."""
        return {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}

    @cached_property
    def top(self) -> Element | None:
        """Return the uppermost element."""
        tree = self.root.get("/StructTreeRoot")
        if tree is None or "/K" not in tree:
            return None
        kid = tree["/K"]
        return self._element(kid[0] if isinstance(kid, pikepdf.Array) else kid, None)

    @property
    def elements(self) -> list[Element]:
        """Return all elements in reading order."""
        return list(self.top.all()) if self.top else []

    def _element(self, entry: Any, parent: Element | None) -> Element:
        made = Element(entry, str(entry["/S"])[1:], parent)
        page = entry.get("/Pg")
        held = entry.get("/K")
        kids = [] if held is None else list(held) if isinstance(held, pikepdf.Array) else [held]
        for kid in kids:
            self._add(made, kid, page)
        return made

    def _add(self, made: Element, kid: Any, page: Any) -> None:
        if not isinstance(kid, pikepdf.Dictionary):
            number = self.page_numbers.get(page.objgen, -1) if page is not None else -1
            made.contents.append((number, int(kid)))
        elif kid.get("/Type") == "/MCR":
            made.contents.append((self.page_numbers[kid["/Pg"].objgen], int(kid["/MCID"])))
        elif kid.get("/Type") == "/OBJR":
            made.objects.append(kid["/Obj"])
        else:
            made.kids.append(self._element(kid, made))


def _stream(page: pikepdf.Page) -> Stream:
    found = Stream()
    marks: list[tuple[str, int | None]] = []
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("BDC", "BMC"):
            marks.append(_mark(found, marks, operands))
        elif name == "EMC":
            found.balanced &= bool(marks)
            marks = marks[:-1]
        elif name == "Tf":
            font = str(operands[0])
        elif name in SHOWING or name in PAINTING:
            found.shown.append(Shown(name, list(operands), tuple(marks), font))
    found.balanced &= not marks
    return found


def _mark(
    found: Stream, marks: list[tuple[str, int | None]], operands: Any
) -> tuple[str, int | None]:
    tag = str(operands[0])
    properties = operands[1] if len(operands) > 1 else {}
    number = int(properties["/MCID"]) if "/MCID" in properties else None
    inside = {mark for mark, _ in marks}
    if (tag == "/Artifact" and marks) or "/Artifact" in inside:
        found.nested.append(tag)
    if number is not None:
        if any(held is not None for _, held in marks):
            found.nested.append(tag)
        found.mcids.append(number)
    return tag, number

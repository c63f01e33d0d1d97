"""Content: nothing outside marked content, and each stretch of it belongs to one element."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.reports.checker.document import Document


def everything_is_marked(document: Document) -> Iterator[str]:
    """ISO 14289-1, 7.1: all content is an artefact or tagged, and never both."""
    for index, stream in enumerate(document.streams, start=1):
        if not stream.balanced:
            yield f"page {index}: marked content is not closed"
        for tag in stream.nested:
            yield f"page {index}: {tag} inside or around an artefact or another element"
        for shown in stream.shown:
            if not any(tag == "/Artifact" or number is not None for tag, number in shown.marks):
                yield f"page {index}: {shown.operator} outside marked content"


def parent_tree_is_complete(document: Document) -> Iterator[str]:
    """ISO 32000-1, 14.7.4.4: page and element find each other."""
    tree = document.root.get("/StructTreeRoot", {}).get("/ParentTree")
    if tree is None:
        yield "no parent tree"
        return
    numbers = list(tree.get("/Nums", []))
    held = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    owners: dict[tuple[int, int], list[Any]] = {}
    for element in document.elements:
        for place in element.contents:
            owners.setdefault(place, []).append(element.entry)
    for index, page in enumerate(document.pdf.pages):
        parents = held.get(int(page.obj.get("/StructParents", -1)), [])
        yield from _page(document, index, parents, owners)
    shown = {(index, n) for index, stream in enumerate(document.streams) for n in stream.mcids}
    for place in sorted(owners.keys() - shown):
        yield f"an element holds {place}, which is not drawn"
    next_key = document.root["/StructTreeRoot"].get("/ParentTreeNextKey")
    if held and (next_key is None or int(next_key) <= max(held)):
        yield "the next key of the parent tree is taken"


def _page(
    document: Document, index: int, parents: Any, owners: dict[tuple[int, int], list[Any]]
) -> Iterator[str]:
    stream = document.streams[index]
    if Counter(stream.mcids) != Counter(range(len(parents))):
        yield f"page {index + 1}: {len(stream.mcids)} stretches, {len(parents)} parents"
    for number in stream.mcids:
        held = owners.get((index, number), [])
        if len(held) != 1:
            yield f"page {index + 1}: stretch {number} has {len(held)} owners"
        elif number < len(parents) and parents[number].objgen != held[0].objgen:
            yield f"page {index + 1}: stretch {number} has another parent"

"""A document as it is read aloud: its elements with their words, in the order of the structure."""

import re
from io import BytesIO
from typing import Any

import pikepdf

from tests.reports.checker.document import SHOWING, Document, Element

_ENTRY = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{4,})>")


def struct_text(pdf: bytes) -> str:
    """Return one line an element, indented by its depth, with its attributes and words."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        document = Document(opened, pdf)
        words = {
            (index, number): text
            for index, page in enumerate(opened.pages)
            for number, text in _words(page).items()
        }
        top = document.top
        assert top is not None
        return "\n".join(_lines(top, words, 0)) + "\n"


def all_text(pdf: bytes) -> str:
    """Return all words that are read aloud, spaces and line ends as one space each."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        document = Document(opened, pdf)
        pages = [_words(page) for page in opened.pages]
        told = [
            "".join(pages[page].get(number, "") for page, number in element.contents)
            for element in document.elements
        ]
    return " ".join(" ".join(told).split())


def _lines(element: Element, words: dict[tuple[int, int], str], depth: int) -> list[str]:
    said = str(element.entry.get("/ActualText", "")) or "".join(
        words.get(place, "") for place in element.contents
    )
    facts = [element.tag]
    for owner, name in (("Table", "Scope"), ("Table", "ColSpan"), ("List", "ListNumbering")):
        value = element.attribute(owner, name)
        facts += [f"{name}={str(value).lstrip('/')}"] if value is not None else []
    if "/Alt" in element.entry:
        facts.append(f"[{element.entry['/Alt']}]")
    if element.objects:
        facts.append(f"<{element.objects[0]['/T']}>")
    elif said.strip():
        facts.append("| " + " ".join(said.split()))
    found = ["  " * depth + " ".join(facts)]
    for kid in element.kids:
        found += _lines(kid, words, depth + 1)
    return found


def _words(page: pikepdf.Page) -> dict[int, str]:
    fonts: Any = page.obj["/Resources"].get("/Font", {})
    meanings = {name: _meanings(font) for name, font in fonts.items()}
    words: dict[int, str] = {}
    marks: list[tuple[int | None, str | None]] = []
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("BDC", "BMC"):
            marks.append(_opened(operands, marks, words))
        elif name == "EMC":
            marks.pop()
        elif name == "Tf":
            font = str(operands[0])
        elif name in SHOWING and marks and marks[-1][0] is not None and marks[-1][1] is None:
            shown = _shown(operands[0], meanings[font])
            words[marks[-1][0]] = words.get(marks[-1][0], "") + shown
    return words


def _opened(
    operands: Any, marks: list[tuple[int | None, str | None]], words: dict[int, str]
) -> tuple[int | None, str | None]:
    properties: Any = operands[1] if len(operands) > 1 else {}
    if "/MCID" in properties:
        return int(properties["/MCID"]), None
    number = marks[-1][0] if marks else None
    if "/ActualText" in properties and number is not None:
        said = str(properties["/ActualText"])
        words[number] = words.get(number, "") + said
        return number, said
    return number, marks[-1][1] if marks else None


def _shown(operand: Any, meanings: dict[int, str]) -> str:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    return "".join(
        meanings[code] for part in parts if isinstance(part, pikepdf.String) for code in bytes(part)
    )


def _meanings(font: Any) -> dict[int, str]:
    return {
        int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be")
        for code, value in _ENTRY.findall(font["/ToUnicode"].read_bytes())
    }

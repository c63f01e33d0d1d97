"""What the hand-made summaries share: signatures, a photo, the check page."""

import json
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from sle_desktop.reports.blocks import (
    Band,
    CheckPage,
    Fact,
    Ink,
    Line,
    Mark,
    Row,
    Signatory,
    SigningRecord,
    Span,
    line,
    muted,
    strong,
)

R, A, G = Band.NOT_YET, Band.DEVELOPING, Band.SECURE
NOT_LOOKED_AT, NOT_APPLICABLE = Band.NOT_LOOKED_AT, Band.NOT_APPLICABLE
PROJECT = "Developing pedagogical expertise in Key Stage 2 mathematics"
READ = "“I have read this and we discussed it.”"
LOCKED = Span("Signed and locked", "accent")
FINGERPRINT = "7C2A91F40E5BD3A866B12F9C84D71E30A9C553F2B80D47E61D94C07B3AE8F512"


def ink(name: str) -> Ink:
    """Return one of the drawn signatures of ink.json."""
    held = json.loads((Path(__file__).parents[1] / "ink.json").read_text())[name]
    outlines = tuple(tuple((x, y) for x, y in outline) for outline in held["outlines"])
    return Ink(outlines, held["aspect"])


def rows(*cells: tuple[Line | str | Span | Mark, ...]) -> tuple[Row, ...]:
    """Return rows of one-line cells."""
    return tuple(
        Row(tuple((cell if isinstance(cell, tuple) else line(cell),) for cell in row))
        for row in cells
    )


def check_page(number: str, ends: str) -> CheckPage:
    """Return a check page with three ways of signing."""
    read = line("I have read this and we discussed it.")
    return CheckPage(
        opening=line(
            "This document was signed and locked once. If one character were changed afterwards, "
            "checks 1 and 3 would say so."
        ),
        steps=(
            line(
                strong("With Adobe Reader:"),
                " open the file and choose Signature Panel. It should say that the document has "
                "not been changed since it was signed. The first time, it also says that it does "
                "not know the signer; step 2 settles that.",
            ),
            line(
                strong("Compare the project’s fingerprint"),
                " below with the one in your welcome letter. They must be the same, group by "
                "group.",
            ),
            line(
                strong("With the app:"),
                " drop the file on Check a document. One sentence answers, and the app compares "
                "the file with the project’s register.",
            ),
        ),
        on_paper=line(
            "On paper, nothing can be checked but the number: ask the project lead whether ",
            strong(number + ","),
            " ends in ",
            strong(ends),
            ". Telephone 01632 960 147.",
        ),
        facts=(
            Fact("Locked", line("16 November 2026, 09:12, on Helen Loder’s laptop (HL-2)")),
            Fact("Signatures", line("One electronic seal, over the whole file")),
            Fact("Contents end in", line(f"{ends}, also in the square code")),
        ),
        square_code=f"SLE {number} {ends}",
        records=(
            SigningRecord(
                Signatory("Helen Loder", "SLE", "10 Nov 2026, 15:31", ink("helen")),
                read,
                "Ink, pen",
                "on her own laptop",
            ),
            SigningRecord(
                Signatory("Tom Ridout", "Maths lead", "10 Nov 2026, 15:32", ink("tom")),
                read,
                "Ink, touch",
                "seen by Helen Loder",
            ),
            SigningRecord(
                Signatory("Sarah Legg", "Headteacher", "16 Nov 2026, 09:10"),
                line("I have read this and wish to comment. ", muted("Her comment is on page 3.")),
                "Typed name",
                "seen by Helen Loder",
            ),
        ),
        proves=line(
            strong("What the lock proves:"),
            " these pages, whole, as they were on that laptop at that time. It does not prove "
            "whose hand drew the ink: that is what the witness is for. Signing says “read”, never "
            "“agreed”.",
        ),
    )


def photo(seed: int, longest: int = 1600, quality: int = 80) -> bytes:
    """Return a JPEG of the size that the notebook keeps, with the grain of a real photograph."""
    dice = Random(seed)
    image = Image.new("RGB", (longest, longest * 3 // 4), (236, 231, 222))
    pen = ImageDraw.Draw(image)
    for index in range(6):
        top = 90 + index * 170
        parts = dice.choice((2, 3, 4, 6))
        for part in range(parts):
            left = 160 + part * 1240 // parts
            fill = (dice.randrange(150, 240), dice.randrange(150, 220), dice.randrange(120, 200))
            pen.rectangle(
                (left, top, left + 1240 // parts - 8, top + 110), fill, (70, 70, 90), width=5
            )
    small = (image.width // 2, image.height // 2)
    grain = Image.frombytes("L", small, dice.randbytes(small[0] * small[1]))
    image = Image.blend(image, grain.resize(image.size).convert("RGB"), 0.05)
    written = BytesIO()
    image.save(written, "JPEG", quality=quality)
    return written.getvalue()

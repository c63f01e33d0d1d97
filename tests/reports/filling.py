"""Records read for a reader, made of the shipped forms: what the summaries are tested on."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from sle_desktop.clock import SCHOOL_ZONE
from sle_desktop.domain.filled import Filled
from sle_desktop.domain.people import Person
from sle_desktop.domain.records import Record, Signature, State
from sle_desktop.domain.schools import Contact, School
from sle_desktop.engine.instance import Instance
from sle_desktop.reports.blocks import (
    Block,
    Bullets,
    DocumentFacts,
    Facts,
    Heading,
    Line,
    Movement,
    Notice,
    Numbered,
    Paragraph,
    SealNote,
    Signatures,
    Span,
    Strip,
    Summary,
    Table,
)
from sle_desktop.reports.documents import draw_document
from sle_desktop.services.copies import Reader, values_for
from tests.forms.filled import Sample, blank
from tests.forms.sample import FOLDER, TODAY, records, table

PROJECT = "Developing pedagogical expertise in Key Stage 2 mathematics"
NOW = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)

SCHOOL = School(
    "school-1",
    "Stourbank Middle School",
    contacts=(Contact("headteacher", "Sarah Legg"), Contact("maths_lead", "Tom Ridout")),
)
HELEN = Person("person-1", "Helen Loder", "sle")


def facts(*, draft: bool = False, fingerprint: str = "7C2A" * 16) -> DocumentFacts:
    """Return what is known of a document beside what it says."""
    number = "" if draft else "A-0031"
    return DocumentFacts(
        number, 1, "school", NOW, "Helen Loder", draft=draft, fingerprint=fingerprint
    )


def filled(
    form_id: str,
    answers: Mapping[str, Any] | None = None,
    reader: str = "school",
    signatures: tuple[Signature, ...] = (),
) -> Filled:
    """Return a record of a shipped form with some answers, as a reader sees it."""
    return of_instance(blank(form_id, answers), reader, signatures)


def of_instance(
    instance: Instance, reader: str, signatures: tuple[Signature, ...] = (), prior_id: str = ""
) -> Filled:
    """Return a live record as a reader sees it."""
    day = instance.at("about/date").value if instance.has("about/date") else None
    stage = instance.at("about/stage").value if instance.has("about/stage") else ""
    record = Record(
        "record-1",
        1,
        instance.form.id,
        instance.form.hash,
        SCHOOL.id,
        State.DRAFT,
        NOW,
        NOW,
        title=instance.title() or instance.form.title,
        date=day if isinstance(day, date) else None,
        stage=str(stage or ""),
        prior_id=prior_id,
    )
    values = values_for(instance, Reader(reader, lambda field, name: "T04"))
    return Filled(
        instance.form, record, SCHOOL, reader, values, HELEN, PROJECT, signatures=signatures
    )


@cache
def _sample() -> Sample:
    return Sample(TODAY)


def sample(key: str, reader: str = "school") -> Filled:
    """Return a record of the sample project, signed as its file says."""
    header = records(TODAY)[key].header
    school = next(one for one in table("schools")["school"] if one["key"] == header["school"])
    signatures = tuple(_signature(one, records(TODAY)[key].day) for one in
                       header.get("signature", ()))  # fmt: skip
    prior = header.get("prior", "")
    one = of_instance(_sample().made[key], reader, signatures, prior_id=prior)
    before = sample(prior, reader) if prior else None
    return replace(
        one,
        record=replace(one.record, id=key),
        school=School(
            key,
            school["name"],
            contacts=tuple(Contact(**contact) for contact in school["contact"]),
        ),
        earlier=(before,) if before else (),
    )


def _signature(described: Mapping[str, Any], day: date) -> Signature:
    names = {one["key"]: one["name"] for one in table("people")["person"]}
    at = datetime.combine(day, time.fromisoformat(described["at"]), SCHOOL_ZONE)
    witness = names.get(described.get("witness", ""), "")
    comment = described.get("comment", "")
    role, name, meaning = described["role"], names[described["person"]], described["meaning"]
    return Signature(role, name, meaning, at, witness, comment, _ink().get(described["person"], ()))


@cache
def _ink() -> dict[str, Any]:
    held = json.loads((FOLDER / "ink.json").read_text("utf-8"))
    return {key: tuple(tuple(map(tuple, one)) for one in ink) for key, ink in held.items()}


def drawn_words(one: Filled) -> str:
    """Return everything that can be read in a drawn document, its description included."""
    pdf = draw_document(one, facts()).pdf
    described = pypdfium2.PdfDocument(pdf).get_metadata_dict().values()
    return "\n".join((*page_words(pdf), *described))


def page_words(pdf: bytes) -> list[str]:
    """Return what can be read on each page, with single plain spaces."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return [" ".join(one.replace("\u00a0", " ").split()) for one in pages]


def words(line: Line) -> str:
    """Return the words of running text; a mark is its letter in square brackets."""
    return "".join(
        part.text
        if isinstance(part, Span)
        else f"[{getattr(part, 'band', getattr(part, 'way', ''))}]"
        for part in line
    )


def text(blocks: Summary | tuple[Block, ...] | list[Block]) -> str:
    """Return everything that blocks say, a line each, with hard spaces as plain ones."""
    if isinstance(blocks, Summary):
        summary = blocks
        blocks = (*summary.opening, *summary.blocks)
        head = [summary.kind, summary.title, *summary.verdict, summary.audience]
    else:
        head = []
    said = [*head, *(line for block in blocks for line in _lines(block))]
    return "\n".join(said).replace("\u00a0", " ")


def _lines(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return [f"{block.text} | {block.aside}" if block.aside else block.text]
    if isinstance(block, (Paragraph, SealNote)):
        return [words(block.text)]
    if isinstance(block, (Bullets, Numbered)):
        return [words(item) for item in block.items]
    if isinstance(block, Facts):
        return [f"{row.label}: {words(row.text)}" for row in block.rows]
    if isinstance(block, Table):
        heads = [" | ".join(column.head for column in block.columns)]
        return heads + [
            " | ".join(" / ".join(map(words, cell)) for cell in row.cells)
            + (f" || {words(row.note)}" if row.note else "")
            for row in block.rows
        ]
    return _others(block)


def _others(block: Block) -> list[str]:
    if isinstance(block, Strip):
        stages = " | ".join(f"{stage.name} {stage.on}" for stage in block.stages)
        return [stages] + [
            f"{row.number} {''.join(row.bands)} {words(row.direction)} {row.priority}".strip()
            for row in block.rows
        ]
    if isinstance(block, Movement):
        ways = [
            f"{way.count} of {way.of} {way.words}: "
            + ", ".join(f"{one.count} {one.before}{one.after}" for one in way.transitions)
            for way in block.ways
        ]
        return [*ways, words(block.not_compared)]
    if isinstance(block, Notice):
        return [block.text]
    if isinstance(block, Signatures):
        people = [f"{one.name}, {one.role}, {one.at}, {one.said}" for one in block.people]
        return [f"{block.statement} | {block.aside}", *people]
    return [repr(block)]


def section(summary: Summary, heading: str) -> str:
    """Return what stands beneath a heading, up to the next of its level."""
    found: list[Block] = []
    inside = False
    for block in summary.blocks:
        if isinstance(block, Heading) and (block.level == 2 or block.text == heading):
            inside = block.text == heading
            continue
        if inside:
            found.append(block)
    return text(found)


def headings(summary: Summary) -> list[str]:
    """Return the sections' headings."""
    return [one.text.replace("\u00a0", " ") for one in summary.blocks if isinstance(one, Heading)]

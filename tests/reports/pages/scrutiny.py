"""A book scrutiny with its check page, of two pages."""

from datetime import UTC, datetime

from sle_desktop.reports.blocks import (
    Bullets,
    Column,
    DocumentFacts,
    Fact,
    Facts,
    Heading,
    Numbered,
    Paragraph,
    SealNote,
    Signatory,
    Signatures,
    Summary,
    Table,
    line,
    muted,
    strong,
)
from tests.reports.pages.common import FINGERPRINT, LOCKED, PROJECT, READ, check_page, ink, rows


def scrutiny() -> tuple[Summary, DocumentFacts]:
    """Return a book scrutiny with its check page, of two pages."""
    lenses = (
        (
            "Small, sensible steps",
            "Consistent",
            "Every unit moves from one whole to comparing wholes.",
        ),
        ("Range and depth", "Some", "Fluency and reasoning in 12 of 12; problems in 5 of 12."),
        ("Pupils improve over time", "Clear", "Later explanations are longer and use “because”."),
        ("Ideas are revisited", "Clear", "Short returns to Year 4 work in 10 of 12."),
        (
            "Models used with meaning",
            "Clear",
            "Bars lead to symbols in Year 5. In Year 6 they stop at the drawing in 4 of 6.",
        ),
        (
            "Mistakes put right",
            "Little",
            "Found in 11 of 12, put right in 3. Talk may have done it.",
        ),
    )
    summary = Summary(
        kind="Book scrutiny",
        project=PROJECT,
        title="Stourbank Middle School",
        running="Book scrutiny, 3 November 2026",
        opening=(
            Facts(
                (
                    Fact(
                        "When",
                        line(
                            strong("Tuesday 3 November 2026"),
                            ", 35 minutes, led by the maths lead with the SLE",
                        ),
                    ),
                    Fact(
                        "Focus",
                        line("Recommendation 2, models; Recommendation 4, connected knowledge"),
                    ),
                    Fact(
                        "Books",
                        line(
                            "12 from Years 5 and 6, fractions, 7 September to 23 October; 6 a "
                            "class. Chosen at random by the SLE. The unit plan and assessments "
                            "were beside us."
                        ),
                    ),
                )
            ),
        ),
        verdict=(
            "Fractions build in small steps, and models carry meaning in Year 5.",
            "Mistakes are found more often than they are put right.",
        ),
        blocks=(
            Heading("What the books show"),
            Table(
                "What we looked for, how strong the evidence is, and what we saw",
                (
                    Column("We looked for", 230),
                    Column("Evidence", 124),
                    Column("What we saw, and exceptions", 384),
                ),
                rows(*((strong(lens), strong(word), saw) for lens, word, saw in lenses)),
            ),
            Paragraph(
                line(
                    muted(
                        "Books show what was written. They do not show talk, practical work or "
                        "what pupils now know."
                    )
                ),
                small=True,
            ),
            Heading("Lower and higher starting points"),
            Paragraph(
                line(
                    strong("Similar diet"),
                    " for both (5 and 7 books): the same tasks, with more drawn models for lower "
                    "starting points. Fewer than five books came from disadvantaged pupils, so "
                    "those are not compared.",
                )
            ),
            Heading("Strengths"),
            Bullets(
                (
                    line("The same bar model in both year groups makes the next step easy to see."),
                    line("Pupils write reasons without being asked, in 9 of 12 books."),
                )
            ),
            Heading("To develop, and agreed next steps"),
            Numbered(
                (
                    line(
                        strong("Mistakes become teaching."),
                        " Year 6 team tries one “spot it, fix it” task a week. Maths lead, by "
                        "18 December 2026.",
                    ),
                    line(
                        strong("From drawing to symbols in Year 6."),
                        " Plan the link for the ratio unit. Maths lead and SLE, by 14 January "
                        "2027.",
                    ),
                )
            ),
            Signatures(
                READ,
                (
                    Signatory("Helen Loder", "SLE", "3 Nov 2026, 15:20", ink("helen")),
                    Signatory("Tom Ridout", "maths lead", "3 Nov 2026, 15:21", ink("tom")),
                ),
            ),
            SealNote(
                line(
                    LOCKED,
                    " on Helen Loder’s laptop, 3 November 2026, 15:22. ",
                    strong("To check:"),
                    " see the last page, or ask the project lead whether ",
                    strong("B-0096"),
                    " ends ",
                    strong("E07D 22A9"),
                    ".",
                )
            ),
            check_page("B-0096, version 1", "E07D 22A9"),
        ),
        audience="For the headteacher and maths lead. The project lead receives the evidence words "
        "by school, not the books.",
    )
    return summary, DocumentFacts(
        "B-0096",
        1,
        "school",
        datetime(2026, 11, 3, 15, 22, tzinfo=UTC),
        "Helen Loder",
        fingerprint=FINGERPRINT,
    )

"""A visit summary of one page."""

from datetime import UTC, datetime

from sle_desktop.reports.blocks import (
    Bullets,
    Column,
    DocumentFacts,
    Fact,
    Facts,
    Heading,
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
from tests.reports.pages.common import LOCKED, PROJECT, READ, ink, rows


def visit() -> tuple[Summary, DocumentFacts]:
    """Return a visit summary of one page."""
    summary = Summary(
        kind="Visit summary",
        project=PROJECT,
        title="Hollowbrook First School",
        running="Visit summary, 17 November 2026",
        opening=(
            Facts(
                (
                    Fact(
                        "When",
                        line(
                            strong("Tuesday 17 November 2026"),
                            ", 13:00–15:45. Visit 3 of 6, at school.",
                        ),
                    ),
                    Fact(
                        "Who",
                        line(
                            "Helen Loder (SLE), Daniel Meech (maths lead), "
                            "Ruth Stickland (headteacher)"
                        ),
                    ),
                    Fact(
                        "Why",
                        line(
                            "To see whether number lines are used the same way from Year 1 to "
                            "Year 4.\nRecommendation 2: Use manipulatives and representations."
                        ),
                    ),
                )
            ),
        ),
        verdict=(),
        blocks=(
            Heading("Last time’s actions", "1 of 3 done; agreed 6 October"),
            Table(
                "Last time’s actions: state, action and what is known",
                (Column("", 87), Column("", 373), Column("", 278)),
                rows(
                    (
                        strong("✓ Done"),
                        "Agree one number-line progression, Years 1 to 4",
                        "On the wall in all 4 classrooms",
                    ),
                    (
                        strong("Partly"),
                        "Put the progression into medium-term plans",
                        "Years 3 and 4 done; 1 and 2 to follow",
                    ),
                    (
                        strong("Not yet"),
                        "Film one lesson to watch together as a staff",
                        "Staff absence; carried once, now dated",
                    ),
                ),
            ),
            Heading("What we noticed"),
            Bullets(
                (
                    line("All 4 classes draw and label number lines in the agreed way."),
                    line(
                        "In Years 3 and 4 pupils move between line, words and number sentence: 9 "
                        "of the 12 we spoke with explained a jump in their own words."
                    ),
                    line(
                        strong("To work on:"),
                        " in Years 1 and 2 the line is taken away by chance, often before pupils "
                        "can picture it.",
                    ),
                )
            ),
            Heading("Change since last time, and how we know", level=3),
            Paragraph(
                line(
                    "On 6 October, 2 of 4 classes used the agreed line; today all 4 did. We know "
                    "this from two joint lesson observations, 12 books (6 each from Years 2 and 4) "
                    "and talking with 12 pupils."
                )
            ),
            Heading("Agreed next steps"),
            Table(
                "Agreed next steps: what, who, by when and what success looks like",
                (
                    Column("What", 237),
                    Column("Who", 157),
                    Column("By when", 118),
                    Column("What success looks like", 226),
                ),
                rows(
                    (
                        strong("Plan when the line is taken away, and how it comes back"),
                        "Year 1 and 2 teachers, maths lead",
                        "18 Dec 2026",
                        "Spring unit plans name the step; pupils can picture the line",
                    ),
                    (
                        strong("Film a Year 3 lesson; watch ten minutes of it together"),
                        "Maths lead",
                        "13 Jan 2027",
                        "Every teacher names one thing they will try",
                    ),
                    (
                        strong("Read six Year 2 books together, plan beside us"),
                        "Maths lead and SLE",
                        "26 Jan 2027",
                        "Model, words and symbols sit together in most books",
                    ),
                ),
            ),
            Paragraph(
                line(
                    strong("Next visit:"),
                    " Tuesday 26 January 2027, 09:00. Please have the Year 2 books and spring "
                    "plans ready.",
                )
            ),
            Heading("School’s comment"),
            Paragraph(
                line(
                    "“Helpful and honest. Staff valued watching lessons with someone rather than "
                    "being watched. January release time is tight; we will cover Daniel on the "
                    "13th.” ",
                    muted("Ruth Stickland, headteacher"),
                )
            ),
            Signatures(
                READ,
                (
                    Signatory("Helen Loder", "SLE", "17 Nov 2026, 15:41", ink("helen")),
                    Signatory("Daniel Meech", "maths lead", "17 Nov 2026, 15:42", ink("daniel")),
                    Signatory("Ruth Stickland", "headteacher", "17 Nov 2026, 15:43", ink("ruth")),
                ),
            ),
            SealNote(
                line(
                    LOCKED,
                    " on Helen Loder’s laptop, 17 November 2026, 15:44. Ink was drawn for this "
                    "document only, in her presence. Any later change breaks the lock. ",
                    strong("To check:"),
                    " open it in Adobe Reader or the app, or ask the project lead whether ",
                    strong("V-0147"),
                    " ends ",
                    strong("8C21 F07A"),
                    ".",
                )
            ),
        ),
        audience="For the headteacher and maths lead. The project lead receives the coded record, "
        "not this page.",
    )
    return summary, DocumentFacts(
        "V-0147", 1, "school", datetime(2026, 11, 17, 15, 44, tzinfo=UTC), "Helen Loder"
    )

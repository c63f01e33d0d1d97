"""A teacher's copy of a lesson observation, of one page."""

from datetime import UTC, datetime

from sle_desktop.reports.blocks import (
    Bullets,
    Column,
    DocumentFacts,
    Fact,
    Facts,
    Heading,
    Notice,
    Paragraph,
    SealNote,
    Signatory,
    Signatures,
    Summary,
    Table,
    line,
    strong,
)
from tests.reports.pages.common import LOCKED, PROJECT, ink, rows


def feedback() -> tuple[Summary, DocumentFacts]:
    """Return a teacher's copy of a lesson observation, of one page."""
    seen = (
        (
            "10:09",
            "You ask: “Is one half of my strip longer than two quarters?” All pupils fold a paper "
            "strip and compare.",
        ),
        (
            "10:14",
            "A pupil: “They’re the same, you just cut it more.” You ask the class to test that "
            "with thirds.",
        ),
        (
            "10:22",
            "Pairs sort eight cards. In 4 of the 6 pairs heard, partners say why, not only which.",
        ),
        (
            "10:31",
            "On three whiteboards: 2/3 = 4/5. The answers stay on the boards; the lesson moves on.",
        ),
        ("10:38", "You move the fraction wall aside. Most pupils draw their own bar."),
    )
    summary = Summary(
        kind="Lesson observation · Your copy",
        project=PROJECT,
        title="Equivalent fractions, Year 5",
        running="Lesson observation, 12 November 2026",
        opening=(
            Facts(
                (
                    Fact(
                        "When",
                        line(
                            strong("Thursday 12 November 2026"),
                            ", 10:05–10:45; start and middle. 24 pupils, 1 other adult.",
                        ),
                    ),
                    Fact(
                        "Who",
                        line(
                            "Anna Hansford, Stourbank Middle School; Helen Loder (SLE), Tom Ridout "
                            "(maths lead)"
                        ),
                    ),
                    Fact("Focus", line("Recommendation 5: talk is used to reason")),
                )
            ),
        ),
        verdict=(),
        blocks=(
            Notice(
                "This is to help you develop your teaching. It is not graded, and it is not used "
                "for appraisal."
            ),
            Heading("The key idea"),
            Paragraph(
                line(
                    "The same amount can be cut into more, equal parts: 1/2 and 2/4 are one number "
                    "with two names."
                )
            ),
            Heading("What was seen"),
            Table(
                "What was seen, by the clock",
                (Column("", 71), Column("", 667)),
                rows(*((strong(clock), words) for clock, words in seen)),
            ),
            Heading("Strengths"),
            Bullets(
                (
                    line(
                        "One idea was seen three ways, always with the same whole: strips, wall, "
                        "symbols (10:09, 10:38)."
                    ),
                    line(
                        "Talk had a purpose. Pupils tested a claim, and partners gave reasons "
                        "(10:14, 10:22)."
                    ),
                )
            ),
            Heading("One thing to develop"),
            Paragraph(
                line(
                    "Notice “add the same to both” while it is still on the whiteboards, and let "
                    "everyone test it (10:31)."
                )
            ),
            Heading("What we agreed"),
            Facts(
                (
                    Fact(
                        "You will try",
                        line(
                            strong(
                                "One wrong answer a lesson: “When is this true? How do we know?”"
                            )
                        ),
                    ),
                    Fact("By when", line("From Monday 16 to Friday 27 November 2026")),
                    Fact(
                        "Help offered",
                        line(
                            "Tom brings three ready-made wrong examples and covers 20 minutes "
                            "to plan."
                        ),
                    ),
                    Fact(
                        "We will see",
                        line(
                            "What pupils say and write when they test it. You choose what to "
                            "show us."
                        ),
                    ),
                )
            ),
            Heading("Your comment", "typed by you; no one else can change it"),
            Paragraph(
                line(
                    "“I saw the 4/5 answers but was worried about time. Starting with one of them "
                    "would suit this class better. The paper strips are staying!”"
                )
            ),
            Signatures(
                "Read, with a comment",
                (
                    Signatory("Anna Hansford", "teacher", "12 Nov 2026, 15:58", ink("anna")),
                    Signatory("Helen Loder", "SLE", "12 Nov 2026, 15:59", ink("helen")),
                ),
                aside="reading is not the same as agreeing",
            ),
            SealNote(
                line(
                    LOCKED,
                    " on Helen Loder’s laptop, 12 November 2026, 16:00, after talking from 15:40 "
                    "to 15:58.\n",
                    strong("To check:"),
                    " open it in Adobe Reader or the app; ",
                    strong("L-0212"),
                    " ends ",
                    strong("5D90 B3E2"),
                    ".",
                )
            ),
        ),
        audience="This page is yours alone. Your maths lead and headteacher receive the theme and "
        "what you will try, no quotations.",
    )
    return summary, DocumentFacts(
        "L-0212", 1, "teacher", datetime(2026, 11, 12, 16, 0, tzinfo=UTC), "Helen Loder"
    )

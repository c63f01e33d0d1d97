"""An audit's review of four pages, version 2, with two photos."""

from datetime import UTC, date, datetime

from sle_desktop.reports.blocks import (
    Column,
    DocumentFacts,
    Heading,
    Mark,
    Numbered,
    Paragraph,
    Photo,
    Photos,
    Replaced,
    Row,
    SealNote,
    Signatory,
    Signatures,
    Summary,
    Table,
    line,
    muted,
    position,
    strong,
)
from tests.reports.pages.audit_blocks import audit_criteria, audit_movement, audit_strip, statements
from tests.reports.pages.common import (
    FINGERPRINT,
    LOCKED,
    NOT_APPLICABLE,
    NOT_LOOKED_AT,
    PROJECT,
    READ,
    A,
    G,
    R,
    check_page,
    ink,
    photo,
    rows,
)


def audit() -> tuple[Summary, DocumentFacts]:
    """Return an audit's review of four pages with two photos, version 2."""
    summary = Summary(
        kind="EEF audit · Review 1",
        project=PROJECT,
        title="Stourbank Middle School",
        running="EEF audit, Review 1, 10 November 2026",
        opening=(
            Paragraph(
                line(
                    strong("Tuesday 10 November 2026"),
                    ", with the maths lead, the headteacher and two Year 5 and 6 teachers.\n"
                    "Scope: Years 5 and 6. The school filled it in first; then we agreed it "
                    "together.",
                )
            ),
        ),
        verdict=(
            "Assessment and tasks are now secure and models are developing.",
            "Problem solving has not moved yet, and extra help has slipped.",
        ),
        blocks=(
            Heading("The eight recommendations"),
            audit_strip(),
            Heading("Three priorities, and what happens first"),
            Numbered(
                (
                    line(
                        strong("Two strategies taught, named and compared each half term"),
                        " (3). First: plan “draw it” and “work backwards” for Year 5. Maths lead, "
                        "by 27 November 2026.",
                    ),
                    line(
                        strong("Extra help runs as designed again"),
                        " (7). First: train the two new adults and protect three 20-minute slots a "
                        "week. Deputy head, by 11 January 2027.",
                    ),
                    line(
                        strong("Everyone knows how fractions grow from Year 5 to Year 6"),
                        " (4). First: a 40-minute staff meeting with the fraction map. Maths lead, "
                        "by 2 December 2026.",
                    ),
                )
            ),
            Heading("How statements moved", "27 of 32 were looked at both times"),
            audit_movement(),
            Heading("Success criteria", "2 of 4 met"),
            audit_criteria(),
            Heading("2\u00a0 Use manipulatives and representations"),
            Paragraph(
                line(
                    "Agreed: ",
                    Mark(R, now=False),
                    " not yet in place in January, ",
                    Mark(A),
                    strong(" developing"),
                    " now, and improving. ",
                    strong("Main strength:"),
                    " the bar model is drawn in the same way in every Year 5 and Year 6 room.",
                )
            ),
            statements(),
            Heading("Where views differed", "1 of 32 statements, by two bands"),
            Table(
                "Statements on which school and SLE differed",
                (
                    Column("", 43),
                    Column("Statement", 263),
                    Column("School", 131),
                    Column("SLE", 154),
                    Column("Agreed", 147),
                ),
                (
                    Row(
                        (
                            (line(strong("3c")),),
                            (line(strong("Worked examples, including wrong ones, are studied.")),),
                            (line(position(G, now=False)),),
                            (line(position(R, now=False)),),
                            (line(position(A, now=True)),),
                        ),
                        line(
                            "The school counted the examples shown; the SLE listened for pupils "
                            "discussing them. We will read 12 books together in January and look "
                            "again."
                        ),
                    ),
                ),
                keys=2,
            ),
            Heading("What was not compared", "5 of 32 statements"),
            Table(
                "Statements that were not compared, and why",
                (Column("", 43), Column("", 549), Column("", 146)),
                rows(
                    (
                        strong("6d"),
                        line(
                            strong("Schemes, textbooks and technology are used as tools."),
                            " No scheme is in use in Years 5 and 6 this year.",
                        ),
                        position(NOT_APPLICABLE, now=True),
                    ),
                    (
                        strong("8"),
                        line(
                            strong("All four statements."),
                            " Not looked at in January. Read here for both moves: into Year 5, and "
                            "on after Year 8.",
                        ),
                        position(NOT_LOOKED_AT, now=True),
                    ),
                ),
            ),
            Heading("What we saw in rooms and books"),
            Photos(
                (
                    Photo(
                        photo(1),
                        "A strip of paper folded in halves and quarters beside two fractions",
                        "Year 5, 10 November: one whole, folded twice.",
                    ),
                    Photo(
                        photo(2),
                        "Two bars of the same length, one cut in thirds",
                        "Year 6 book, unit 3: the bar stays beside the symbols.",
                    ),
                )
            ),
            Heading("The headteacher’s comment"),
            Paragraph(
                line(
                    "“A fair picture. Protecting three slots a week is the hard part; I will put "
                    "it to governors on 24 November.” ",
                    muted("Sarah Legg, headteacher"),
                )
            ),
            Signatures(
                READ,
                (
                    Signatory("Helen Loder", "SLE", "10 Nov 2026, 15:31", ink("helen")),
                    Signatory("Tom Ridout", "maths lead", "10 Nov 2026, 15:32", ink("tom")),
                    Signatory("Sarah Legg", "headteacher", "16 Nov 2026, 09:10"),
                ),
            ),
            SealNote(
                line(
                    LOCKED,
                    " on Helen Loder’s laptop, 16 November 2026, 09:12. Ink was drawn for this "
                    "document only, in her presence. ",
                    strong("To check:"),
                    " see the last page.",
                )
            ),
            check_page("A-0031, version 2", "41CE 9B07"),
        ),
        audience="For the headteacher and maths lead. The project lead receives positions and "
        "counts, not the evidence.",
        attribution="Structured around the eight recommendations of Improving Mathematics in Key "
        "Stages 2 and 3 (Education Endowment Foundation, 2017). Statements and descriptors are the "
        "project’s own and are not endorsed by the EEF.",
    )
    return summary, DocumentFacts(
        "A-0031",
        2,
        "school",
        datetime(2026, 11, 16, 9, 12, tzinfo=UTC),
        "Helen Loder",
        replaces=Replaced(1, date(2026, 11, 10), "the headteacher has now read it"),
        fingerprint=FINGERPRINT,
    )

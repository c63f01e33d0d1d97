"""The audit's tables and figures."""

from sle_desktop.reports.blocks import (
    Arrow,
    Column,
    Mark,
    Moved,
    Movement,
    Row,
    Stage,
    Strip,
    StripRow,
    Table,
    Transition,
    line,
    muted,
    position,
    strong,
)
from tests.reports.pages.common import NOT_APPLICABLE, NOT_LOOKED_AT, A, G, R


def audit_strip() -> Strip:
    """Return eight recommendations over two stages."""
    up, level, down = (
        line(Arrow("up"), " Improving"),
        line(Arrow("level"), " Steady"),
        Arrow("down"),
    )
    told = (
        ("Use assessment to build on pupils’ existing knowledge and understanding", A, G, up, ""),
        ("Use manipulatives and representations", R, A, up, ""),
        ("Teach pupils strategies for solving problems", R, R, level, "Priority 1"),
        (
            "Enable pupils to develop a rich network of mathematical knowledge",
            A,
            A,
            level,
            "Priority 3",
        ),
        ("Develop pupils’ independence and motivation", A, A, up, ""),
        ("Use tasks and resources to challenge and support pupils’ mathematics", A, G, up, ""),
        (
            "Use structured interventions to provide additional support",
            G,
            A,
            line(down, strong(" Slipping")),
            "Priority 2",
        ),
        (
            "Support pupils to make a successful transition between primary and secondary school",
            NOT_LOOKED_AT,
            A,
            line("First look"),
            "",
        ),
    )
    return Strip(
        (Stage("Baseline", "13 Jan 2026"), Stage("Review 1", "10 Nov 2026")),
        tuple(
            StripRow(str(index), title, (before, after), direction, priority)
            for index, (title, before, after, direction, priority) in enumerate(told, start=1)
        ),
    )


def audit_movement() -> Movement:
    """Return how 27 statements moved."""
    return Movement(
        (
            Moved(
                10,
                27,
                "moved up",
                (Transition(6, R, A), Transition(3, A, G), Transition(1, R, G)),
            ),
            Moved(
                14,
                27,
                "stayed the same",
                (Transition(4, R, R), Transition(6, A, A), Transition(4, G, G)),
            ),
            Moved(3, 27, "moved down", (Transition(2, G, A), Transition(1, A, R))),
        ),
        line(
            muted("Not compared: "),
            Mark(NOT_LOOKED_AT, now=False),
            muted(" 4 not looked at in January, "),
            Mark(NOT_APPLICABLE, now=False),
            muted(" 1 not applicable. The same SLE made both; 8 of 15 days used."),
        ),
    )


def statements() -> Table:
    """Return the statements of a recommendation, each with a note that goes on beneath."""
    changed = strong("What changed:")
    told = (
        (
            "2a",
            "A model or resource is chosen for a reason teachers can state.",
            R,
            A,
            line(
                "9 of 12 unit plans name the model and the reason. ",
                muted("Planning, lessons 2 and 4."),
                " ",
                changed,
                " planning now starts with “which model, and why?”",
            ),
        ),
        (
            "2b",
            "The link between model, words and symbols is made explicit.",
            R,
            A,
            line(
                "Seen in 14 of 24 books; 6 of 14 pupils could explain it. ",
                muted("Books, pupil talk."),
                " ",
                changed,
                " shared sentence stems, agreed in June.",
            ),
        ),
        (
            "2c",
            "Models fade as understanding grows.",
            R,
            R,
            line(
                "Cubes and bars are on every table in Year 6, whoever needs them. ",
                muted("Lessons 1, 3 and 5."),
            ),
        ),
        (
            "2d",
            "Models and number lines are consistent from year to year.",
            A,
            G,
            line(
                "One agreed progression in 5 of 5 rooms and in the books. ",
                muted("Rooms, books."),
                " ",
                changed,
                " the first schools’ number line was adopted.",
            ),
        ),
    )
    return Table(
        "Statements of recommendation 2: baseline and what was agreed now",
        (
            Column("", 43),
            Column("Statement", 382),
            Column("Baseline", 154),
            Column("Review 1, agreed", 159),
        ),
        tuple(
            Row(
                (
                    (line(strong(code)),),
                    (line(strong(words)),),
                    (line(position(before, now=False)),),
                    (line(position(now, now=True)),),
                ),
                note,
            )
            for code, words, before, now, note in told
        ),
        keys=2,
    )


def audit_criteria() -> Table:
    """Return the success criteria with baseline, target and now."""
    told = (
        ("1-1", "Short checks shape the start of every unit.", "Unit plans, Years 5 and 6",
         ("2 of 12", "Jan 2026"), ("12 of 12", "Jul 2026"), ("12 of 12", "Jul 2026"), "✓ Met"),
        ("2-1", "Books show model, words and symbols together.", "Books read with the maths lead",
         ("5 of 24", "Jan 2026"), ("18 of 24", "Apr 2027"), ("14 of 24", "Nov 2026"), "On track"),
        ("3-1", "Pupils name and compare strategies.", "Pupils spoken with",
         ("3 of 14", "Jan 2026"), ("10 of 14", "Apr 2027"), ("4 of 14", "Nov 2026"), "At risk"),
        ("6-1", "Every pupil can start, and go deeper, on the same task.", "Lessons seen",
         ("1 of 6", "Feb 2026"), ("5 of 6", "Nov 2026"), ("5 of 6", "Nov 2026"), "✓ Met"),
    )  # fmt: skip
    return Table(
        "Success criteria: baseline, target, now and status",
        (
            Column("", 48.5),
            Column("What will be different, and the measure", 314),
            Column("Baseline", 101),
            Column("Target", 101),
            Column("Now", 101),
            Column("Status", 73),
        ),
        tuple(
            Row(
                (
                    (line(strong(code)),),
                    (line(words + " ", muted(measure)),),
                    (line(baseline[0]), line(muted(baseline[1]))),
                    (line(target[0]), line(muted(target[1]))),
                    (line(strong(now[0])), line(muted(now[1]))),
                    (line(strong(status)),),
                )
            )
            for code, words, measure, baseline, target, now, status in told
        ),
        keys=2,
    )

"""An audit's success criteria: what will be different, from where to where, and how it stands."""

from collections import Counter
from dataclasses import replace

from sle_desktop.reports.answers import Answers, names
from sle_desktop.reports.blocks import Block, Cell, Column, Heading, Row, Table, line, muted, strong
from sle_desktop.reports.recommendation_words import number_of
from sle_desktop.reports.wording import month_year, of_all, sentence, without_stop

CRITERIA_NAMES = names(
    """
    criteria criterion_id criterion_recommendation different problem measure measure_note
    baseline_value baseline_date target_value target_date now_value now_date criterion_status
    """
)

_MET, _REPLACED = "met", "replaced"
_NOW = 4
"""The column of where a criterion is now."""


def criteria(answers: Answers) -> list[Block]:
    """Return the criteria as a table; one that was replaced is not counted."""
    rows = [row for row in answers.rows("criteria") if row.line("different")]
    if not rows:
        return []
    counting = [row for row in rows if not row.is_("criterion_status", _REPLACED)]
    met = sum(row.is_("criterion_status", _MET) for row in counting)
    codes: Counter[str] = Counter()
    told = []
    for number, row in sorted(((_number(row), row) for row in rows), key=_by_number):
        codes[number] += 1
        told.append(_row(row, f"{number}-{codes[number]}"))
    begun = any(row.line("now_value") for row in rows)
    aside = f"{of_all(met, len(counting))} met" if begun else f"{len(rows)} set"
    return [Heading("Success criteria", aside), _table(told, begun=begun)]


def _table(rows: list[Row], *, begun: bool) -> Table:
    """Return the rows as a table; "now" has no column while nothing has begun."""
    columns = [
        Column("", 46),
        Column("What will be different, and the measure", 300),
        *(Column(head, 98) for head in ("Baseline", "Target", "Now", "Status")),
    ]
    if not begun:
        del columns[_NOW]
        rows = [replace(row, cells=row.cells[:_NOW] + row.cells[_NOW + 1 :]) for row in rows]
    about = "Success criteria: what will be different, from where to where, and how it stands"
    return Table(about, tuple(columns), tuple(rows), keys=2, whole=True)


def _number(row: Answers) -> str:
    return number_of(row, "criterion_recommendation") or "–"


def _by_number(numbered: tuple[str, Answers]) -> int:
    """Return the place of a criterion: by recommendation, those without one last."""
    number = numbered[0]
    return int(number) if number.isdigit() else 99


def _row(row: Answers, code: str) -> Row:
    measure = row.line("measure_note") or row.label("measure")
    status = row.label("criterion_status")
    if row.is_("criterion_status", _MET):
        status = f"✓ {status}"
    problem = row.line("problem")
    note = line(muted("What happens now: "), sentence(problem)) if problem else ()
    return Row(
        (
            (line(strong(code)),),
            (line(f"{sentence(row.line('different'))} ", muted(without_stop(measure))),),
            _value(row, "baseline"),
            _value(row, "target"),
            _value(row, "now"),
            (line(strong(status)),),
        ),
        note if not row.line("now_value") else (),
    )


def _value(row: Answers, when: str) -> Cell:
    value, day = row.line(f"{when}_value"), row.day(f"{when}_date")
    shown = strong(value) if when == "now" else muted("") if not value else None
    first = line(shown if shown is not None else value)
    return (first, line(muted(month_year(day)))) if day and value else (first,)

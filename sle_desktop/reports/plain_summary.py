"""What a copy of any form says: its sections, questions and answers in the form's order."""

from sle_desktop.domain.filled import Filled
from sle_desktop.reports.blocks import Fact, Facts, Paragraph, Summary, line, strong
from sle_desktop.reports.plain_sections import sections
from sle_desktop.reports.signing_off import SigningOff
from sle_desktop.reports.wording import long_date, weekday_date

_AUDIENCES = {
    "school": "For the headteacher and maths lead.",
    "teacher": "For the teacher.",
    "lead": "For the project lead.",
    "sle": "For the SLE alone.",
}


def signing(filled: Filled) -> SigningOff:
    """Return how a record of any form is signed off."""
    settings = filled.form.settings
    sometimes = settings.get("sle::signers_awaited_when", "")
    return SigningOff(awaited="" if sometimes else settings.get("sle::signers_awaited", ""))


def summarise(filled: Filled) -> Summary:
    """Return the plain summary of a record."""
    day = filled.record.date
    # Not the record's title: a form may make it of answers that this reader may not see.
    kind = filled.form.title
    facts = [Fact("By", line(f"{filled.author.name} (SLE)"))]
    if day:
        facts.insert(0, Fact("When", line(strong(weekday_date(day)))))
    if purpose := filled.form.settings.get("sle::purpose", "").strip():
        facts.append(Fact("Why", line(purpose)))
    blocks = sections(filled)
    return Summary(
        kind=kind,
        project=filled.project,
        title=filled.school.name,
        running=f"{kind}, {long_date(day)}" if day else kind,
        opening=(Facts(tuple(facts)),),
        verdict=(),
        blocks=tuple(blocks) or (Paragraph(line("No question has been answered.")),),
        audience=_AUDIENCES.get(filled.reader, f"For the {filled.reader}."),
        attribution=filled.form.settings.get("sle::attribution", ""),
    )

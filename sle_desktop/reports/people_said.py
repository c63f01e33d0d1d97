"""People by their roles, as a sentence names them."""

from sle_desktop.reports.answers import Answers

TEACHERS = "teachers"

_SAID = {
    "maths_lead": "the maths lead",
    "head": "the headteacher",
    "senior_leader": "a senior leader",
    "teacher": TEACHERS,
    "teaching_assistant": "teaching assistants",
    "governor": "a governor",
    "sle": "another SLE",
    "project_lead": "the project lead",
}


def roles_said(answers: Answers, name: str) -> tuple[str, ...]:
    """Return "the maths lead", "teachers" ... for roles that were ticked, in the form's order."""
    labels = dict(zip(answers.chosen(name), answers.labels(name), strict=True))
    field = answers.fields.get(name)
    listed = answers.form.lists.get(field.list_name, ()) if field else ()
    order = [one.name for one in listed if one.name in labels]
    return tuple(_SAID.get(role, labels[role]) for role in order)
